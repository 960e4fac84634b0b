"""What the search for paths asks of a store: from ids of entities to what lies beside them, claims and their words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from aidgraph.model import Claim, Context

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PathNode:
    """An entity as a path shows it. ``degree`` counts its derived edges, both ways."""

    id: str
    name: str
    labels: tuple[str, ...] = ()
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """The evidence of a claim, and its document. ``start`` is where the quote begins in the document's text.

    ``sketch`` tells near-equal texts: see ``claims.copies``; ``page`` is that of the original, 0 where it is not known.
    """

    fact: str
    quote: str
    start: int
    context: tuple[Context, ...]
    document: str
    title: str
    publisher: str
    published: str
    url: str
    domain: str
    sketch: str = ""
    page: int = field(default=0, kw_only=True)


@dataclass(frozen=True, slots=True)
class CuratedSource:
    """Where a curated claim is published: an address, its date and its publisher."""

    address: str
    date: str
    publisher: str


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as the graph holds it, with the curated sources that say it too."""

    id: str
    claim: Claim
    curated: tuple[CuratedSource, ...] = ()


class Neighbours(Protocol):
    """Answers come without repetition, in the order of their ids; ids that nothing is known of give nothing."""

    def given(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) with a derived edge, or a planned claim where asked, by provider."""
        ...

    def received(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The same pairs, by receiver."""
        ...

    def parts(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, ``PART_OF`` or ``MEMBER_OF``) of these wholes."""
        ...

    def wholes(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, ``PART_OF`` or ``MEMBER_OF``) of these parts."""
        ...

    def nodes(self, ids: Collection[str]) -> dict[str, PathNode]:
        """The entities with these ids."""
        ...

    def claims(self, pairs: Iterable[Pair]) -> list[StoredClaim]:
        """Every claim from the first to the second of a pair, planned and curated ones too."""
        ...

    def words(self, claim_ids: Collection[str]) -> dict[str, tuple[Words, ...]]:
        """The evidence of claims, by claim."""
        ...

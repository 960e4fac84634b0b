"""What the graph is made from: the reading side of a ledger, and the divisions that places belong to."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from aidgraph.ledger.rows import CuratedSource, DocumentRow, MentionCount, Support
from aidgraph.model import Claim, Entity


class ClaimSource(Protocol):
    """A ledger as the graph reads it. Whatever a row names by id is among the documents, entities and claims."""

    @property
    def state(self) -> str:
        """A hash that changes with anything else that it hands out."""
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """Within it, everything that it hands out is of one state."""
        ...

    def documents(self) -> Iterable[DocumentRow]:
        """Every document that was taken in."""
        ...

    def entities(self) -> Iterable[Entity]:
        """Every entity that a claim or a document names."""
        ...

    def claims(self) -> Iterable[Claim]:
        """Every claim, with how well it is supported."""
        ...

    def supports(self) -> Iterable[Support]:
        """The words that support them."""
        ...

    def curated_sources(self) -> Iterable[CuratedSource]:
        """The public sources that state them."""
        ...

    def mentions(self) -> Iterable[MentionCount]:
        """What every document names, and how often."""
        ...


class Division(Protocol):
    """An administrative division or a zone; ``parent`` is the id of what it lies in, its years are those it stood."""

    @property
    def id(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def parent(self) -> str: ...
    @property
    def since(self) -> int | None: ...
    @property
    def until(self) -> int | None: ...
    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


class Years(Protocol):
    """The first and the last year of something, as far as they are known and past."""

    @property
    def since(self) -> int | None: ...
    @property
    def until(self) -> int | None: ...


class Divisions(Protocol):
    """A gazetteer as the graph reads it."""

    def place(self, place_id: str, /) -> Division | None:
        """The division with this id."""
        ...

    def parents(self, place_id: str, /) -> Sequence[Years]:
        """Since when and until when it lay in each of what it was part of, the last of them its ``parent``."""
        ...

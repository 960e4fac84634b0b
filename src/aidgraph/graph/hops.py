"""Hops: from two nodes of a path to the claims between them, their words, and whether they hold in a year."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from aidgraph.claims.sources import Witness, count_independent
from aidgraph.claims.time import verdict
from aidgraph.graph.ends import Step
from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.neighbours import CuratedSource, Neighbours, Pair, StoredClaim, Words

_ORDER = {name: number for number, name in enumerate(PREDICATES)}  # assists is the first of them


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim of a hop with the words that say it and the public sources that state it; ``verdict`` as of the year."""

    id: str
    claim: Claim
    verdict: str
    words: tuple[Words, ...]
    curated: tuple[CuratedSource, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One of the parallel edges of a hop: a predicate and its claims; ``forward`` where it goes the path's way."""

    predicate: str
    forward: bool
    claims: tuple[ToldClaim, ...]

    @property
    def planned(self) -> bool:
        """Whether it is only planned."""
        return all(told.claim.status == "planned" for told in self.claims)

    @property
    def curated(self) -> bool:
        """Whether no document says it."""
        return all(told.claim.origin == "curated" for told in self.claims)


@dataclass(frozen=True, slots=True)
class Hop:
    """From ``source`` to ``target``: a step of hierarchy, whose ``relation`` is ``PART_OF`` or ``MEMBER_OF`` and whose
    source is the whole; or claims, with ``links`` and as ``relation`` the type of the first of them.

    ``sources`` counts the independent documents that say any of its claims.
    """

    source: str
    target: str
    relation: str
    links: tuple[Link, ...] = ()
    sources: int = 0
    verdict: str = ""

    @property
    def dated(self) -> bool:
        """Whether a claim of it states a year."""
        return any(told.claim.start or told.claim.end for link in self.links for told in link.claims)


class Teller:
    """Tells hops, from claims that are asked of the store for many pairs at once."""

    def __init__(
        self, neighbours: Neighbours, *, planned: bool, curated: bool, as_of: int | None, any_direction: bool
    ) -> None:
        self._neighbours = neighbours
        self._planned, self._curated, self._as_of, self._any_direction = planned, curated, as_of, any_direction
        self._told: dict[Pair, list[ToldClaim]] = {}

    def prepare(self, pairs: Collection[Pair]) -> None:
        """Asks for what lies between these pairs."""
        wanted = set(pairs) | ({(b, a) for a, b in pairs} if self._any_direction else set())
        new = wanted - self._told.keys()
        kept = [stored for stored in self._neighbours.claims(new) if self._counts(stored.claim)]
        words = self._neighbours.words([stored.id for stored in kept])
        self._told |= {pair: [] for pair in new}
        for stored in kept:
            told = self._tell(stored, words.get(stored.id, ()))
            if told.verdict != "no":
                self._told[stored.claim.subject, stored.claim.object].append(told)

    def hop(self, source: str, target: str) -> Hop | None:
        """The hop over the claims between two nodes; none where no claim is left."""
        ways = [(True, self._told[source, target])]
        if self._any_direction:
            ways.append((False, self._told[target, source]))
        links = sorted(
            (Link(predicate, forward, claims) for forward, told in ways for predicate, claims in _parallel(told)),
            key=lambda link: (_ORDER[link.predicate], not link.forward),
        )
        if not links:
            return None
        claims = [told for link in links for told in link.claims]
        attested = [
            Witness(words.document, words.domain, words.quote, words.sketch) for told in claims for words in told.words
        ]
        best = min(told.verdict for told in claims)  # holds comes before unknown
        relation = PREDICATES[links[0].predicate].edge
        return Hop(source, target, relation, tuple(links), count_independent(attested), best)

    def step(self, step: Step) -> Hop:
        """The hop over a step of hierarchy, from the whole to the part."""
        return Hop(step.whole, step.part, step.relation)

    def _counts(self, claim: Claim) -> bool:
        return (self._planned or claim.status == "actual") and (self._curated or claim.origin != "curated")

    def _tell(self, stored: StoredClaim, words: tuple[Words, ...]) -> ToldClaim:
        then = "" if self._as_of is None else verdict(stored.claim, self._as_of)
        return ToldClaim(stored.id, stored.claim, then, words, stored.curated)


def _parallel(told: list[ToldClaim]) -> list[tuple[str, tuple[ToldClaim, ...]]]:
    """Claims by predicate; of each those that hold first, then by their years, the undated last."""
    ordered = sorted(told, key=lambda one: (_ORDER[one.claim.predicate], one.verdict, *_when(one.claim), one.id))
    return [(predicate, tuple(claims)) for predicate, claims in groupby(ordered, lambda one: one.claim.predicate)]


def _when(claim: Claim) -> tuple[bool, str, str]:
    return not (claim.start or claim.end), claim.start, claim.end

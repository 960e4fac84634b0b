"""Amounts among the claims: from a claim with a value to its kind and the time that it covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from aidgraph.claims.time import year_of
from aidgraph.model import Claim

# Money that a helper brought in from others: told, never counted as the helper's own.
ATTRACTED: Final = "attracted"


class Kind(NamedTuple):
    """What is added up by itself: money and people, fiscal and social, and what came through a named party."""

    predicate: str
    unit: str
    what: str
    via: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with a value, and its id, which is not computed twice."""

    id: str
    claim: Claim

    @property
    def kind(self) -> Kind:
        """The kind of amount that it states."""
        return Kind(self.claim.predicate, self.claim.unit, self.claim.what, self.claim.via)

    @property
    def value(self) -> float:
        """The amount, in base units."""
        return self.claim.value or 0

    @property
    def through(self) -> str:
        """The date to which it counts: the end of its period, else its 截至."""
        return self.claim.end or self.claim.as_of

    @property
    def year(self) -> int | None:
        """The one year that it is about, where it is about one; a running total within a year is."""
        start, end = year_of(self.claim.start), year_of(self.claim.end)
        if self.claim.cumulative and end is None:
            end = year_of(self.claim.as_of)
        return start if start is not None and start == end else None

    @property
    def running(self) -> bool:
        """Whether it sums over years: a running total, or one amount for a period of several."""
        several = bool(self.claim.start and self.claim.end) and self.year is None
        return several or (self.claim.cumulative and self.year is None)

    @property
    def whole_year(self) -> bool:
        """Whether it is about all of its year: no running total within it, no part of it."""
        year = f"{self.year}"
        ends = (self.claim.start, self.claim.end)
        return not self.claim.cumulative and ends in ((year, year), (f"{year}-01-01", f"{year}-12-31"))


def figures(claims: Iterable[Claim]) -> list[Figure]:
    """Those of the claims that state an amount, by id."""
    return sorted((Figure(claim.id, claim) for claim in claims if claim.value is not None), key=lambda one: one.id)


def best(candidates: Iterable[Figure]) -> Figure:
    """The one that most sources say, of those the latest, of those the surest; by id where all else is equal."""
    return min(candidates, key=_rank)


def _rank(figure: Figure) -> tuple[int, str, int, float, str]:
    claim = figure.claim
    # Strings cannot be negated: a later date has the smaller complement.
    latest = "".join(chr(0x10FFFF - ord(character)) for character in claim.as_of or "0")
    return -claim.sources, latest, -(claim.last_attested or 0), -claim.confidence, figure.id

"""What nothing reports: from claims to the years in which each pair's amounts are reported, only planned, or silent.

Silence is not zero: it says that no document here says anything.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from aidgraph.analysis.figures import ATTRACTED, Figure, best, figures
from aidgraph.analysis.regimes import Regime
from aidgraph.claims.time import verdict, year_of
from aidgraph.model import Claim

State = Literal["reported", "planned", "silent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of a pair's amounts of one predicate and unit, whatever kind the words give them.

    ``covered_by`` is the running total that may hold the year's amount where the year itself is silent.
    """

    provider: str
    receiver: str
    predicate: str
    unit: str
    year: int
    state: State
    figures: tuple[Figure, ...] = ()
    covered_by: Figure | None = None


@dataclass(frozen=True, slots=True)
class Unattested:
    """A pairing that is known, and the regimes since the first that attests it in which nothing does."""

    provider: str
    receiver: str
    regimes: tuple[Regime, ...]


def cover(
    claims: Iterable[Claim], regimes: Sequence[Regime], first: int | None = None, last: int | None = None
) -> Iterator[Cell]:
    """Every year of every pair and kind of amount, by pair and year.

    From ``first`` to ``last``; where they are not given, from the beginning of the regime of the earliest dated amount
    to the latest year that any of the pair's amounts reaches.
    """
    series: dict[tuple[str, str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures(claims):
        claim = figure.claim
        if claim.origin != "curated" and claim.what != ATTRACTED:
            series[claim.subject, claim.object, claim.predicate, claim.unit].append(figure)
    latest: dict[tuple[str, ...], int] = {}
    for pair, members in series.items():
        reached = [year for figure in members for year in _years(figure)]
        latest[pair[:2]] = max([*reached, latest.get(pair[:2], 0)])
    for key, members in sorted(series.items()):
        reached = [year for figure in members for year in _years(figure)]
        if not reached:
            continue
        since = _beginning(min(reached), regimes) if first is None else first
        until = latest[key[:2]] if last is None else last
        for year in range(since, until + 1):
            yield _cell(key, year, members)


def unattested(
    claims: Iterable[Claim], dates: Mapping[str, Sequence[int]], regimes: Sequence[Regime], latest: int
) -> Iterator[Unattested]:
    """The known pairings with gaps, by pair; ``dates`` are the years of the curated sources of each claim.

    What ended before a regime began is no gap in it, nor is a regime that began after the ``latest`` year.
    """
    pairs: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.predicate == "assists" and claim.status == "actual":
            pairs[claim.subject, claim.object].append(claim)
    for pair, known in sorted(pairs.items()):
        attested = [regime for regime in regimes if any(attests(claim, dates, regime) for claim in known)]
        ends = [claim.ended or year_of(claim.end) for claim in known]
        end = max((year for year in ends if year is not None), default=None) if all(ends) else None
        gaps = tuple(
            regime
            for regime in regimes
            if attested and attested[0].start < regime.start <= latest and regime not in attested
            if end is None or regime.start < end
        )
        if gaps:
            yield Unattested(*pair, gaps)


def without_helper(receivers: Iterable[str], helped: Collection[str]) -> list[str]:
    """Those of the places that nobody is known to help."""
    return [place for place in receivers if place not in helped]


def _cell(key: tuple[str, str, str, str], year: int, members: Sequence[Figure]) -> Cell:
    of_year = [figure for figure in members if figure.year == year]
    done = tuple(figure for figure in of_year if figure.claim.status == "actual")
    if done:
        return Cell(*key, year, "reported", done)
    plans = tuple(figure for figure in members if figure.claim.status == "planned" and year in _years(figure))
    totals = [figure for figure in members if figure.claim.status == "actual" and _covers(figure, year)]
    return Cell(*key, year, "planned" if plans else "silent", plans, best(totals) if totals else None)


def _covers(figure: Figure, year: int) -> bool:
    start, until = year_of(figure.claim.start), year_of(figure.through)
    return figure.running and until is not None and year <= until and (start is None or start <= year)


def _years(figure: Figure) -> Sequence[int]:
    """The years that an amount says something about: its own, or those of its period that are stated."""
    if figure.year is not None:
        return (figure.year,)
    start, until = year_of(figure.claim.start), year_of(figure.through)
    if not figure.running or until is None:
        return ()
    return range(until if start is None else start, until + 1)


def _beginning(year: int, regimes: Sequence[Regime]) -> int:
    return next((regime.start for regime in regimes if regime.holds(year)), year)


def attests(claim: Claim, dates: Mapping[str, Sequence[int]], regime: Regime) -> bool:
    """Whether a claim is known to hold in a year of a regime: as stated, as attested, or by a dated public source."""
    years = [claim.first_attested, claim.last_attested, year_of(claim.start), year_of(claim.end)]
    stated = [year for year in (*years, *dates.get(claim.id, ())) if year is not None]
    if any(regime.holds(year) and verdict(claim, year) != "no" for year in stated):
        return True
    last = regime.end or max([*stated, regime.start])
    return any(verdict(claim, year) == "holds" for year in range(regime.start, last + 1))

"""The panel: from claims to one row each, with the year that it is about, what contradicts it, and which is best."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aidgraph.analysis.conflicts import conflicting
from aidgraph.analysis.figures import Figure, best
from aidgraph.claims.time import verdict, year_of
from aidgraph.model import Claim


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in the panel.

    ``year`` is the one that it is about; of a running total the one to which it counts; of a relation its first.
    ``best`` marks one row of each pair, kind, year, status and running or not. ``conflicts`` counts the claims that
    contradict it; ``verdict`` is as of the year asked about, empty where none is.
    """

    figure: Figure
    year: int | None
    best: bool
    conflicts: int
    verdict: str


def panel(
    claims: Iterable[Claim],
    *,
    kinds: Sequence[str] = (),
    years: tuple[int, int] | None = None,
    as_of: int | None = None,
) -> list[Row]:
    """The rows, by pair, predicate, kind and year; without what the window, the kinds or the year rule out."""
    told = [Figure(claim.id, claim) for claim in claims if not kinds or {claim.predicate, claim.what} & {*kinds}]
    clashes = conflicting(figure.claim for figure in told)
    rows = [
        Row(
            figure=figure,
            year=year_told(figure),
            best=False,
            conflicts=len(clashes.get(figure.id, ())),
            verdict="" if as_of is None else verdict(figure.claim, as_of),
        )
        for figure in told
    ]
    kept = [row for row in rows if row.verdict != "no" and _within(row.year, years)]
    return sorted(_marked(kept), key=_order)


def wide(rows: Iterable[Row]) -> tuple[list[int], dict[tuple[str, ...], dict[int, Row]]]:
    """The years that occur, and of each pair, kind, status and running or not its best row in every year."""
    series: dict[tuple[str, ...], dict[int, Row]] = defaultdict(dict)
    for row in rows:
        if row.best and row.year is not None and row.figure.claim.value is not None:
            series[_series(row.figure)][row.year] = row
    return sorted({year for row in series.values() for year in row}), dict(series)


def year_told(figure: Figure) -> int | None:
    """The year that a claim is about, to which it counts, or with which it begins."""
    claim = figure.claim
    if figure.year is not None or figure.running:
        return figure.year or year_of(figure.through)
    return year_of(claim.start) or year_of(claim.end)


def _within(year: int | None, years: tuple[int, int] | None) -> bool:
    return years is None or (year is not None and years[0] <= year <= years[1])


def _marked(rows: Sequence[Row]) -> Iterator[Row]:
    cells: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        cells[(*_series(row.figure), row.year)].append(row)
    for alike in cells.values():
        first = best(row.figure for row in alike)
        for row in alike:
            yield Row(row.figure, row.year, row.figure is first, row.conflicts, row.verdict)


def _series(figure: Figure) -> tuple[str, ...]:
    claim = figure.claim
    running = "running" if claim.cumulative else ""
    return claim.subject, claim.object, *figure.kind, claim.status, running


def _order(row: Row) -> tuple[object, ...]:
    return (*_series(row.figure), row.year or 0, not row.best, row.figure.id)

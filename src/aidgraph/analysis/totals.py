"""What may be said of a pair's amounts: from claims to one line a kind that counts nothing twice, and what is left out.

A line is the latest running total, with the best claim of each single year beside it, never added to it; where there is
no running total, those of the years, with their sum if each is about a whole year.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aidgraph.analysis.bounds import falls
from aidgraph.analysis.comparison import compare
from aidgraph.analysis.figures import ATTRACTED, Figure, Kind, best, figures
from aidgraph.claims.time import verdict, year_of
from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES

_ORDER: Final = {name: number for number, name in enumerate(PREDICATES)}
# Why an amount is left out, the first that applies.
REASONS: Final = (
    "group", "level", "curated", "planned", "attracted", "not_then", "other_years", "undated", "running_against_annual",
    "another_start", "superseded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """The years that are asked about, both included, and the year as of which; none of them where all are."""

    first: int | None = None
    last: int | None = None
    as_of: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One kind: its running total, if there is one; the years, in order; their sum, only where they may be added.

    ``unstated`` tells that the words do not say what kind of money it is, so that it may be part of another line.
    """

    kind: Kind
    running: Figure | None
    years: tuple[tuple[int, Figure], ...]
    sum: Decimal | None
    unstated: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An amount that is in no line, and one of ``REASONS``."""

    figure: Figure
    reason: str


@dataclass(frozen=True, slots=True)
class Total:
    """The lines, in the order of predicates and kinds, and all that they leave out, by reason."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]


def add_up(direct: Iterable[Claim], related: Iterable[tuple[Claim, str]], window: Window) -> Total:
    """The total of a pair's own claims; ``related`` are those of its parts, wholes and groups, with that reason."""
    own: dict[Kind, list[Figure]] = defaultdict(list)
    out = [LeftOut(figure, reason) for claim, reason in related for figure in figures([claim])]
    for figure in figures(direct):
        if reason := _excluded(figure, window):
            out.append(LeftOut(figure, reason))
        else:
            own[figure.kind].append(figure)
    lines = []
    for kind in sorted(own, key=lambda kind: (_ORDER[kind.predicate], kind.unit, not kind.what, *kind)):
        line, rest = _line(kind, own[kind])
        out += rest
        lines += [line] if line else []
    return Total(_marked(lines), tuple(sorted(out, key=_in_order)))


def _excluded(figure: Figure, window: Window) -> str:
    """Why an amount of the pair itself is not counted at all; empty where nothing forbids it."""
    claim = figure.claim
    if claim.origin == "curated":
        return "curated"
    if claim.status == "planned":
        return "planned"
    if claim.what == ATTRACTED:
        return "attracted"
    if window.as_of is not None and verdict(claim, window.as_of) == "no":
        return "not_then"
    return _outside(figure, window)


def _outside(figure: Figure, window: Window) -> str:
    if figure.year is None and not figure.running:
        return "undated"
    asked = window.first is not None or window.last is not None
    since = figure.year or year_of(figure.claim.start)
    until = figure.year or year_of(figure.through)
    within = (window.first is None or (since is not None and since >= window.first)) and (
        window.last is None or (until is not None and until <= window.last)
    )
    if not asked or within:
        return ""
    overlaps = figure.running and (window.last is None or since is None or since <= window.last)
    overlaps = overlaps and (window.first is None or until is None or until >= window.first)
    return "running_against_annual" if overlaps else "other_years"


def _line(kind: Kind, members: Sequence[Figure]) -> tuple[Line | None, list[LeftOut]]:
    totals = [figure for figure in members if figure.running]
    running = _latest(totals)
    years, out = _years([figure for figure in members if not figure.running])
    for figure in totals:
        if running and figure is not running:
            alike = figure.claim.start == running.claim.start
            out.append(LeftOut(figure, "superseded" if alike else "another_start"))
    may_add = running is None and all(figure.whole_year for _, figure in years)
    amounts = [Decimal(str(figure.value)) for _, figure in years]
    return Line(kind, running, years, sum(amounts, Decimal(0)) if may_add and amounts else None), out


def _latest(totals: Sequence[Figure]) -> Figure | None:
    """The latest running total that is not below an earlier one, unless the two contradict one another.

    Of those of one date the one that begins first, then the one that most sources say. Totals that begin in different
    years do not contradict one another; so the later of them is no sum of everything where it is the lower.
    """
    ranked = sorted(totals, key=lambda figure: figure.id)
    ranked.sort(key=lambda figure: (-figure.claim.sources, -figure.value))
    ranked.sort(key=lambda figure: figure.claim.start)
    ranked.sort(key=lambda figure: figure.through, reverse=True)
    return next((figure for figure in ranked if not _below_an_earlier(figure, totals)), None)


def _below_an_earlier(figure: Figure, totals: Iterable[Figure]) -> bool:
    earlier = [other for other in totals if other.through < figure.through]
    return any(falls(other.claim, figure.claim) and compare(other, figure).outcome != "conflict" for other in earlier)


def _years(members: Iterable[Figure]) -> tuple[tuple[tuple[int, Figure], ...], list[LeftOut]]:
    """The best claim of each year, one about the year before one within it; and the others."""
    by_year: dict[int, list[Figure]] = defaultdict(list)
    for figure in members:
        if figure.year is not None:
            by_year[figure.year].append(figure)
    chosen, out = [], []
    for year, alike in sorted(by_year.items()):
        annual = [figure for figure in alike if not figure.claim.cumulative]
        one = best(annual or alike)
        chosen.append((year, one))
        for figure in alike:
            against = figure.claim.cumulative and annual
            if figure is not one:
                out.append(LeftOut(figure, "running_against_annual" if against else "superseded"))
    return tuple(chosen), out


def _marked(lines: Sequence[Line]) -> tuple[Line, ...]:
    """With those lines marked whose kind of money is unstated while other lines state theirs."""
    stated = {(line.kind.predicate, line.kind.unit) for line in lines if line.kind.what}
    return tuple(
        Line(line.kind, line.running, line.years, line.sum, not line.kind.what and line.kind[:2] in stated)
        for line in lines
    )


def _in_order(item: LeftOut) -> tuple[int, int, str, str]:
    claim = item.figure.claim
    return REASONS.index(item.reason), _ORDER[claim.predicate], claim.start or claim.as_of, item.figure.id

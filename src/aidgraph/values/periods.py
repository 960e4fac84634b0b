"""Hands on periods: the years, half-years and running spans that a text names."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from aidgraph.values.points import RELATIVE_NAMES, Point

Kind = Literal["span", "since", "until", "before", "years", "running", "relative", "compared"]


@dataclass(frozen=True, slots=True)
class Period:
    """``text[start:end]`` names a period.

    ``span`` runs from ``first`` to ``last``; ``since`` from ``first`` on; ``until`` is the date of a running total
    (截至), in ``last``; ``before`` a deadline or horizon (到2025年, 6月底前), in ``last``; ``years`` says how many
    (``years``: 三年来); ``running`` only that it is a running total (累计, 近年来); ``relative`` leans on one named
    earlier; ``compared`` is what something is compared with (比上年), and no period of the statement.

    ``first`` and ``last`` are ``2018``, ``2018-05`` or ``2018-05-14`` (``--05`` without a year), or None where they are
    not said or not known. ``relative`` is ``this_year``, ``last_year``, ``year_before_last`` or ``next_year`` (of a
    document whose year is not known), ``now`` (近日, 截至目前), ``that_year``, ``that_period`` or ``that_day``, else
    empty; ``offset`` is added to the year that it leans on (次年 is 1).
    """

    start: int
    end: int
    kind: Kind
    first: str | None = None
    last: str | None = None
    running: bool = False
    years: float | int | None = None
    relative: str = ""
    offset: int = 0


_BOTH: Final = ("span", "compared")


def period_of(point: Point, kind: Kind, start: int, end: int) -> Period:
    """The period of ``kind`` that one point in time opens, closes or is."""
    iso = point.iso or None
    period = Period(
        start, end, kind,
        iso if kind in _BOTH or kind == "since" else None,
        iso if kind in _BOTH or kind in ("until", "before") else None,
        running=kind in ("since", "until"),
    )  # fmt: skip
    if point.offset is None or point.year is not None:
        return period
    return replace(period, relative=RELATIVE_NAMES[point.offset])


def year_of(point: Point) -> Point:
    """``point`` without month and day."""
    return replace(point, month=None, day=None)

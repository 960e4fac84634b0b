"""Hands on calendar dates: what a month or a day that a text names is in ISO form."""

from dataclasses import dataclass

from aidgraph.values.points import Point


@dataclass(frozen=True, slots=True)
class Date:
    """``text[start:end]`` names a month or a day.

    ``iso`` is ``2018-05`` or ``2018-05-14``; without a year ``--05`` or ``--05-14``, and ``---14`` for a day alone (the
    forms of XML Schema).
    """

    start: int
    end: int
    iso: str


def date_of(point: Point) -> Date | None:
    """The date that a point in time is; None for a year, which is a period."""
    return Date(point.start, point.end, point.iso) if point.month or point.day else None

"""Receives a text and a position and hands on the point in time written there: a year, month or day, 去年底."""

import re
from dataclasses import dataclass
from typing import Final

from aidgraph.values.cores import ZERO, evaluate, positional

_DIGIT: Final = f"[{ZERO}一二三四五六七八九]"
_YEAR: Final = rf"(?P<year>(?<![0-9])(?:1\n?9|2\n?0)\n?[0-9]\n?[0-9]|[一二]{_DIGIT}{{3}})[ \n]?年(?!代|级|轻)度?"
RELATIVE_YEARS: Final = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "前年": -2, "明年": 1}
RELATIVE_NAMES: Final = {0: "this_year", -1: "last_year", -2: "year_before_last", 1: "next_year"}
_RELATIVE: Final = r"(?P<relative>今年|去年|本年度?|(?<![以之提年])前年(?!均)|(?<![文清透])明年)度?"
_MONTH: Final = (
    r"(?P<month>(?<![0-9.])(?:1[0-2]|0?[1-9])|十[一二]?|[一二三四五六七八九])[ \n]?月(?![亮饼球子均供薪嫂月来龄])份?"
)
_DAY: Final = (
    r"(?P<day>3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[ \n]?[日号](?!内)"
)
_EDGE: Final = r"(?P<edge>年?底(?![盘层数子色])|年?末|年?初(?![中级步心衷])|年中|[上中下]旬)"
_POINT: Final = re.compile(rf"(?:{_YEAR}|{_RELATIVE})?(?:[ \n]?{_MONTH}(?:[ \n]?{_DAY})?)?{_EDGE}?")
_LONE_DAY: Final = re.compile(r"(?<![0-9.:])(?P<day>3[01]|[12][0-9]|[1-9])日(?![元均内夜后前游产本程])")
_ISO: Final = re.compile(
    r"(?<![0-9./-])(?P<year>(?:19|20)[0-9]{2})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>0?[1-9]|[12][0-9]|3[01])(?![0-9]|[-/.][0-9])"
)


@dataclass(frozen=True, slots=True)
class Point:
    """``text[start:end]`` names a year, month or day; what it leaves out is None.

    ``offset`` is the distance of a relative year (去年 is -1) from the document's, None for one that is written out or
    left out; ``edge`` holds 底, 初 or 上旬, which make no date more exact.
    """

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    edge: str = ""
    offset: int | None = None

    @property
    def iso(self) -> str:
        """``2018``, ``2018-05``, ``2018-05-14``; without a year ``--05``, ``--05-14`` or ``---14``."""
        year = "-" if self.year is None else f"{self.year}"
        if self.month is None:
            day = "" if self.day is None else f"---{self.day:02}"
            return day if self.year is None else year
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def point_at(text: str, position: int, document_year: int | None) -> Point | None:
    """The point in time whose words start at ``position``; 今年 counts from ``document_year``, where that is known."""
    found = _ISO.match(text, position) or _POINT.match(text, position)
    if found is None or not found.group():
        return _lone_day(text, position)
    parts = found.groupdict()
    if not (parts["year"] or parts.get("relative") or parts["month"]):
        return _lone_day(text, position)
    offset = RELATIVE_YEARS[parts["relative"]] if parts.get("relative") else None
    if offset is None:
        year = positional(parts["year"].replace("\n", "")) if parts["year"] else None
    else:
        year = None if document_year is None else document_year + offset
    return Point(
        position, found.end(), year, _integer(parts["month"]), _integer(parts["day"]), parts.get("edge") or "", offset
    )


def _lone_day(text: str, position: int) -> Point | None:
    found = _LONE_DAY.match(text, position)
    return Point(position, found.end(), None, None, int(found.group("day"))) if found else None


def _integer(written: str | None) -> int | None:
    value = evaluate(written) if written else None
    return None if value is None else int(value)

"""Dates of publication: from normalised text, or the name of a file, to ISO dates with their spans."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_DIGITS: Final = {digit: value for value, digits in enumerate(("〇零○", *"一二三四五六七八九")) for digit in digits}
_HAN_DIGIT: Final = "〇零○一二三四五六七八九"
_HAN_NUMBER: Final = "[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
# What follows a date that opens a span of time: such a date says when something went on, not when it was published.
_NO_RANGE: Final = r"(?!\s?(?:[至到起—～]|以来|前后|-\s?\d))"
_DATE: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月(?:\s?(?P<d>\d{1,2})\s?[日号])?"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)\s?(?P<mark>[-/.])\s?(?P<m2>\d{1,2})\s?(?P=mark)\s?(?P<d2>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y3>(?:19|20)\d\d)年第\d+期\D{0,4}(?P<m3>\d{1,2})月(?P<d3>\d{1,2})日"
    r"|(?<=[(（])(?P<y4>(?:19|20)\d\d)(?P<m4>\d\d)(?P<d4>\d\d)(?=[)）])"
    rf"|(?P<y5>[一二][{_HAN_DIGIT}]{{3}})年(?P<m5>{_HAN_NUMBER})月(?:(?P<d5>{_HAN_NUMBER})[日号])?"
)
_AFTER: Final = re.compile(_NO_RANGE)
_PLAIN: Final = re.compile(r"(?P<y>(?:19|20)\d\d)(?:[-/.](?P<m>\d{1,2})(?:[-/.](?P<d>\d{1,2}))?)?")
_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """``text[start:end]`` says ``iso``: ``2020-11-16``, or ``2020-11`` where no day is given."""

    start: int
    end: int
    iso: str


def find_dates(text: str) -> Iterator[DateSpan]:
    """Every full date (year and month at least) of normalised text that opens no span of time."""
    for match in _DATE.finditer(text):
        if not _AFTER.match(text, match.end()):
            continue
        parts = [value for name, value in match.groupdict().items() if value and name != "mark"]
        if iso := _iso(*map(_number, parts)):
            yield DateSpan(match.start(), match.end(), iso)


def parse_date(text: str) -> str:
    """The ISO form of a cell that holds a date and nothing else (2020, 2020-11, 2020/11/16, 2020年11月16日), or ""."""
    if match := _PLAIN.fullmatch(text):
        return _iso(*(int(part) for part in match.groups() if part))
    found = next(find_dates(text), None)
    return found.iso if found and (found.start, found.end) == (0, len(text)) else ""


def date_of_name(name: str) -> str:
    """The ISO form of the first yyyymmdd (or yyyy-mm-dd) in a file's name, or ""."""
    for match in _IN_NAME.finditer(name):
        if iso := _iso(int(match[1]), int(match[3]), int(match[4])):
            return iso
    return ""


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
    return int("".join(str(_DIGITS[digit]) for digit in text))


def _iso(year: int, month: int = 0, day: int = 0) -> str:
    """The date as far as it is given; "" where the calendar has no such day."""
    try:
        whole = datetime.date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]

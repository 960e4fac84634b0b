"""Receives a text and the document's year and hands on the periods and dates of the text, in order."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from aidgraph.values import eras
from aidgraph.values.cores import evaluate, plain
from aidgraph.values.dates import Date, date_of
from aidgraph.values.periods import Kind, Period, period_of
from aidgraph.values.phrases import FIRST_CHARACTERS, phrase_at
from aidgraph.values.points import Point, point_at

Time = Period | Date

_DIGITS: Final = "0123456789一二两三四五六七八九十半"
_YEARS: Final = re.compile(
    r"(?<![第0-9.一二两三四五六七八九十])(?P<recent>(?:最近|近|过去|这)的?)?"
    r"(?P<number>[0-9]{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,4}|半)[ \n]?(?P<vague>几)?[余多来]?"
    r"(?:个?年(?P<half>半)?(?:多|零[0-9一二三四五六七八九十]+个月)?(?:以?来(?![自到源访客宾电])|间(?![接隔])|里(?!程)|头)"
    r"|载(?![体重客入荷歌])|(?P<plain>年)(?![内度级均底来前后]))"
)
_OPENER: Final = re.compile(
    r"(截至到|截止到|截止至|截至|截止|(?<![来各独亲源出])自从?|(?<![服听自])从|早在|力争到|直到|直至|"
    r"(?<![达得收受看感遇碰接签高加升长大降少增减])到|(?<![甚以乃冬夏截])至)[，, ]?\Z"
)
_OPEN_YEAR: Final = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?=[ \n]?(?:[-—–~～]{1,2}|至|到)[ \n]?(?:19|20)[0-9]{2}[ \n]?年)"
)
_JOINT: Final = re.compile(
    r"[ \n]?(?:[-—–~～]{1,2}|至|到)[ \n]?"
    r"(?:(今(?![年天日春夏秋冬])|目前|现在|如今)|(?=[0-9一二三四五六七八九十今去本]))"
)
_MONTHS: Final = (
    r"(?:1[0-2]|[1-9])月?(?:[-—–~～]{1,2}|至|到)(?:1[0-2]|[1-9])月份?|"
    r"[一二三四五六七八九十]+月?至[一二三四五六七八九十]+月份?"
)
_LONE_MONTHS: Final = re.compile(rf"(?<![0-9.])(?:{_MONTHS})")
_PART: Final = re.compile(
    rf"[ \n]?(?:{_MONTHS}|[^，。；、！？,;\n0-9]{{0,6}}?期间|第?[一二三四1-4](?:[-至到][一二三四1-4])?季度|"
    r"上半年|下半年|全年|当年|同期|一年|前(?:[二三四]季度|[0-9一二三四五六七八九十两]+个(?:多月|月|季度))|[春夏秋冬](?:[季天]|(?![节耕运种灌播收])))"
)
_TAIL: Final = re.compile(r"(?:这[0-9一二两三四五六七八九十]+年)?(?:期间|间(?![接隔])|来(?![自到源访客宾]))?")
_BEFORE: Final = re.compile(r"[之以]?前(?![往来后提进期述线景沿身列所不夕0-9一二三四五六七八九十两半])")
_SINCE: Final = re.compile(r"以来|起(?![步点草诉源飞火动来航用止家伏])|开始|伊始")
_SINCE_LATER: Final = re.compile(r"[^，。；、！？,;\n0-9今去和与及]{1,14}?以来")
_STOP: Final = re.compile(r"为止|止(?!步)")
_COMPARED: Final = re.compile(r"(?:比|较|高于|低于|多于|少于|超过了?|超出|相当于)\Z")
_BASE: Final = re.compile(r"(?:达到了?|是|为|占)\Z")
_BASE_OF: Final = re.compile(r"[^，。；！？,;]{0,14}(?:倍|%)")
_AGAINST: Final = re.compile(r"(?:同期)?相比")
_GENERIC_SINCE: Final = re.compile(r"[一-鿿]{0,2}\Z")


def find_times(text: str, year: int | None) -> list[Time]:
    """The periods and dates of ``text``, not overlapping; ``year`` is that of the document, where it is known."""
    found: list[Time] = []
    floor = 0
    trigger = _TRIGGER.search(text)
    while trigger:
        position = trigger.start()
        times = _times_at(text, position, floor, year)
        found += times
        floor = times[-1].end if times else floor
        trigger = _TRIGGER.search(text, max(position + 1, floor))
    return found


def _times_at(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    """What the first reader that knows the character at ``position`` makes of it."""
    for read in _READERS[text[position]]:
        times = read(text, position, floor, year)
        if times:
            return times
    return []


def _years(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    """近三年来, 28年来, 十年间, 23载, 过去五年."""
    found = _YEARS.match(text, position)
    if found is None or (found.group("plain") and not found.group("recent")):
        return []
    number = evaluate(found.group("number").replace("半", "0.5")) if not found.group("vague") else None
    if number is None:
        return [Period(position, found.end(), "running", running=True)]
    half = evaluate("0.5") if found.group("half") else None
    return [Period(position, found.end(), "years", running=True, years=plain(number + half if half else number))]


def _plan(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    """“十三五”期间, “十四五”以来, “十三五”末."""
    plan = eras.plan_at(text, position)
    if plan is None:
        return []
    first, last = str(plan.first), str(plan.last)
    if plan.tail.endswith("以来"):
        return [Period(position, plan.end, "since", first, None, True)]
    if plan.tail in ("末", "收官"):
        return [Period(position, plan.end, "before", None, last)]
    return [Period(position, plan.end, "span", first, last)]


def _since(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    """党的十八大以来, 开展以来: what precedes is an event, dated if it is of the public record."""
    if not text.startswith("以来", position):
        return []
    nearby = max(floor, position - 12)
    event = eras.EVENT_BEFORE.search(text, nearby, position)
    if event:
        return [Period(event.start(), position + 2, "running", str(eras.EVENTS[event.group(1)]), None, True)]
    word = _GENERIC_SINCE.search(text, max(floor, position - 2), position)
    return [Period(word.start() if word else position, position + 2, "running", running=True)]


def _phrase(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    period = phrase_at(text, position, year)
    if period is None:
        return []
    against = period.kind == "relative" and _is_compared(text, position, period.end)
    return [replace(period, kind="compared") if against else period]


def _point(text: str, position: int, floor: int, year: int | None) -> list[Time]:
    """Everything that opens with a year, month or day."""
    opened = _OPEN_YEAR.match(text, position)
    point = Point(position, opened.end(), int(opened.group(1))) if opened else point_at(text, position, year)
    months = _LONE_MONTHS.match(text, position)
    if months and (point is None or months.end() > point.end) and not opened:
        return [Period(position, months.end(), "relative", relative="that_year")]
    if point is None:
        return []
    opener = _OPENER.search(text, max(floor, position - 5), position)
    word, start = (opener.group(1), opener.start()) if opener else ("", position)
    joined = _joined(text, point, start if word in ("自", "从", "自从") else position, year)
    return joined or _single(text, point, word, start, year)


def _joined(text: str, point: Point, start: int, year: int | None) -> list[Time]:
    """2018年至2020年, 2017年至今, 2017年至今年7月底, 7月23日至24日."""
    joint = _JOINT.match(text, point.end)
    if joint is None:
        return []
    if joint.group(1):
        return [period_of(_dated(point, year), "since", start, joint.end())] if point.year or point.month else []
    other = point_at(text, joint.end(), year)
    if other is None:
        return []
    if other.year is None and other.offset is None:
        month = point.month if other.month is None else other.month
        other = replace(other, year=point.year, month=month, offset=point.offset)
    tail = _TAIL.match(text, other.end)
    end = tail.end() if tail else other.end
    kind: Kind = "relative" if point.year is None and point.offset is None else "span"
    period = replace(period_of(point, kind, start, end), first=point.iso or None, last=other.iso or None)
    return [replace(period, relative="that_year") if kind == "relative" else period]


def _single(text: str, point: Point, word: str, start: int, year: int | None) -> list[Time]:
    """One point in time, by the words around it."""
    kind, end = _kind_of(text, point, word, year)
    if kind == "until" or (kind in ("since", "before") and (point.year or point.month or point.offset is not None)):
        return [period_of(_dated(point, year), kind, start if word else point.start, end)]
    date = date_of(point)
    if date is None:
        part = _PART.match(text, point.end)
        end = part.end() if part else point.end
    compared = _is_compared(text, point.start, end)
    if date is None or compared:
        return [period_of(point, "compared" if compared else "span", point.start, end)]
    return [date] if point.offset is None or point.year else _undated(point, date)


def _kind_of(text: str, point: Point, word: str, year: int | None) -> tuple[Kind, int]:
    """What kind of period a point is, and where the words that say so end."""
    if word.startswith("截"):
        stop = _STOP.match(text, point.end)
        return "until", stop.end() if stop else point.end
    before = _BEFORE.match(text, point.end)
    if before:
        return "before", before.end()
    since = _SINCE.match(text, point.end)
    if since:
        return "since", since.end()
    if word in ("自", "自从") or ((point.year or point.offset is not None) and _SINCE_LATER.match(text, point.end)):
        return "since", point.end
    if word in ("到", "至", "直到", "直至", "力争到"):
        return _horizon(point, word, year), point.end
    return "span", point.end


def _horizon(point: Point, word: str, year: int | None) -> Kind:
    """到2019年底 dates a total unless it lies ahead; 到2025年 is a horizon unless it lies behind."""
    if word == "力争到" or (point.year and year and point.year > year):
        return "before"
    past = point.year is not None and year is not None and point.year < year
    return "until" if point.edge or past or word.startswith("直") else "before"


def _is_compared(text: str, start: int, end: int) -> bool:
    """Whether what stands there is what something is compared with: 比上年, 达到去年的1.03倍, 从1996年的."""
    nearby = max(0, start - 3)
    if _COMPARED.search(text, nearby, start) or _AGAINST.match(text, end):
        return True
    if text[start - 1 : start] in ("从", "由") and text.startswith("的", end):
        return True
    return bool(_BASE.search(text, nearby, start) and _BASE_OF.match(text, end))


def _dated(point: Point, year: int | None) -> Point:
    """A month or day without a year is taken to be of the document's; a day without a month says the year alone."""
    if point.month is None:
        point = replace(point, day=None)
    return replace(point, year=year) if point.year is None and point.offset is None else point


def _undated(point: Point, date: Date) -> list[Time]:
    """今年9月 where the year is not known: the year by its name, then the month."""
    length = len("今年")
    named = replace(point, end=point.start + length, month=None, day=None)
    return [period_of(named, "span", named.start, named.end), replace(date, start=named.end)]


Reader = Callable[[str, int, int, int | None], list[Time]]
_STARTS: Final[tuple[tuple[str, Reader], ...]] = (
    (_DIGITS + "近最过这", _years),
    ("“\"'‘「一二三四六七八九十", _plan),
    ("0123456789〇一二三四五六七八九十今去本前明", _point),
    ("以", _since),
    (FIRST_CHARACTERS, _phrase),
)
_READERS: Final[dict[str, tuple[Reader, ...]]] = {
    character: tuple(reader for starts, reader in _STARTS if character in starts)
    for character in "".join(starts for starts, _ in _STARTS)
}
_TRIGGER: Final = re.compile(f"[{re.escape(''.join(sorted(_READERS)))}]")


def find_periods(text: str, year: int | None) -> list[Period]:
    """The periods of ``text``, in order; ``year`` is that of the document, where it is known."""
    return [time for time in find_times(text, year) if isinstance(time, Period)]


def find_dates(text: str, year: int | None = None) -> list[Date]:
    """The dates of ``text`` that stand for themselves, in order."""
    return [time for time in find_times(text, year) if isinstance(time, Date)]

"""Receives a document's text and its file's name; hands on title, publisher and date, with their spans."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aidgraph.text.chrome import mark_chrome
from aidgraph.text.dates import DateSpan, date_of_name, find_dates
from aidgraph.text.lines import Line, read_lines
from aidgraph.text.normalize import normalize
from aidgraph.text.publishers import find_publisher
from aidgraph.text.titles import find_title, is_body

_HEAD: Final = 4000  # characters
_TAIL: Final = 1500
_HEAD_LINES: Final = 15
_TAIL_LINES: Final = 8
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:(?:发布|发表|更新|成文|印发|发文|录入|上传|添加|刊发)?(?:时间|日期)|发布于|发表于)\s?[：:]?\s*[（(【\[]?$"
)
_OPENING_DATE: Final = re.compile(r"[（(【\[]$|^$")
_DATELINE: Final = re.compile(r"\s?[电讯]")
_FIELD: Final = re.compile(r"(?:来源|作者|编辑|点击|浏览|阅读|字号|字体)\w{0,3}：")
_GENRE: Final = re.compile(
    r"(?:总结|报告|汇报|要点|计划|方案|简报|通报|公报|公告|通知|年鉴|概况|情况|卷）?)(?:（.*）)?$"
)
_TITLE_YEAR: Final = re.compile(r"(?<![\d—～\-至])((?:19|20)\d\d)(?:年(?!以来|起|至|—|开始)|年?卷|年度)")


@dataclass(frozen=True, slots=True)
class Description:
    """What a document's own words say of it; "" and None where they do not. ``published`` as in ``Document``."""

    title: str = ""
    title_span: tuple[int, int] | None = None
    publisher: str = ""
    publisher_span: tuple[int, int] | None = None
    published: str = ""


def describe(text: str, name: str = "") -> Description:
    """Title, publisher and date, from the head and the tail of ``text``.

    The date is, in this order: one behind a label (发布时间, 日期 …); one in a line of the head that says little else,
    or that opens or closes a dateline; one that stands alone at the end; yyyymmdd in the file's ``name``; the year of a
    title of a yearly genre (2019年…工作总结, 年鉴（2013卷）): a report on 2019 counts as of 2019, for want of better.
    Dates of the running text are never taken.
    """
    head = read_lines(normalize(text[:_HEAD]))
    tail_start = max(0, len(text) - _TAIL)
    tail = _shifted(read_lines(normalize(text[tail_start:])), tail_start)
    title_span = find_title(head, mark_chrome(head))
    if title_span and "\t" in text[slice(*title_span)]:  # the header of a table
        title_span = None
    top, bottom = head[:_HEAD_LINES], tail[-_TAIL_LINES:]
    publisher_span = find_publisher(_until_body(top), bottom)
    title = _words(text, title_span)
    published = _published(top, bottom) or date_of_name(name) or _year_of_title(title)
    return Description(title, title_span, _words(text, publisher_span), publisher_span, published)


def _shifted(lines: Sequence[Line], offset: int) -> list[Line]:
    return [Line(line.start + offset, line.end + offset, line.text, line.indent, line.gap) for line in lines]


def _words(text: str, span: tuple[int, int] | None) -> str:
    return " ".join(text[slice(*span)].split()) if span else ""


def _until_body(lines: Sequence[Line]) -> Sequence[Line]:
    """The head and the first paragraph of running text."""
    for index, line in enumerate(lines):
        if is_body(line):
            return lines[: index + 1]
    return lines


def _published(top: Sequence[Line], bottom: Sequence[Line]) -> str:
    head = _until_body(top)
    for lines in (top, bottom):
        for line in lines:
            for found in find_dates(line.text) if len(line.text) <= 120 else ():
                if _LABELLED.search(line.text[: found.start]):
                    return found.iso
    return _first(head, 25) or _first(top, 0) or _first(tuple(reversed(bottom)), 12)


def _first(lines: Sequence[Line], most: int) -> str:
    """The first date with at most ``most`` characters beside it, or in a dateline."""
    return next(
        (found.iso for line in lines for found in find_dates(line.text) if _dates_it(line.text, found, most)), ""
    )


def _dates_it(text: str, found: DateSpan, most: int) -> bool:
    if found.start <= 1 and _OPENING_DATE.search(text[: found.start]) and text[found.end : found.end + 1] in "】)）]":
        return True
    if found.start <= 25 and _DATELINE.match(text, found.end):
        return True
    if len(text) > 120 or "。" in text:
        return False
    beside = len(text) - (found.end - found.start) - text.count(" ")
    return beside <= most or bool(_FIELD.search(text))


def _year_of_title(title: str) -> str:
    plain = normalize(title)
    match = _TITLE_YEAR.search(plain)
    return match[1] if match and _GENRE.search(plain) else ""

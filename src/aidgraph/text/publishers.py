"""Receives the head and the tail of a document and hands on where its publisher is named."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from aidgraph.text.dates import find_dates
from aidgraph.text.lines import Line

Span = tuple[int, int]

_NAME: Final = r"[^\s，。、；：:|（）()【】\[\]<>《》“”/]{2,30}+(?!\s?[：:])"
_SOURCE: Final = re.compile(rf"(?<!\w)(?:文章|信息|稿件|本文|新闻)?(?:来源|稿源|出处)\s?[：:]\s*《?(?P<name>{_NAME})?")
_ISSUER: Final = re.compile(
    rf"(?<!\w)(?:发布机构|发布单位|发文机关|发文单位|作者单位|供稿单位|供稿|主办单位|主办)\s?[：:]\s*(?P<name>{_NAME})"
)
_MEDIUM: Final = (
    r"(?:日报|晚报|晨报|早报|商报|时报|导报|周报|农报|都市报|网|在线|电视台|广播电台|融媒体中心|通讯社|客户端)"
)
_HAN: Final = r"[一-鿿A-Za-z]"
_BEFORE_DATE: Final = re.compile(rf"《?(?P<name>{_HAN}{{1,14}}?{_MEDIUM})》?\s*[（(]?\s*$")
_REPORTER: Final = re.compile(rf"(?P<name>{_HAN}{{1,12}}?{_MEDIUM}|新华社|中新社)(?:[·\w]{{0,4}}(?:记者|通讯员|编辑))")
_DATELINE: Final = re.compile(
    rf"[（(]?(?P<name>(?:{_HAN}{{1,10}}?{_MEDIUM}|新华社|中新社))(?:讯[\s（(]|{_HAN}{{0,8}}\s?\d{{1,2}}月\d{{1,2}}日[电讯])"
    rf"|(?P<other>{_HAN}{{3,12}})讯(?=[\s（(])"
)
_OFFICE: Final = re.compile(
    rf"(?P<name>{_HAN}{{2,28}}(?:[室局办委会厅组部处院社站]|公司|政府|中心|集团|学校|大学|医院))(?:（.{{1,4}}）)?"
)
_MASTHEAD: Final = re.compile(rf"(?P<name>{_HAN}{{1,10}}{_MEDIUM})")
# What stands in the field of a source and names nobody.
_NOBODY: Final = re.compile(r"本[站网报刊]|网络|互联网|原创|转载|未知|综合|佚名|投稿|网友|作者|编辑|点击|打印")
_TRAILING_DATE: Final = re.compile(r"[\d\-./年月日：]+$")
_SHORT: Final = 120
_TAIL_LINES: Final = 8


def find_publisher(head: Sequence[Line], tail: Sequence[Line]) -> Span | None:
    """The span of the publisher's name, no more and no less: of the first of these that names one.

    The field 来源; a medium before the date; 某报记者, 某报讯 and the dateline of an agency; the office that signs
    beside or above a date; the fields 发布机构, 供稿, 主办; the masthead above everything.
    """
    searches = (
        _sources(head), _sources(tail), _before_dates(head), _openings(head), _openings(tail),
        _signatures(tail), _signatures(head), _labels(_ISSUER, (*head, *tail)), _mastheads(head),
    )  # fmt: skip
    return next((span for search in searches for span in search), None)


def _sources(lines: Sequence[Line]) -> Iterator[Span]:
    """来源：X, or X alone on the line below where the field stands empty."""
    yield from _labels(_SOURCE, lines)
    for line, below in pairwise(lines):
        match = _SOURCE.search(line.text)
        alone = match and not match["name"] and match.end() == len(line.text)
        if alone and re.fullmatch(_NAME, below.text) and not any(find_dates(below.text)):
            yield below.start, below.end


def _labels(label: re.Pattern[str], lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        match = label.search(line.text) if len(line.text) <= _SHORT else None
        if match and match["name"] and not _NOBODY.match(match["name"]):
            name = _TRAILING_DATE.sub("", match["name"])
            if len(name) > 1:
                yield line.start + match.start("name"), line.start + match.start("name") + len(name)


def _before_dates(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines:
        if len(line.text) <= _SHORT and (found := next(find_dates(line.text), None)):
            yield from _spans(line, _BEFORE_DATE.search(line.text[: found.start]))


def _openings(lines: Sequence[Line]) -> Iterator[Span]:
    """A byline that names its medium, or how the first paragraph opens or the last one closes."""
    for line in lines:
        yield from _spans(line, _DATELINE.match(line.text))
        if len(line.text) <= 40 or line.text[0] in "（(":
            yield from _spans(line, _REPORTER.search(line.text[:40]))


def _signatures(lines: Sequence[Line]) -> Iterator[Span]:
    """An office on the line of a date, or on the one above it."""
    for index, line in enumerate(lines):
        found = next(find_dates(line.text), None) if len(line.text) <= 50 else None
        if found is None or len(line.text) - (found.end - found.start) > 30:
            continue
        yield from _spans(line, _OFFICE.fullmatch(line.text[: found.start].strip()))
        if index and found.end - found.start == len(line.text):
            yield from _spans(lines[index - 1], _OFFICE.fullmatch(lines[index - 1].text))


def _mastheads(lines: Sequence[Line]) -> Iterator[Span]:
    for line in lines[:2]:
        yield from _spans(line, _MASTHEAD.fullmatch(line.text))


def _spans(line: Line, match: re.Match[str] | None) -> Iterator[Span]:
    if match:
        group = next(group for group, name in match.groupdict().items() if name)
        if not re.match(r"本[报网台刊社]|近日|据", match[group]):
            yield line.start + match.start(group), line.start + match.end(group)

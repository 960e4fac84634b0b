"""Tells page furniture from text: receives the lines of a document and hands on which of them give no sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from aidgraph.errors import DataError
from aidgraph.text.dates import find_dates
from aidgraph.text.lines import Line
from aidgraph.text.table import read_table

_KINDS: Final = ("nav", "start", "any", "footer", "whole", "list", "label", "credit")
_LONG: Final = 60  # a longer line with a full stop is text
_LONGEST: Final = 200  # no furniture is longer
_ENDS: Final = 10  # lines at either end of a document where a date may stand alone
_OPENING: Final = r"[\s?？·•>\-—*#【\[（(《“]*"
_SEPARATOR: Final = re.compile(r"\s*[|·»›/]\s*|[\s\[\]【】>]+")
_CRUMB: Final = re.compile(r"\s*(?:>+|»|›)\s*")
_TIME: Final = re.compile(r"(?<!\d)\d{1,2}[：:]\d{2}(?:[：:]\d{2})?(?!\d)|星期[一二三四五六日天]|第\d+版|\d{2}版")
_OFFICE: Final = re.compile(r"(?:[室局办委会厅组部处院社网报]|公司|政府|中心)$")
_BYLINE: Final = re.compile(
    r"[（(]?(?:[^，。：\s]{0,16}(?:记者|通讯员)|本报\w{2,6}\d+月\d+日[电讯]\s*记者)[：\s]+(?:[一-鿿]{1,4}[\s、/]*){1,6}"
    r"(?:摄影报道|文/图|文|图)?[）)]?"
)
_STOPS: Final = re.compile(r"[。！？，；]")
_FILLER: Final = re.compile(r"[\W_]+")
_HEADLINE: Final = 45
_STATEMENT: Final = re.compile(r"[。；：]$|。.")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    nav: frozenset[str]
    furniture: re.Pattern[str]
    footer: re.Pattern[str]
    list_heading: re.Pattern[str]
    label: re.Pattern[str]


@cache
def _lexicon() -> _Lexicon:
    words: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for number, (kind, cell) in read_table("chrome.tsv", 2):
        if kind not in words:
            raise DataError("input.chrome_row", path="chrome.tsv", line=number, kind=kind)
        words[kind] += (word.replace("_", " ") for word in cell.split())
    either = {
        kind: "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word))))
        for kind, found in words.items()
    }
    return _Lexicon(
        frozenset(words["nav"]),
        re.compile(
            rf"{_OPENING}(?:{either['start']})(?:\W|$)|.*(?:{either['any']})|{_OPENING}(?:{either['whole']})\W*$"
            rf"|{_OPENING}[^，。：]{{0,8}}(?:{either['credit']})\s?[：:]"
        ),
        re.compile(either["footer"]),
        re.compile(rf"{_OPENING}(?:{either['list']})[^，。]{{0,90}}$"),
        re.compile(rf"(?<!\w)(?:{either['label']})\s?[：:]\s?(?:\[.\]\s?|[^\s，。；？！：|]{{0,25}})+"),
    )


def mark_chrome(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it is furniture: a menu, a breadcrumb, the line of date and source, a credit, a footer.

    Rules of shape first (many short segments, a share of them words of menus; fields with labels; runs of headlines
    under a heading that announces them), from seeds/lexicon/chrome.tsv. Precision before recall: a line of more than
    60 characters with a full stop in it is text, unless it holds words of a footer.
    """
    marks = [_is_furniture(line.text) for line in lines]
    for index in (*range(min(_ENDS, len(lines))), *range(max(0, len(lines) - _ENDS), len(lines))):
        marks[index] = marks[index] or _is_date_line(lines[index].text)
    _mark_headlines(lines, marks)
    _mark_queries(lines, marks)
    return marks


def _is_furniture(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    lexicon = _lexicon()
    if lexicon.footer.search(text):
        return True
    if len(text) > _LONG and "。" in text:
        return False
    return (
        bool(lexicon.furniture.match(text) and not _is_statement(text))
        or _is_menu(text)
        or _is_breadcrumb(text)
        or _is_field_line(text)
        or (len(text) <= _HEADLINE and bool(_BYLINE.fullmatch(text)))
    )


def _is_statement(text: str) -> bool:
    """Whether the line says something: a sentence with its stop, of more than a few words."""
    return text.endswith(("。", "！", "？", "；", "。”")) and len(text) > 20


def _is_menu(text: str) -> bool:
    """Many short segments, a third of them words of menus; or such a word alone."""
    nav = _lexicon().nav
    segments = [segment for segment in _SEPARATOR.split(text) if segment]
    known = sum(segment in nav for segment in segments)
    if known == 0 or _STOPS.search(text):
        return False
    return known * 3 >= len(segments) and max(map(len, segments)) <= 10


def _is_breadcrumb(text: str) -> bool:
    """Short segments with > between them: two at least, or one and the word 正文."""
    crumbs = _CRUMB.split(text)
    if len(crumbs) < 2 or _STOPS.search(text) or max(map(len, crumbs)) > 20:
        return False
    return len(crumbs) > 2 or crumbs[-1] in _lexicon().nav or crumbs[0] in _lexicon().nav


def _is_field_line(text: str) -> bool:
    """Fields with labels (来源：…, 点击：…), dates, times, little else; before them at most the name of an office."""
    rest, fields = _lexicon().label.subn(" ", text)
    if fields == 0 or len(_without_dates(rest)) > 12 or _STOPS.search(rest):
        return False
    first = _lexicon().label.search(text)
    before = _FILLER.sub("", _without_dates(text[: first.start()])) if first else ""
    return not before or bool(_OFFICE.search(before))


def _is_date_line(text: str) -> bool:
    """A date, and no more beside it than a place, an office or the name of a column."""
    bracketed = text[0] in "（("
    stops = _STOPS.search(text.replace("，", "") if bracketed else text)
    if len(text) > 50 or text[0] == "#" or "：" in text or stops or not any(find_dates(text)):
        return False
    rest = _without_dates(text)
    most = 20 if _OFFICE.search(rest) else 12 if bracketed else 6
    return len(rest) <= most and not any(map(str.isdigit, rest))


def _without_dates(text: str) -> str:
    """What is left of a line without dates, times and punctuation."""
    for found in reversed(list(find_dates(text))):
        text = text[: found.start] + " " + text[found.end :]
    return _FILLER.sub("", _TIME.sub(" ", text))


def _mark_headlines(lines: Sequence[Line], marks: list[bool]) -> None:
    """The heading of a list of headlines, and the headlines under it."""
    heading = _lexicon().list_heading
    listing = False
    for index, line in enumerate(lines):
        if heading.match(line.text):
            marks[index] = listing = True
        elif listing and not marks[index]:
            listing = marks[index] = len(line.text) <= _HEADLINE and not _STATEMENT.search(line.text)


def _mark_queries(lines: Sequence[Line], marks: list[bool]) -> None:
    """Three lines or more that open with a question mark: bullets of a list of headlines that were lost."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.text[0] in "?？" and len(line.text) <= _HEADLINE:
            run.append(index)
        elif run:
            run = [] if len(run) < 3 else _set(marks, run)
    if len(run) >= 3:
        _set(marks, run)


def _set(marks: list[bool], run: list[int]) -> list[int]:
    for index in run:
        marks[index] = True
    return []

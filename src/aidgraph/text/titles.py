"""Receives the first lines of a document and hands on where its title stands."""

import re
from collections.abc import Sequence
from typing import Final

from aidgraph.text.lines import Line

_FIRST_LINES: Final = 12
_LONGEST: Final = 80
_MASTHEAD: Final = re.compile(r"\S{2,10}(?:网|网站|日报|晚报|商报|时报|在线|新闻中心|门户|客户端|数字报)")
_COLUMN: Final = re.compile(r"(?:【[^】]*】\s*)+|\[[^\]]*\]|第\d+[期版]|总第.{1,10}期")
_BYLINE: Final = re.compile(r"[（(]?(?:\S{0,12}(?:记者|通讯员)|作者|文|图|撰文|编者按)(?:[\s：:/]|$)|图[：:/]")
_SENTENCE: Final = re.compile(r"。.|[。；：，、]$")
_FIELDS: Final = re.compile(r"\s+\S{0,2}(?:时间|日期|来源|作者|记者|编辑|点击|字号|浏览)：")
_OPENING: Final = re.compile(r"#+\s*")


def is_body(line: Line) -> bool:
    """Whether a line is running text, so that what stands before it is the head of the document."""
    return len(line.text) > _LONGEST or ("。" in line.text and len(line.text) > 25)


def find_title(lines: Sequence[Line], chrome: Sequence[bool]) -> tuple[int, int] | None:
    """The span of the first line that looks like a title, if there is one before the running text.

    Furniture, mastheads, names of columns, bylines and sentences are none; a first half that ends in —— goes with the
    line below it.
    """
    for index, line in enumerate(lines[:_FIRST_LINES]):
        if chrome[index]:
            continue
        if is_body(line):
            return None
        if _looks_like_title(line.text) and not _is_masthead(lines, chrome, index):
            opening = _OPENING.match(line.text)
            return line.start + (opening.end() if opening else 0), _end(lines, chrome, index)
    return None


def _looks_like_title(text: str) -> bool:
    if len(text) < 4 or _SENTENCE.search(text) or text.startswith("——"):
        return False
    return not (_COLUMN.fullmatch(text) or _BYLINE.match(text))


def _is_masthead(lines: Sequence[Line], chrome: Sequence[bool], index: int) -> bool:
    """The name of a site or paper with nothing but furniture under it."""
    return bool(_MASTHEAD.fullmatch(lines[index].text)) and index + 1 < len(lines) and chrome[index + 1]


def _end(lines: Sequence[Line], chrome: Sequence[bool], index: int) -> int:
    following = index + 1
    halved = lines[index].text.endswith("——") and following < len(lines) and not chrome[following]
    if halved and not is_body(lines[following]) and not lines[following].gap:
        return lines[following].end
    fields = _FIELDS.search(lines[index].text)
    return lines[index].start + fields.start() if fields else lines[index].end

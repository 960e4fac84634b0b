"""Receives the lines of a document and hands on its paragraphs: which lines belong together, and as what."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aidgraph.model.sentence import Kind
from aidgraph.text.lines import Line

_NUMBERED: Final = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}[章节编部篇条]|[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,2}[.、](?!\d)|#{1,6}\s|▍|附?表\s?[一二三四五六七八九十\d]{1,2}(?:\s|：)"
)
_BULLET: Final = re.compile(
    r"——|[-·●○■□◆◇▲△▼★☆◎※✓►▶×√*]\s?(?=\w|[“《【（])|\d{1,2}[)）]|[①-⒛]|[一二三四五六七八九十]{1,2}是|\|"
)
_CELLS: Final = re.compile(r"(?<=\S)(?:\s*\|\s*|\s{2,})(?=\S)")
_CAPTION: Final = re.compile(
    r"[（(▲△]?\s?(?:图为|图片说明|资料图|[上下左右题]图|图\s?[一二三四五六\d①-⑳]+\s?[：:])|.{0,50}\s摄[）)]?$"
)
_INNER: Final = re.compile("[，。、；]")
_LABEL: Final = re.compile(r"【[^】]{1,30}】")
_FINAL: Final = re.compile(r"[。！？；：，、…,;:]$|[。！？][”）]$")
_ENDED: Final = ("。", "！", "？", "；", "：", "…", "。”", "！”", "？”", "。）")
_GOES_ON: Final = ("，", "。", "、", "；", "！", "？", "”", "》", "）")
_HEADING: Final = 40  # characters at most
_LIST: Final = 3  # so many short lines below one another are a list
_WRAP: Final = (20, 65)  # ideographs in a line of a page whose lines are broken by hand
_SLACK: Final = 2
_EVIDENCE: Final = 3  # so many lines of one width show that a page is


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``normalized[start:end]``: one line, or the lines that a page's width broke one paragraph into."""

    start: int
    end: int
    kind: Kind


def read_paragraphs(lines: Sequence[Line], title: tuple[int, int] | None = None) -> Iterator[Paragraph]:
    """The paragraphs of lines without furniture, in order; ``title`` is the span of the document's title."""
    chains = list(_chains(lines))
    kinds = [_kind(chain, title) for chain in chains]
    _find_lists(chains, kinds)
    for chain, kind in zip(chains, kinds, strict=True):
        yield Paragraph(chain[0].start, chain[-1].end, kind)


@dataclass(frozen=True, slots=True)
class _Page:
    """The width, in ideographs, at which lines break in mid-sentence (0: nowhere), counted in columns or characters."""

    width: float
    support: int
    measure: Callable[[Line], float]

    def fills(self, line: Line) -> bool:
        """Whether the line is as long as the page is wide."""
        return self.width > 0 and abs(self.measure(line) - self.width) <= _SLACK


def _chains(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines that are one paragraph."""
    page = max((_page(lines, measure) for measure in (_columns, _characters)), key=lambda page: page.support)
    chain: list[Line] = []
    for line in lines:
        if chain and not _continues(chain[-1], line, page):
            yield chain
            chain = []
        chain.append(line)
    if chain:
        yield chain


def _columns(line: Line) -> float:
    return line.width / 2


def _characters(line: Line) -> float:
    return len(line.text)


def _page(lines: Sequence[Line], measure: Callable[[Line], float]) -> _Page:
    low, high = _WRAP
    broken = [
        line for line in lines if low <= len(line.text) <= 2 * high and _breaks_off(line) and not _is_row(line.text)
    ]
    widths = Counter(width for line in broken if low <= (width := measure(line)) <= high and _INNER.search(line.text))
    support = {width: sum(widths[other] for other in widths if 0 <= width - other <= _SLACK) for width in widths}
    best = max(support, key=lambda width: (support[width], width), default=0.0)
    return _Page(best if support.get(best, 0) >= _EVIDENCE else 0.0, support.get(best, 0), measure)


def _breaks_off(line: Line) -> bool:
    return not line.text.endswith(_ENDED)


def _continues(line: Line, following: Line, page: _Page) -> bool:
    """Whether ``following`` is the rest of a paragraph that ``line`` broke off."""
    if following.gap or _opens(following) or _is_row(line.text):
        return False
    if following.text.startswith(_GOES_ON):
        return True
    if following.indent or line.text.endswith(("；", "：")):
        return False
    return page.fills(line) or (line.text[-1] in "，、" and len(line.text) >= _WRAP[0])


def _opens(line: Line) -> bool:
    return bool(_NUMBERED.match(line.text) or _BULLET.match(line.text) or _LABEL.match(line.text) or _is_row(line.text))


def _is_row(text: str) -> bool:
    """A row of a table: three cells, or two of which one is all number."""
    if "|" not in text and "  " not in text:
        return False
    cells = _CELLS.split(text.strip("| "))
    return len(cells) > 2 or (len(cells) == 2 and cells[1].replace(".", "").isdecimal())


def _kind(chain: Sequence[Line], title: tuple[int, int] | None) -> Kind:
    first, text = chain[0], chain[0].text
    if title and title[0] < first.end and first.start < title[1]:
        return "title"
    if len(chain) > 1:
        return "item" if _BULLET.match(text) else "body"
    if text[0] == "#" or _LABEL.fullmatch(text):
        return "heading"
    if _CAPTION.match(text) and len(text) <= 100:
        return "caption"
    if text.startswith("——"):
        return "heading" if _is_short(text) else "item"
    if _BULLET.match(text) or (_is_row(text) and "。" not in text):
        return "item"
    if _is_short(text):
        return "heading"
    return "item" if re.match(r"\d{1,2}[.、](?!\d)", text) else "body"


def _is_short(text: str) -> bool:
    return len(text) <= _HEADING and text.count(" ") <= 3 and "。" not in text and not _FINAL.search(text)


def _find_lists(chains: Sequence[Sequence[Line]], kinds: list[Kind]) -> None:
    """Three short lines or more without a number, below the first running text, are the items of a list."""
    run: list[int] = []
    below = False
    for index, chain in enumerate((*chains, None)):
        if chain and kinds[index] == "heading" and below and not _opens(chain[0]):
            run.append(index)
            continue
        if len(run) >= _LIST:
            for member in run:
                kinds[member] = "item"
        run = []
        below = below or (chain is not None and (kinds[index] == "body" or bool(_NUMBERED.match(chain[0].text))))

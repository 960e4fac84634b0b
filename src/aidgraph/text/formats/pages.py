"""Pages of lines become paragraphs: page numbers and running heads out, lines that the page's width broke joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aidgraph.text.formats.reading import PAGE_BREAK

_NUMBER: Final = re.compile(
    r"[-—–·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6}|[一二三四五六七八九十百〇零]{1,5})\s*(?:页|頁)?"
    r"(?:\s*[/／，,]?\s*共?\s*\d{1,4}\s*[页頁]?)?[-—–·.\s]*"
)
_DIGITS: Final = re.compile(r"\d+")
_EDGE: Final = 2  # lines at either end of a page where its number and head may stand
_REPEATED: Final = 3  # pages on which a line stands at the edge to be a running head
_ENDED: Final = re.compile(r"[。！？；：…!?;:]$|[。！？…][”）』」]$")
_OPENS: Final = re.compile(
    r"\s{2}|\u3000|第[一二三四五六七八九十百\d]{1,4}[章节编部篇条]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|[①-⒛●■◆★▲·]|[图表]\s?\d"
)
_INNER: Final = re.compile("[，、；：]")
_CELLS: Final = re.compile(r"\S(?:\t|\s{2,}|\u3000)\S")
_LETTERS: Final = re.compile(r"[A-Za-z0-9]$")
_SLACK: Final = 3  # columns: an ideograph takes two
_INDENT: Final = 4
_NARROWEST: Final = 12  # columns
_SUPPORT: Final = 3  # so many lines of one width show that it is that of a column of text


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    page: int

    @property
    def width(self) -> int:
        return _width(self.text)


def join_pages(pages: Sequence[str]) -> str:
    """The paragraphs of a document, a line each, from the text of its pages.

    A paragraph stands on the page on which it begins; ``PAGE_BREAK`` stands before the first one of each later page,
    so that counting it up to an offset tells the page.
    """
    lines = _without_edges([[line.rstrip() for line in page.split("\n")] for page in pages])
    written: list[str] = []
    page = 0
    for number, text in _paragraphs(lines):
        written.append(PAGE_BREAK * (number - page) + text)
        page = number
    return "\n".join(written) + "\n"


def _without_edges(pages: list[list[str]]) -> list[_Line]:
    """The lines that hold something, but for page numbers and running heads at the edges of pages."""
    filled = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(key for page in filled for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    kept: list[_Line] = []
    for number, page in enumerate(filled):
        last = len(page) - _EDGE
        for index, line in enumerate(page):
            at_edge = index < _EDGE or index >= last
            repeated = edges[_key(line)] >= max(_REPEATED, len(pages) / 3)
            if not (at_edge and (_NUMBER.fullmatch(line) or repeated)):
                kept.append(_Line(line, number))
    return kept


def _key(line: str) -> str:
    """A line without its numbers, which count pages."""
    return _DIGITS.sub("#", "".join(line.split()))


def _paragraphs(lines: Sequence[_Line]) -> Iterator[tuple[int, str]]:
    """Each paragraph with the number of the page on which it begins."""
    widths = _column_widths(lines)
    chain: list[_Line] = []
    for line in lines:
        if chain and not _goes_on(chain[-1], line, widths):
            yield chain[0].page, _joined(chain)
            chain = []
        chain.append(line)
    if chain:
        yield chain[0].page, _joined(chain)


def _column_widths(lines: Sequence[_Line]) -> list[int]:
    """The widths at which lines end in mid-sentence: those of columns of text, one for each kind of column.

    Lines with a comma in them show it, as headings and cells do not: the widest of all by itself, others together.
    """
    broken = Counter(line.width for line in lines if _is_broken(line))
    near = {width: sum(broken[other] for other in range(width - _SLACK, width + 1)) for width in broken}
    widths = {width for width, support in near.items() if support >= _SUPPORT and _is_widest(width, near)}
    return sorted(widths | {max(broken, default=0)} - {0})


def _is_broken(line: _Line) -> bool:
    ended = _ENDED.search(line.text)
    return line.width >= _NARROWEST and not ended and bool(_INNER.search(line.text)) and _is_text(line)


def _is_widest(width: int, near: dict[int, int]) -> bool:
    """Whether no width a little larger has as many lines behind it."""
    return all(near.get(other, 0) < near[width] for other in range(width + 1, width + _SLACK + 1))


def _is_text(line: _Line) -> bool:
    return not _CELLS.search(line.text.strip())


def _goes_on(line: _Line, following: _Line, widths: Sequence[int]) -> bool:
    """Whether ``following`` is the rest of a paragraph that the end of a column's line broke off."""
    if _OPENS.match(following.text) or not (_is_text(line) and _is_text(following)):
        return False
    ended = bool(_ENDED.search(line.text))
    short = _SLACK if ended else _INDENT + _SLACK  # the indent of a paragraph's first line may be lost
    width = next((width for width in widths if 0 <= width - line.width <= short), 0)
    heading = ended and following.width < width / 2 and not _ENDED.search(following.text)
    return width > 0 and not heading


def _joined(chain: Sequence[_Line]) -> str:
    text = chain[0].text
    for line in chain[1:]:
        addition = line.text.strip()
        text += (" " if _LETTERS.search(text) and addition[:1].isascii() and addition[:1].isalpha() else "") + addition
    return text


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)

"""A table among the sentences of a document: from a header's number to its cells and those of the rows below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aidgraph.model import Sentence

Parting = re.Pattern[str]

# What parts the cells of a row, the surest first; one space alone (a tab, a full-width space, a page set in columns)
# parts them only where every row has it as often as the header.
_PARTINGS: Final = (re.compile(r" *[|｜] *"), re.compile(r" {2,}"), re.compile(r" +"))
_EDGES: Final = "|｜ "
_KINDS: Final = (
    "item",
    "heading",
    "caption",
    "title",
)  # the first short line of a page without a title is taken for one
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """``text[start:end]`` of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of sentence ``number``, one for each column of the header; ``start`` and ``end`` span its words."""

    number: int
    start: int
    end: int
    cells: tuple[Cell, ...]


def headers_at(text: str, sentences: Sequence[Sentence], number: int) -> Iterator[tuple[Row, Parting]]:
    """The ways to read sentence ``number`` as a header, with what parts its cells and those of its rows."""
    for parting in _PARTINGS:
        header = _row(text, sentences, number, parting)
        if header is not None and len(header.cells) >= _FEWEST:
            yield header, parting


def rows_below(text: str, sentences: Sequence[Sentence], header: Row, parting: Parting) -> list[Row]:
    """The rows below a header, up to the first sentence that has not its cells."""
    rows: list[Row] = []
    while (row := _row(text, sentences, header.number + 1 + len(rows), parting)) is not None:
        fitted = _fitted(row, len(header.cells))
        if fitted is None:
            break
        rows.append(fitted)
    return rows


def _row(text: str, sentences: Sequence[Sentence], number: int, parting: Parting) -> Row | None:
    if number >= len(sentences) or sentences[number].kind not in _KINDS:
        return None
    start, end = sentences[number].start, sentences[number].end
    if "。" in text[start:end]:
        return None
    empty = text[start:end].startswith(
        ("||", "｜｜", "| |", "|  |")
    )  # the first cell says nothing: the one above goes on
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    cells = [Cell(start, start, "")] if empty else []
    position = start
    for match in (*parting.finditer(text, start, end), None):
        stop = match.start() if match else end
        cells.append(Cell(position, stop, text[position:stop].strip()))
        position = match.end() if match else end
    return Row(number, start, end, tuple(cells))


def _fitted(row: Row, width: int) -> Row | None:
    """The row with as many cells as the header has; one whose first cell was merged with that above lacks one."""
    if len(row.cells) == width:
        return row
    if len(row.cells) == width - 1 >= _FEWEST:
        return Row(row.number, row.start, row.end, (Cell(row.start, row.start, ""), *row.cells))
    return None

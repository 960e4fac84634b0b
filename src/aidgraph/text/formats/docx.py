"""Word documents: receives the bytes of a .docx file and hands on a line a paragraph, and a line a row of tables."""

import io
from collections.abc import Iterator
from typing import Any, Final

from aidgraph.text.formats.office import has_part
from aidgraph.text.formats.reading import Reading
from aidgraph.text.formats.rows import lines_of

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _TABLE, _ROW, _CELL = (_WORD + name for name in ("p", "tbl", "tr", "tc"))
_BOX: Final = _WORD + "txbxContent"
# What is no text of the document as it stands: what was deleted or moved away, and second renderings of a drawing.
_SKIPPED: Final = frozenset({_FALLBACK, _WORD + "del", _WORD + "moveFrom"})
_BREAKS: Final = {_WORD + "tab": "\t", _WORD + "br": "\n", _WORD + "cr": "\n", _WORD + "noBreakHyphen": "-"}


def sniff(data: bytes, name: str) -> bool:
    """Whether the bytes are an Office Open XML file with a text in it."""
    return has_part(data, "word/")


def read(data: bytes) -> Reading:
    """The body in its order, as it reads when all changes are accepted; text boxes follow the paragraph they hang on.

    Headers, footers and notes are left out. Elements inside paragraphs that only Word knows (smart tags, fields,
    insertions) give their text like any other.
    """
    from docx import Document

    return Reading("\n".join(_blocks(Document(io.BytesIO(data)).element.body)) + "\n")


def _blocks(parent: Any) -> Iterator[str]:
    """The lines of paragraphs and tables below an element, however deep they stand."""
    for child in parent:
        if child.tag == _PARAGRAPH:
            yield "".join(_words(child))
            yield from _boxes(child)
        elif child.tag == _TABLE:
            yield ""
            yield from lines_of(_rows(child))
            yield ""
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _WORD + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag not in (_BOX, _WORD + "pPr"):
            yield from _words(child)


def _boxes(paragraph: Any) -> Iterator[str]:
    for box in paragraph.iter(_BOX):
        if not any(parent.tag in _SKIPPED for parent in box.iterancestors()):
            yield from _blocks(box)


def _rows(table: Any) -> Iterator[list[str]]:
    """Cells that were merged downwards repeat what the first of them says; one merged sidewards fills its columns."""
    above: list[str] = []
    for row in _within(table, _ROW):
        cells: list[str] = []
        for cell in _within(row, _CELL):
            column = len(cells)
            merged = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
            goes_on = merged is not None and merged.get(_WORD + "val") != "restart" and column < len(above)
            text = above[column] if goes_on else " ".join(line for line in _blocks(cell) if line)
            cells += [text, *[""] * (_span(cell) - 1)]
        above = cells
        yield cells


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind below ``parent``, but not those of tables inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag != _TABLE:
            yield from _within(child, tag)


def _span(cell: Any) -> int:
    """Over how many columns a cell stands."""
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    value = "" if span is None else span.get(_WORD + "val", "")
    return min(int(value), 100) if value.isdecimal() else 1

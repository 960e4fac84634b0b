"""Excel workbooks: receives the bytes of an .xlsx file and hands on one text, a section a sheet, a line a row."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from aidgraph.text.formats.office import has_part
from aidgraph.text.formats.reading import Reading
from aidgraph.text.formats.rows import lines_of

_UNNAMED: Final = re.compile(r"(?:sheet|工作表)\s?\d*", re.IGNORECASE)
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_DIGITS: Final = ".15g"  # as many as a spreadsheet keeps

Grid = dict[int, list[str]]


def sniff(data: bytes, name: str) -> bool:
    """Whether the bytes are an Office Open XML file with a workbook in it."""
    return has_part(data, "xl/")


def read(data: bytes) -> Reading:
    """The visible sheets in their order: the sheet's name, unless it is a number, as a heading, and its rows.

    Cells that were merged downwards repeat what the first of them says; dates and percentages are written out.
    """
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sections = [_section(sheet, archive) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return Reading("\n\n".join(filter(None, sections)) + "\n")


def _section(sheet: Any, archive: zipfile.ZipFile) -> str:
    sheet.reset_dimensions()  # what a file says of its own size is not to be trusted
    grid = {number: row for number, row in enumerate(_rows(sheet), 1) if row}
    # The reader that streams does not tell which cells were merged; its part of the archive does.
    _fill_merged(grid, archive.read(sheet._worksheet_path))
    lines = "\n".join(lines_of(_spaced(grid))).strip("\n")
    heading = "" if _UNNAMED.fullmatch(sheet.title) else f"{sheet.title}\n"
    return heading + lines if lines else ""


def _rows(sheet: Any) -> Iterator[list[str]]:
    """The cells of each row; none where all are empty: a cell that was once touched may stand a million rows below."""
    for row in sheet.iter_rows():
        yield [_written(cell) for cell in row] if any(cell.value is not None for cell in row) else []


def _spaced(grid: Grid) -> Iterator[list[str]]:
    """The rows in their order, an empty one for however many stand between them."""
    last = 0
    for number, row in grid.items():
        if number > last + 1:
            yield []
        yield row
        last = number


def _fill_merged(grid: Grid, xml: bytes) -> None:
    from openpyxl.utils import range_boundaries

    for reference in _MERGED.findall(xml):
        left, top, right, bottom = range_boundaries(reference.decode("ascii"))
        source = grid.get(top, [])
        if left != right or left > len(source):
            continue
        for number in range(top + 1, min(bottom, max(grid)) + 1):
            if row := grid.get(number):
                row.extend([""] * (left - len(row)))
                row[left - 1] = source[left - 1]


def _written(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value)
        case int() | float():
            percent = "%" in (cell.number_format or "")
            return (
                f"{value * 100:{_DIGITS}}%" if percent else f"{value:.0f}" if value % 1 == 0 else f"{value:{_DIGITS}}"
            )
        case datetime.datetime() | datetime.date():
            return f"{value.year}年{value.month}月{value.day}日"
        case _:
            return str(value)

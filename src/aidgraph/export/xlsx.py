"""The graph as one Excel workbook: a sheet a table, its header kept in sight, addresses of sources as links."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from aidgraph.errors import UsageError
from aidgraph.export.tables import Table, tables
from aidgraph.stores.elements import Projection

# Excel's own limits: rows of a sheet, characters of a cell and of a link, links of a sheet.
_ROWS: Final = 1_048_576
_CHARACTERS: Final = 32_767
_ADDRESS: Final = 2_079
_LINKS: Final = 65_530
_WEB: Final = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>]+")
# What XML cannot hold, and what would be read as an escape of such.
_UNHELD: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
_WIDTHS: Final = {"text": 20, "link": 40, "integer": 10, "number": 16, "boolean": 10}
# The same graph gives the same bytes: the file does not say when it was written.
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_SETTINGS: Final[Mapping[str, Any]] = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write(graph: Projection, stream: BinaryIO, /) -> None:
    """Writes the workbook. Raises ``UsageError`` where a table has more rows than a sheet."""
    workbook = Workbook(stream, dict(_SETTINGS))
    workbook.set_properties({"created": _MADE})
    bold = workbook.add_format({"bold": True})
    for table in tables(graph):
        _write(table, workbook.add_worksheet(table.name), bold)
    workbook.close()


def _write(table: Table, sheet: Worksheet, bold: Any) -> None:
    sheet.freeze_panes(1, 0)
    for column, (name, kind) in enumerate(table.columns.items()):
        sheet.set_column(column, column, _WIDTHS[kind])
        sheet.write_string(0, column, name, bold)
    kinds = tuple(table.columns.values())
    links = 0
    for number, row in enumerate(table.rows, 1):
        if number == _ROWS:
            raise UsageError("graph.sheet_full", table=table.name, rows=_ROWS)
        for column, value in enumerate(row):
            linked = kinds[column] == "link" and links < _LINKS and _is_address(value)
            links += linked
            _cell(sheet, number, column, value, linked)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _ADDRESS and _WEB.fullmatch(value) is not None


def _cell(sheet: Worksheet, row: int, column: int, value: object, linked: bool) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)
        case _:
            text = _UNHELD.sub("\ufffd", str(value))[:_CHARACTERS]
            if linked:
                sheet.write_url(row, column, text, string=text)
            else:
                sheet.write_string(row, column, text)

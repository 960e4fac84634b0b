"""The graph as CSV: a file a table, for spreadsheets and statistics; no cell is a formula."""

import csv
from pathlib import Path
from typing import Final

from aidgraph.export.tables import tables
from aidgraph.stores.elements import Projection

# What a spreadsheet takes for the beginning of a formula, in both widths.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HARMLESS: Final = "'"


def write(graph: Projection, folder: Path, /) -> None:
    """Writes ``claims.csv`` and the others into a folder that is there.

    UTF-8 with a byte order mark, lines that end in CR LF, ``true`` and ``false``; text that a spreadsheet would run
    begins with an apostrophe.
    """
    for table in tables(graph):
        with (folder / f"{table.name}.csv").open("x", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(table.columns)
            writer.writerows(map(_cell, row) for row in table.rows)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.lstrip(" \u3000").startswith(_FORMULA):
        return _HARMLESS + value
    return value

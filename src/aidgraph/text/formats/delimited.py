"""Tables as text (CSV, TSV): receives bytes whose lines all have the same cells and hands on a line a row."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from typing import Final

from aidgraph.errors import InputRefused
from aidgraph.text.decode import decode
from aidgraph.text.formats.reading import Reading, broken
from aidgraph.text.formats.rows import lines_of

_DELIMITERS: Final = ",\t;"
_NAMES: Final = (".csv", ".tsv")
_SAMPLE: Final = 65_536  # bytes
_ROWS: Final = 20
_FEWEST: Final = 3
_HEADER: Final = 20  # characters of a cell of a header at most


def sniff(data: bytes, name: str) -> bool:
    """Whether the first rows have equally many cells below a header of short ones; a name that says so helps."""
    return _delimiter(_start(data), 1 if name.lower().endswith(_NAMES) else _FEWEST) != ""


def read(data: bytes) -> Reading:
    """Raises ``InputRefused`` where a cell is larger than the CSV reader takes, or the bytes are no text."""
    text = decode(data)
    delimiter = _delimiter(text[:_SAMPLE], 1) or ","
    try:
        return Reading("\n".join(lines_of(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))) + "\n")
    except csv.Error as error:
        raise broken(error) from error


def _start(data: bytes) -> str:
    """The first lines, the last of them whole; "" where the bytes are no text."""
    sample = data[:_SAMPLE]
    try:
        return decode(sample[: sample.rfind(b"\n") + 1] if len(data) > _SAMPLE else data)
    except InputRefused:
        return ""


def _delimiter(text: str, fewest: int) -> str:
    """What parts the cells; "" where nothing does so in every one of the first rows, of which ``fewest`` there are."""
    return next((mark for mark in _DELIMITERS if mark in text and _fits(_sample(text, mark), fewest)), "")


def _fits(rows: list[list[str]], fewest: int) -> bool:
    widths = {len(row) for row in rows}
    return len(rows) >= fewest and len(widths) == 1 and max(widths) > 1 and _is_header(rows[0])


def _is_header(row: list[str]) -> bool:
    return all(len(cell) <= _HEADER and "。" not in cell for cell in row)


def _sample(text: str, delimiter: str) -> list[list[str]]:
    return [row for row in islice(_rows(text, delimiter), _ROWS) if row]


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        return

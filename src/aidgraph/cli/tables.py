"""Answers as text: from rows of plain values to a table, Markdown, CSV, TSV or JSON."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any, Final, TextIO

from aidgraph.cli.width import pad, printable, width

Row = Mapping[str, Any]
_PIPE: Final = r"\|"


def write(rows: Iterable[Row], columns: Sequence[str], form: str, stream: TextIO) -> None:
    """Writes ``rows`` to ``stream`` in one of ``FORMATS``.

    Text formats have exactly ``columns``; JSON keeps every key and type. JSON lines and CSV are written as they come.
    """
    for piece in _WRITERS[form](rows, columns):
        stream.write(piece)


def cell(value: object) -> str:
    """A value as one line of text: nothing for null, ``|`` between the items of a list, JSON for what is nested."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Sequence) and not isinstance(value, str):
        nested = any(isinstance(item, Mapping) for item in value)
        return json.dumps(value, ensure_ascii=False) if nested else "|".join(cell(item) for item in value)
    return str(value)


def _table(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    lines = [list(columns), *_cells(rows, columns)]
    widths = [max(width(line[position]) for line in lines) for position in range(len(columns))]
    for line in (lines[0], ["─" * columns_wide for columns_wide in widths], *lines[1:]):
        yield "  ".join(pad(text, wide) for text, wide in zip(line, widths, strict=True)).rstrip() + "\n"


def _markdown(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n"
    yield f"|{' --- |' * len(columns)}\n"
    for line in _cells(rows, columns):
        yield f"| {' | '.join(text.replace('|', _PIPE) for text in line)} |\n"


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """RFC 4180: lines end in CR LF, a field with a comma, quote or line end is quoted."""
    yield _record(columns)
    for row in rows:
        yield _record([cell(row.get(column)) for column in columns])


def _record(fields: Sequence[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer).writerow(fields)
    return buffer.getvalue()


def _tsv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for line in _cells(rows, columns):
        yield "\t".join(line) + "\n"


def _json(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1, default=str) + "\n"


def _json_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(dict(row), ensure_ascii=False, default=str) + "\n"


def _cells(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[list[str]]:
    for row in rows:
        yield [printable(cell(row.get(column))) for column in columns]


_WRITERS: Final[Mapping[str, Callable[[Iterable[Row], Sequence[str]], Iterator[str]]]] = {
    "table": _table,
    "json": _json,
    "jsonl": _json_lines,
    "csv": _csv,
    "tsv": _tsv,
    "md": _markdown,
}
FORMATS: Final = tuple(_WRITERS)

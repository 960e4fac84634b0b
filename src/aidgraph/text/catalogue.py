"""Reads the user's table of what is known about documents (--meta FILE.csv): from CSV to metadata by path."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from aidgraph.errors import InputRefused
from aidgraph.text.dates import parse_date
from aidgraph.text.decode import decode

_PLACE: Final = re.compile(r"[1-9][0-9]{5}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the user says of the document at ``path``; it wins over what the document says. "" where nothing is said.

    ``published`` is an ISO date, or its year, or year and month; ``place`` a six-digit division code.
    """

    path: str
    url: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    place: str = ""


COLUMNS: Final = tuple(field.name for field in fields(Metadata))


def read_metadata(path: Path) -> dict[str, Metadata]:
    """The rows of a CSV file by the path of their document; its first line names the columns, in any order.

    Raises ``InputRefused`` with the line of the first row that does not hold: an unknown, missing or doubled column, a
    row of another length, an empty or repeated path, a date or division code that is none.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise InputRefused("input.unreadable", path=path, reason=error.strerror) from error
    except InputRefused as error:
        raise InputRefused(error.message, path=path) from error
    table: dict[str, Metadata] = {}
    for line, row in _rows(text, path):
        if not row.path or row.path in table:
            raise InputRefused("input.metadata_path", path=path, line=line)
        table[row.path] = row
    return table


def _rows(text: str, path: Path) -> Iterator[tuple[int, Metadata]]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if "path" not in header or len(set(header)) != len(header) or not set(header) <= set(COLUMNS):
            raise InputRefused("input.metadata_header", path=path, columns=", ".join(COLUMNS))
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                raise InputRefused("input.metadata_width", path=path, line=reader.line_num)
            row = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            yield reader.line_num, checked(row, path, reader.line_num)
    except csv.Error as error:
        raise InputRefused("input.metadata_csv", path=path, line=reader.line_num) from error


def checked(cells: dict[str, str], path: Path | str, line: int) -> Metadata:
    """The row of ``cells``, its date in ISO form. Raises ``InputRefused`` for a date or division code that is none."""
    published, place = cells.get("published", ""), cells.get("place", "")
    if published and not (iso := parse_date(published)):
        raise InputRefused("input.metadata_published", path=path, line=line, value=published)
    if place and not _PLACE.fullmatch(place):
        raise InputRefused("input.metadata_place", path=path, line=line, value=place)
    return Metadata(**cells | {"published": iso if published else ""})

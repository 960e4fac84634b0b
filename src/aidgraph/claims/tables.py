"""Curated tables: from a CSV file and its columns to rows, each refused by its file and line if it is off."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from aidgraph.claims.domains import registered_domain
from aidgraph.errors import DataError, InputRefused
from aidgraph.model import Entity, keys, organisation
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES

Lookup = Callable[[str], Entity | None]
_Made = TypeVar("_Made")


def read_table(path: Path, columns: Sequence[str], make: Callable[[Mapping[str, str]], _Made]) -> Iterator[_Made]:
    """What ``make`` makes of each row, in their order; what it refuses is told with file, line and column.

    Raises ``DataError``.
    """
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        for number, row in enumerate(rows, 1):
            if number == 1 and row != [*columns]:
                raise DataError("ledger.curated_columns", path=path, line=1, columns=",".join(columns))
            if number > 1 and row:
                yield _made(path, rows.line_num, row, columns, make)
    except csv.Error as error:
        raise DataError("ledger.curated_csv", path=path, line=rows.line_num, detail=error) from error


def party(row: Mapping[str, str], column: str, lookup: Lookup) -> Entity:
    """The place of a full name; any other party is known by its type and name, unless the lookup knows it better."""
    name = keys.text(row, column, required=True)
    entity_type = keys.choice(row, f"{column}_type", ENTITY_TYPES, required=True)
    found = lookup(name)
    if found is not None and found.type == entity_type:
        return found
    if entity_type in DIVISION_TYPES:
        raise InputRefused("ledger.curated_place", key=column, name=name, type=entity_type)
    return organisation(entity_type, name)


def address(row: Mapping[str, str]) -> str:
    """The address of a source, on a site of the open web."""
    found = keys.text(row, "address", required=True)
    if not found.startswith(("http://", "https://")) or not registered_domain(found):
        raise InputRefused("ledger.curated_address", key="address", found=keys.shown(found))
    return found


def _made(
    path: Path, line: int, cells: list[str], columns: Sequence[str], make: Callable[[Mapping[str, str]], _Made]
) -> _Made:
    if len(cells) != len(columns):
        raise DataError("ledger.curated_columns", path=path, line=line, columns=",".join(columns))
    try:
        return make(dict(zip(columns, cells, strict=True)))
    except InputRefused as refused:
        where = {"key": f"{path}:{line} {refused.parameters['key']}"}
        raise DataError(refused.message, **refused.parameters | where) from refused


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError("ledger.curated_csv", path=path, line=line, detail=error.reason) from error

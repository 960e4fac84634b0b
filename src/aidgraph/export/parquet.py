"""The graph as Parquet: a file a table, every column of one type, for data frames and engines of any size."""

from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
from pyarrow import parquet

from aidgraph.export.tables import Table, tables
from aidgraph.stores.elements import Projection

_TYPES: Final = {
    "text": pa.string(),
    "link": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
_BATCH: Final = 10_000


def write(graph: Projection, folder: Path, /) -> None:
    """Writes ``claims.parquet`` and the others into a folder that is there."""
    for table in tables(graph):
        _write(table, folder / f"{table.name}.parquet")


def _write(table: Table, path: Path) -> None:
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in table.columns.items()])
    with parquet.ParquetWriter(path, schema) as writer:
        while rows := list(islice(table.rows, _BATCH)):
            columns: list[Any] = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))

"""Extractions made elsewhere: from a Parquet file, or a folder of them as Spark writes it, to the ledger."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.extracted import COLUMNS, of_row
from aidgraph.ledger import Ledger
from aidgraph.model import Extraction, Refusal
from aidgraph.model.interchange import check_words
from aidgraph.pipeline import Stored, Unchanged, store

_MAGIC: Final = b"PAR1"
_ROWS: Final = 64  # in memory at a time


def holds_extractions(path: str) -> bool:
    """Whether a path is a Parquet file, or a folder of them."""
    return any(map(_is_parquet, parts_of(Path(path))))


def parts_of(path: Path) -> list[Path]:
    """The files of a folder that Spark wrote, in their order; else the file itself."""
    return sorted(path.glob("part-*.parquet")) if path.is_dir() else [path]


def take_in(ledger: Ledger, path: Path) -> Iterator[Stored | Unchanged | Refusal]:
    """Stores each document with what was found in it, as a build of the documents themselves would.

    Every fact's words are looked up in its document. Memory does not grow with the file.
    """
    rows = (row for part in parts_of(path) for row in _checked_rows(part))
    for fingerprint, group in groupby(rows, key=itemgetter(1)):
        known = (_unless_known(ledger, item, fingerprint) for item, _ in group)
        yield from store(ledger, known, fingerprint)


def _unless_known(ledger: Ledger, item: Extraction | Refusal, fingerprint: str) -> Extraction | Refusal | Unchanged:
    if isinstance(item, Refusal):
        return item
    document = item.document
    return Unchanged(document.path) if ledger.knows(document.path, document.id, fingerprint) else item


def _checked_rows(part: Path) -> Iterator[tuple[Extraction | Refusal, str]]:
    try:
        for row in _rows(part):
            yield _checked(row, part.name)
    except InputRefused as error:
        yield Refusal(part.name, error.message, tuple(error.parameters.items())), ""


def _checked(row: dict[str, Any], name: str) -> tuple[Extraction | Refusal, str]:
    try:
        item, fingerprint = of_row(row)
        if isinstance(item, Extraction):
            for fact in item.facts:
                check_words(fact, item.document.id, item.document.text)
    except InputRefused as error:
        path = row["path"] if isinstance(row["path"], str) and row["path"] else name
        return Refusal(path, error.message, tuple(error.parameters.items())), ""
    return item, fingerprint


def _rows(part: Path) -> Iterator[dict[str, Any]]:
    """Row by row. Raises ``InputRefused`` where the file is damaged, of other columns, or nothing here reads it."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputRefused("pipeline.no_pyarrow", path=part) from error
    try:
        with ParquetFile(part) as file:
            if not all(_has(file.schema_arrow, name, kind) for name, kind in COLUMNS.items()):
                raise InputRefused("pipeline.parquet_columns", path=part, columns=", ".join(COLUMNS))
            for batch in file.iter_batches(_ROWS, columns=list(COLUMNS)):
                yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise InputRefused("input.broken", path=part, reason=reason) from error


def _has(schema: Any, name: str, kind: str) -> bool:
    """Whether a schema of Arrow has a column of this kind."""
    from pyarrow import types

    if name not in schema.names:
        return False
    found = schema.field(name).type
    if kind.startswith("array"):
        return bool(types.is_list(found) and (types.is_int32 if "int" in kind else types.is_string)(found.value_type))
    return bool(types.is_string(found))


def _is_parquet(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:  # whoever reads it will say why
        return False

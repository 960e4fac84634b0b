"""Extractions from Parquet: what a stranger's file may not do."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from aidgraph import parquetfiles, pipeline
from aidgraph.extracted import COLUMNS, of_row, row_of
from aidgraph.ledger import Ledger
from aidgraph.model import Extraction, Refusal
from aidgraph.pipeline import Stored, Unchanged
from aidgraph.resources import folder

DOCUMENT = folder("seeds") / "documents" / "worked-example.txt"
KINDS = {
    "string": pyarrow.string(),
    "array<int>": pyarrow.list_(pyarrow.int32()),
    "array<string>": pyarrow.list_(pyarrow.string()),
}
SCHEMA = pyarrow.schema([(name, KINDS[kind]) for name, kind in COLUMNS.items()])


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    (found,) = pipeline.extract([str(DOCUMENT)], {}, 1)
    assert isinstance(found, Extraction)
    return found


@pytest.fixture
def write(tmp_path: Path, extraction: Extraction) -> Callable[..., Path]:
    """Writes a file of the extraction's row, with these values in place of its own, and of the row as it is."""

    def make(**values: Any) -> Path:
        row = row_of(extraction, "f1")
        path = tmp_path / "a.parquet"
        parquet.write_table(pyarrow.Table.from_pylist([row | values, row], schema=SCHEMA), path)
        return path

    return make


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    with Ledger.open(tmp_path / "a.db", create=True) as opened:
        yield opened


def test_a_row_says_all_that_the_ledger_keeps(extraction: Extraction) -> None:
    found, fingerprint = of_row(row_of(extraction, "f1"))
    assert isinstance(found, Extraction)
    assert (found.document, found.facts, fingerprint) == (extraction.document, extraction.facts, "f1")
    assert found.mentions == tuple(mention for mention in extraction.mentions if mention.entity)


def test_what_is_taken_in_again_has_not_changed(write: Callable[..., Path], ledger: Ledger) -> None:
    path = write(path="b.txt")
    assert [type(item) for item in parquetfiles.take_in(ledger, path)] == [Stored, Stored]
    assert [type(item) for item in parquetfiles.take_in(ledger, path)] == [Unchanged, Unchanged]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("path", ""),
        ("id", "0"),
        ("text", None),
        ("text", "他人的文字"),
        ("published", "yesterday"),
        ("title_span", [5, 2]),
        ("title_span", [1]),
        ("publisher_span", [0, 10**6]),
        ("facts", ["{"]),
        ("facts", ["[]"]),
        ("facts", [None]),
        ("mentions", ['{"e": "甘谷县", "e_type": "County", "start": 0, "end": 3}']),
        ("mentions", ['{"e": "甘谷县", "e_type": "County", "e_code": "620523", "start": 3, "end": 3}']),
        ("fingerprint", ""),
    ],
)
def test_a_row_that_does_not_hold_is_refused_and_the_rest_taken(
    write: Callable[..., Path], ledger: Ledger, column: str, value: Any
) -> None:
    refused, stored = parquetfiles.take_in(ledger, write(**{column: value}))
    assert isinstance(refused, Refusal)
    assert isinstance(stored, Stored)


def test_a_file_of_other_columns_or_half_a_file_is_refused(write: Callable[..., Path], ledger: Ledger) -> None:
    path = write()
    data = path.read_bytes()
    for content in (data[: len(data) // 2], b"PAR1" + data[100:]):
        path.write_bytes(content)
        (refused,) = parquetfiles.take_in(ledger, path)
        assert isinstance(refused, Refusal)
        assert (refused.path, refused.message) == ("a.parquet", "input.broken")
    for values in ({"path": [1]}, {name: ["x"] for name in COLUMNS}):
        parquet.write_table(pyarrow.table(values), path)
        (refused,) = parquetfiles.take_in(ledger, path)
        assert isinstance(refused, Refusal)
        assert refused.message == "pipeline.parquet_columns"


def test_only_parquet_is_taken_for_it(tmp_path: Path, write: Callable[..., Path]) -> None:
    assert parquetfiles.holds_extractions(str(write()))
    (tmp_path / "empty.parquet").touch()
    for other in (DOCUMENT, DOCUMENT.parent, tmp_path / "empty.parquet", tmp_path / "nothing"):
        assert not parquetfiles.holds_extractions(str(other))

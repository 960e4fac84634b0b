"""Extraction on a real Spark: the same facts as on one machine, and a ledger that is the same to the byte."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import DataFrame, SparkSession

from aidgraph import parquetfiles, pipeline, spark
from aidgraph.ledger import Ledger
from aidgraph.model.interchange import fact_to_json
from aidgraph.resources import folder

DOCUMENTS = folder("seeds") / "documents"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    """Two executors on this machine."""
    place = tmp_path_factory.mktemp("spark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("aidgraph").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    session = builder.config("spark.local.dir", str(place)).config("spark.sql.warehouse.dir", str(place)).getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own documents in a folder and one below it, with a file that cannot be read."""
    place = tmp_path_factory.mktemp("documents")
    (place / "more").mkdir()
    for number, source in enumerate(sorted(DOCUMENTS.iterdir())):
        (place / ("more" if number % 2 else "") / source.name).write_bytes(source.read_bytes())
    (place / "blank.txt").write_text(" \n")
    return place


@pytest.fixture(scope="module")
def extracted(session: SparkSession, documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Spark wrote of them."""
    place = tmp_path_factory.mktemp("parquet") / "extracted"
    found: DataFrame = spark.extract(spark.read_folder(session, str(documents)))
    found.repartition(3, "path").sortWithinPartitions("path").write.parquet(str(place))
    return place


def test_the_facts_are_those_of_one_machine(session: SparkSession, documents: Path, extracted: Path) -> None:
    lines = {row["line"] for row in session.read.parquet(str(extracted)).selectExpr("explode(facts) AS line").collect()}
    here = (item for item in pipeline.extract([str(documents)], {}, 1) if not isinstance(item, pipeline.Refusal))
    expected = {json.dumps(fact_to_json(fact), ensure_ascii=False) for item in here for fact in item.facts}
    assert lines == expected
    assert len(lines) > 50


def test_what_cannot_be_read_is_a_row_that_says_why(session: SparkSession, extracted: Path) -> None:
    (row,) = session.read.parquet(str(extracted)).where("refused <> ''").collect()
    assert (row["path"], "no readable text" in row["refused"]) == ("blank.txt", True)


def test_a_ledger_of_its_parquet_is_that_of_the_documents(documents: Path, extracted: Path, tmp_path: Path) -> None:
    assert parquetfiles.holds_extractions(str(extracted))
    with Ledger.open(tmp_path / "here.db", create=True) as here, Ledger.open(tmp_path / "a.db", create=True) as there:
        built = list(pipeline.build(here, [str(documents)], {}, 1))
        taken = list(parquetfiles.take_in(there, extracted))
        assert sorted(map(type, taken), key=str) == sorted(map(type, built), key=str)
        assert list(there.facts()) == list(here.facts())
        assert list(there.claims()) == list(here.claims())
        assert list(there.mentions()) == list(here.mentions())
        assert list(there.entities()) == list(here.entities())
        assert [there.document(row.id) for row in there.documents()] == [
            here.document(row.id) for row in here.documents()
        ]
        again = list(pipeline.build(there, [str(documents)], {}, 1))
        assert sum(isinstance(item, pipeline.Unchanged) for item in again) == len(list(DOCUMENTS.iterdir()))

"""Extraction on Spark: from a DataFrame of documents to one of extractions, by the function that one machine uses.

What comes out is written as Parquet and taken in by ``aidgraph build``, which then has what a build of the documents
themselves would have. Every executor needs aidgraph installed, in the same version.
"""

from collections.abc import Iterator
from io import BytesIO

import pyarrow
from pyspark.sql import DataFrame, SparkSession, functions

from aidgraph.extracted import COLUMNS, row_of
from aidgraph.model import Document, Extraction, Refusal
from aidgraph.text import read_stream
from aidgraph.workers import extract_all, extractor


def read_folder(spark: SparkSession, folder: str) -> DataFrame:
    """The files below a folder on any file system that Spark reads: ``path`` (below the folder) and ``content``.

    Spark passes over files whose names begin with ``.`` or ``_``.
    """
    mark = f"{folder.rstrip('/')}/"
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    path = files["path"]
    below = functions.substr(path, functions.locate(mark, path) + len(mark))
    return files.select(below.alias("path"), "content")


def extract(documents: DataFrame) -> DataFrame:
    """What each document of ``path`` (string) and ``content`` (binary) yields, one row each.

    The columns are ``id, path, text, title, publisher, published, place, url`` (strings), ``title_span`` and
    ``publisher_span`` (start and end), ``mentions`` and ``facts`` (lists of JSON objects, a fact as ``aidgraph
    extract`` writes it), ``fingerprint`` (of the extractor) and ``refused``: why a document was not read, else empty.
    An archive gives a row for each document in it.
    """
    schema = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    return documents.select("path", "content").mapInArrow(_extracted, schema)


def _extracted(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    fingerprint = extractor().fingerprint
    for batch in batches:
        documents = (item for row in batch.to_pylist() for item in _read(row["path"], row["content"]))
        found: Iterator[Extraction | Refusal] = extract_all(documents, jobs=1)
        yield pyarrow.RecordBatch.from_pylist([row_of(item, fingerprint) for item in found], schema=_schema())


def _read(path: str, content: bytes) -> Iterator[Document | Refusal]:
    return read_stream(BytesIO(content), path)


def _schema() -> pyarrow.Schema:
    kinds = {
        "string": pyarrow.string(),
        "array<int>": pyarrow.list_(pyarrow.int32()),
        "array<string>": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])

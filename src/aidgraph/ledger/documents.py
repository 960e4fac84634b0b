"""Reads documents and their mentions, and finds a document by what a user calls it."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aidgraph.errors import LookupFailure
from aidgraph.ledger.rows import DocumentRow, MentionCount
from aidgraph.model import Document
from aidgraph.model.keys import shown

_DOCUMENTS: Final = """
SELECT id, (SELECT min(path) FROM paths p WHERE p.doc_id = d.id), title, publisher, published, url, place, domain,
  sketch
FROM documents d ORDER BY id
"""
_DOCUMENT: Final = """
SELECT id, (SELECT min(path) FROM paths p WHERE p.doc_id = d.id), text, title, publisher, published, place, url
FROM documents d WHERE id = ?
"""
_MENTIONS: Final = """
SELECT m.doc_id, coalesce(s.canonical, e.id) AS known, sum(m.count), min(m.first_start), m.first_end
FROM mentions m JOIN entities e ON e.key = m.entity LEFT JOIN same_as s ON s.id = e.id
GROUP BY m.doc_id, known ORDER BY m.doc_id, known
"""
_COUNTS: Final = """
SELECT
  (SELECT count(*) FROM documents), (SELECT count(*) FROM paths), (SELECT count(*) FROM fact_files),
  (SELECT count(DISTINCT id) FROM facts), (SELECT count(*) FROM claims),
  (SELECT count(DISTINCT coalesce(s.canonical, e.id)) FROM entities e LEFT JOIN same_as s ON s.id = e.id),
  (SELECT count(*) FROM mentions), (SELECT count(*) FROM curated)
"""
_COUNTED: Final = ("documents", "paths", "fact_files", "facts", "claims", "entities", "mentions", "curated_sources")
_ID_PREFIX: Final = re.compile(r"[0-9a-f]{8,32}")


def read_documents(connection: sqlite3.Connection) -> Iterator[DocumentRow]:
    """Every document, by id, without its text."""
    return (DocumentRow(*row) for row in connection.execute(_DOCUMENTS))


def read_document(connection: sqlite3.Connection, doc_id: str) -> Document:
    """One document with its text. Raises ``LookupFailure``."""
    row = connection.execute(_DOCUMENT, (doc_id,)).fetchone()
    if row is None:
        raise LookupFailure("ledger.no_document", name=shown(doc_id))
    return Document(*row)


def read_mentions(connection: sqlite3.Connection) -> Iterator[MentionCount]:
    """Every entity that a document names, by document and entity."""
    return (MentionCount(*row) for row in connection.execute(_MENTIONS))


def read_counts(connection: sqlite3.Connection) -> Mapping[str, int]:
    """How many rows of each kind there are."""
    row = connection.execute(_COUNTS).fetchone()
    return MappingProxyType(dict(zip(_COUNTED, row, strict=True)))


def find_paths(connection: sqlite3.Connection, name: str) -> list[tuple[str, str]]:
    """The paths of a document with its id: by a path the one, by an id or eight or more of its first digits all.

    A path of another program's facts has no id. Raises ``LookupFailure`` where there is none, or several documents.
    """
    found: list[tuple[str, str]] = connection.execute(
        "SELECT path, doc_id FROM paths WHERE path = ?1 UNION ALL SELECT path, '' FROM fact_files WHERE path = ?1",
        (name,),
    ).fetchall()
    if not found and _ID_PREFIX.fullmatch(name):
        found = connection.execute(
            "SELECT path, doc_id FROM paths WHERE doc_id >= ? AND doc_id < ? ORDER BY doc_id, path", (name, name + "g")
        ).fetchall()
    ids = {doc_id for _, doc_id in found}
    if not found:
        raise LookupFailure("ledger.no_document", name=shown(name))
    if len(ids) > 1:
        raise LookupFailure("ledger.ambiguous", name=shown(name), ids=", ".join(sorted(ids)))
    return found

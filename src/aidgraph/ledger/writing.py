"""Changes the ledger: from an extraction, or another program's facts, to rows; from a name to their withdrawal."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from aidgraph.claims.assemble import claim_of
from aidgraph.claims.copies import sketch
from aidgraph.claims.domains import registered_domain
from aidgraph.errors import InputRefused
from aidgraph.ledger.facts import INSERT_CLAIM, INSERT_FACT, claim_row, fact_row
from aidgraph.ledger.forms import acquire, release_uses, sweep_forms
from aidgraph.ledger.rulings import canonical_ids, rejected_among
from aidgraph.model import Document, Entity, Extraction, Fact, Mention
from aidgraph.model.interchange import check_words

_PUT_DOCUMENT = """
INSERT INTO documents (id, title, publisher, published, url, place, domain, text, sketch)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, publisher = excluded.publisher, published = excluded.published,
  url = excluded.url, place = excluded.place, domain = excluded.domain, text = excluded.text, sketch = excluded.sketch
"""
_PUT_PATH = """
INSERT INTO paths (path, doc_id, fingerprint) VALUES (?, ?, ?)
ON CONFLICT (path) DO UPDATE SET doc_id = excluded.doc_id, fingerprint = excluded.fingerprint
"""
_PUT_FILE = """
INSERT INTO fact_files (path, file_id, fingerprint) VALUES (?, ?, ?)
ON CONFLICT (path) DO UPDATE SET file_id = excluded.file_id, fingerprint = excluded.fingerprint
"""
_READ_FILES_AGAIN = """
UPDATE fact_files SET fingerprint = '' WHERE path IN (SELECT file FROM facts WHERE doc_id = ? AND file <> '')
"""
_SWEEP_CLAIM = """
DELETE FROM claims WHERE id = ?1
  AND NOT EXISTS (SELECT 1 FROM facts WHERE claim_id = ?1) AND NOT EXISTS (SELECT 1 FROM curated WHERE claim_id = ?1)
"""
_FACTS_OF = {
    "document": (
        "SELECT claim_id, subject, object, via FROM facts WHERE doc_id = ?",
        "DELETE FROM facts WHERE doc_id = ?",
    ),
    "extraction": (
        "SELECT claim_id, subject, object, via FROM facts WHERE doc_id = ? AND file = ''",
        "DELETE FROM facts WHERE doc_id = ? AND file = ''",
    ),
    "file": (
        "SELECT claim_id, subject, object, via FROM facts WHERE file = ? AND file <> ''",
        "DELETE FROM facts WHERE file = ? AND file <> ''",
    ),
}


@dataclass(slots=True)
class Loosened:
    """Claims and forms of entities that a change took a support from: at its end, those left without any go."""

    claims: set[str] = field(default_factory=set)
    forms: set[int] = field(default_factory=set)

    def release(self, connection: sqlite3.Connection, used: Counter[int]) -> None:
        """Takes back so many uses of each form."""
        release_uses(connection, used)
        self.forms.update(used)

    def sweep(self, connection: sqlite3.Connection) -> None:
        """Deletes what nothing supports any more."""
        connection.executemany(_SWEEP_CLAIM, [(claim,) for claim in sorted(self.claims)])
        sweep_forms(connection, sorted(self.forms))


def put_extraction(connection: sqlite3.Connection, found: Extraction, fingerprint: str, loosened: Loosened) -> None:
    """Stores what one document yields, in place of what stood at its path and of an earlier extraction of its bytes."""
    document = found.document
    before = connection.execute("SELECT doc_id FROM paths WHERE path = ?", (document.path,)).fetchone()
    if before and before[0] != document.id:
        remove_path(connection, document.path, before[0], loosened)
    _clear(connection, document, loosened)
    _put_document(connection, document)
    connection.execute(_PUT_PATH, (document.path, document.id, fingerprint))
    facts: dict[str, Fact] = {}
    for fact in found.facts:
        facts.setdefault(fact.id, fact)
    counted = _counted(found.mentions)
    keys = acquire(connection, [*_parties(facts.values()), *(entity for entity, *_ in counted)])
    connection.executemany(
        "INSERT INTO mentions (doc_id, entity, count, first_start, first_end) VALUES (?, ?, ?, ?, ?)",
        [(document.id, keys[entity], count, start, end) for entity, count, start, end in counted],
    )
    _insert_facts(connection, facts, "", document.id, keys)


def put_facts(
    connection: sqlite3.Connection, path: str, file_id: str, facts: Iterable[Fact], fingerprint: str, loosened: Loosened
) -> list[InputRefused]:
    """Stores another program's facts about documents that the ledger has, in place of what that file said before."""
    remove_facts(connection, "file", path, loosened)
    refused: list[InputRefused] = []
    seen: set[str] = set()
    for (doc_id, doc), group in groupby(facts, key=lambda fact: (fact.doc_id, fact.doc)):
        known, text = _text_of(connection, doc_id, doc)
        accepted: dict[str, Fact] = {}
        for fact in (replace(fact, doc_id=fact.doc_id or known) for fact in group):
            try:
                check_words(fact, known, text)
            except InputRefused as error:
                refused.append(error)
            else:
                accepted |= {} if fact.id in seen else {fact.id: fact}
                seen.add(fact.id)
        _insert_facts(connection, accepted, path, known, acquire(connection, _parties(accepted.values())))
    connection.execute(_PUT_FILE, (path, file_id, "" if refused else fingerprint))
    return refused


def remove_path(connection: sqlite3.Connection, path: str, doc_id: str, loosened: Loosened) -> None:
    """Forgets a path, and with a document's last path the document and all that was found in it."""
    connection.execute("DELETE FROM paths WHERE path = ?", (path,))
    if connection.execute("SELECT 1 FROM paths WHERE doc_id = ?", (doc_id,)).fetchone():
        return
    connection.execute(_READ_FILES_AGAIN, (doc_id,))
    remove_facts(connection, "document", doc_id, loosened)
    _remove_mentions(connection, doc_id, loosened)
    connection.execute("DELETE FROM documents WHERE id = ?", (doc_id,))


def remove_file(connection: sqlite3.Connection, path: str, loosened: Loosened) -> None:
    """Forgets another program's file and its facts."""
    remove_facts(connection, "file", path, loosened)
    connection.execute("DELETE FROM fact_files WHERE path = ?", (path,))


def remove_facts(connection: sqlite3.Connection, whose: str, key: str, loosened: Loosened) -> None:
    """Deletes the facts of a ``document``, of its ``extraction`` here, or of a ``file``."""
    select, delete = _FACTS_OF[whose]
    rows = connection.execute(select, (key,)).fetchall()
    connection.execute(delete, (key,))
    loosened.claims.update(row[0] for row in rows if row[0] is not None)
    loosened.release(connection, Counter(form for row in rows for form in row[1:] if form is not None))


def _clear(connection: sqlite3.Connection, document: Document, loosened: Loosened) -> None:
    """Makes room for an extraction of bytes that are known; where they now read otherwise, no fact's offsets hold."""
    before = connection.execute("SELECT text FROM documents WHERE id = ?", (document.id,)).fetchone()
    if before is None:
        return
    if before[0] != document.text:
        connection.execute(_READ_FILES_AGAIN, (document.id,))
        remove_facts(connection, "document", document.id, loosened)
    remove_facts(connection, "extraction", document.id, loosened)
    _remove_mentions(connection, document.id, loosened)


def _remove_mentions(connection: sqlite3.Connection, doc_id: str, loosened: Loosened) -> None:
    rows = connection.execute("SELECT entity FROM mentions WHERE doc_id = ?", (doc_id,)).fetchall()
    connection.execute("DELETE FROM mentions WHERE doc_id = ?", (doc_id,))
    loosened.release(connection, Counter(form for (form,) in rows))


def _put_document(connection: sqlite3.Connection, document: Document) -> None:
    said = (document.title, document.publisher, document.published, document.url, document.place)
    text = (registered_domain(document.url), document.text, sketch(document.text))
    connection.execute(_PUT_DOCUMENT, (document.id, *said, *text))


def _text_of(connection: sqlite3.Connection, doc_id: str, path: str) -> tuple[str, str]:
    """Id and text of a document that a fact names by its id, or else by its path; empty where there is none."""
    query = (
        "SELECT id, text FROM documents WHERE id = ?1 OR ?1 = '' AND id = (SELECT doc_id FROM paths WHERE path = ?2)"
    )
    row: tuple[str, str] | None = connection.execute(query, (doc_id, path)).fetchone()
    return row or ("", "")


def _insert_facts(
    connection: sqlite3.Connection, facts: dict[str, Fact], file: str, doc_id: str, keys: dict[Entity, int]
) -> None:
    canonical = canonical_ids(connection, (entity.id for entity in keys))
    rejected = rejected_among(connection, facts)
    claims = {key: claim_of(fact, canonical) for key, fact in facts.items() if key not in rejected}
    claim_ids = {key: claim.id for key, claim in claims.items()}
    connection.executemany(INSERT_CLAIM, [claim_row(claim_ids[key], claim) for key, claim in claims.items()])
    rows = [fact_row(key, fact, file, doc_id, claim_ids.get(key), keys) for key, fact in facts.items()]
    connection.executemany(INSERT_FACT, rows)


def _parties(facts: Iterable[Fact]) -> list[Entity]:
    return [party for fact in facts for party in (fact.subject, fact.object, fact.via) if party is not None]


def _counted(mentions: Sequence[Mention]) -> list[tuple[Entity, int, int, int]]:
    """Each entity once, in its first form: how often it is named, and where first."""
    told = sorted((m for m in mentions if m.entity is not None), key=lambda m: (m.start, m.end))
    counts = Counter(m.entity.id for m in told if m.entity)
    first = {m.entity.id: m for m in reversed(told) if m.entity}
    return [(m.entity, counts[key], m.start, m.end) for key, m in first.items() if m.entity]

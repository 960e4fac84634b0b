"""The curated facts in the ledger: from a set of them and its fingerprint to rows, all of them or none."""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from aidgraph.claims.curated import CuratedFact
from aidgraph.claims.handovers import Handover
from aidgraph.ledger.facts import INSERT_CLAIM, claim_row
from aidgraph.ledger.forms import acquire
from aidgraph.ledger.rulings import canonical_ids
from aidgraph.ledger.writing import Loosened

_INSERT = """
INSERT INTO curated (claim_id, address, date, publisher, confidence, subject, object) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_PUT_FINGERPRINT = """
INSERT INTO meta (key, value) VALUES ('curated', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def loaded_fingerprint(connection: sqlite3.Connection) -> str | None:
    """That of the curated facts that are loaded, if any are."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'curated'").fetchone()
    return row[0] if row else None


def put_curated(
    connection: sqlite3.Connection,
    facts: Iterable[CuratedFact],
    handovers: Iterable[Handover],
    fingerprint: str,
    loosened: Loosened,
) -> None:
    """Loads the curated facts in place of those that are loaded; one source says a claim once."""
    remove_curated(connection, loosened)
    once = {(fact.claim.id, fact.address, fact.date, fact.publisher): fact for fact in facts}.values()
    keys = acquire(connection, [party for fact in once for party in (fact.subject, fact.object)])
    canonical = canonical_ids(connection, (party.id for party in keys))
    for fact in once:
        claim = fact.claim_among(canonical)
        connection.execute(INSERT_CLAIM, claim_row(claim.id, claim))
        source = (claim.id, fact.address, fact.date, fact.publisher, fact.confidence)
        connection.execute(_INSERT, (*source, keys[fact.subject], keys[fact.object]))
    rows = (
        (each.helped, each.former, each.successor, each.year, each.address, each.date, each.publisher)
        for each in handovers
    )
    connection.executemany("INSERT INTO handovers VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute(_PUT_FINGERPRINT, (fingerprint,))


def remove_curated(connection: sqlite3.Connection, loosened: Loosened) -> None:
    """Forgets every curated fact."""
    rows = connection.execute("SELECT claim_id, subject, object FROM curated").fetchall()
    connection.execute("DELETE FROM curated")
    connection.execute("DELETE FROM handovers")
    connection.execute("DELETE FROM meta WHERE key = 'curated'")
    loosened.claims.update(row[0] for row in rows)
    loosened.release(connection, Counter(form for row in rows for form in row[1:]))

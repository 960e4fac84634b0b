"""The user's decisions in the ledger: from a decision to the claims of just those facts that it concerns."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, Final

from aidgraph.claims.decisions import Decision, merge
from aidgraph.ledger.facts import INSERT_CLAIM, claim_row
from aidgraph.model import Claim

_IN_FORCE: Final = "SELECT a, b FROM decisions WHERE kind = ? AND NOT undone AND (a = ? OR b = ?)"
_STATED: Final = """
SELECT f.rowid, f.claim_id, f.predicate, s.id, o.id, coalesce(v.id, ''), f.value, f.unit, f.what, f.since, f.until,
  f.cumulative, f.status, f.scheme
FROM facts f JOIN entities s ON s.key = f.subject JOIN entities o ON o.key = f.object
LEFT JOIN entities v ON v.key = f.via
"""
_CURATED: Final = """
SELECT k.claim_id, k.address, k.date, k.publisher, k.subject, k.object, c.predicate, s.id, o.id, c.since, c.until,
  c.scheme
FROM curated k JOIN claims c ON c.id = k.claim_id JOIN entities s ON s.key = k.subject
JOIN entities o ON o.key = k.object WHERE k.claim_id = ?
"""
_MOVE_CURATED: Final = """
UPDATE curated SET claim_id = ? WHERE claim_id = ? AND address = ? AND date = ? AND publisher = ? AND subject = ?
  AND object = ?
"""
_CLAIMS_OF: Final = """
SELECT id FROM claims WHERE subject = ?1 UNION SELECT id FROM claims WHERE object = ?1
UNION SELECT id FROM claims WHERE via = ?1 AND via <> ''
"""


def canonical_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Of those ids that a decision merges into another, that other."""
    found = {}
    for entity_id in set(ids):
        row = connection.execute("SELECT canonical FROM same_as WHERE id = ?", (entity_id,)).fetchone()
        if row:
            found[entity_id] = row[0]
    return found


def rejected_among(connection: sqlite3.Connection, fact_ids: Iterable[str]) -> set[str]:
    """Those of the facts that are rejected."""
    query = "SELECT 1 FROM decisions WHERE a = ? AND kind = 'reject' AND NOT undone"
    return {fact_id for fact_id in fact_ids if connection.execute(query, (fact_id,)).fetchone()}


def apply(connection: sqlite3.Connection, decision: Decision) -> set[str]:
    """Makes the claims again that a decision, just made or undone, concerns; the claims that lost a support."""
    if decision.kind == "reject":
        return _reclaim(connection, _rows(connection, _STATED + "WHERE f.id = ?", decision.a))
    concerned = _connected(connection, (decision.a, decision.b))
    before = canonical_ids(connection, concerned)
    after = merge(_pairs(connection, "same", concerned), _pairs(connection, "different", concerned))
    after = {entity_id: target for entity_id, target in after.items() if target != entity_id}
    changed = sorted(entity_id for entity_id in concerned if before.get(entity_id) != after.get(entity_id))
    known_as = sorted({before.get(entity_id, entity_id) for entity_id in changed})
    claims = sorted({row[0] for known in known_as for row in _rows(connection, _CLAIMS_OF, known)})
    for entity_id in changed:
        connection.execute("DELETE FROM same_as WHERE id = ?", (entity_id,))
        if entity_id in after:
            connection.execute("INSERT INTO same_as (id, canonical) VALUES (?, ?)", (entity_id, after[entity_id]))
    for claim in claims:
        _reclaim(connection, _rows(connection, _STATED + "WHERE f.claim_id = ?", claim))
        _recurate(connection, _rows(connection, _CURATED, claim))
    return set(claims)


def _rows(connection: sqlite3.Connection, query: str, key: str) -> list[tuple[Any, ...]]:
    return connection.execute(query, (key,)).fetchall()


def _connected(connection: sqlite3.Connection, start: Iterable[str]) -> set[str]:
    """These ids and all that decisions in force join to them, and to those."""
    found: set[str] = set()
    pending = set(start)
    while pending:
        party = pending.pop()
        found.add(party)
        pending |= {other for pair in _pairs(connection, "same", [party]) for other in pair} - found
    return found


def _pairs(connection: sqlite3.Connection, kind: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entity_id in ids:
        yield from connection.execute(_IN_FORCE, (kind, entity_id, entity_id))


def _reclaim(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> set[str]:
    """Gives each fact the claim that it supports now; those that they supported before."""
    left = set()
    for rowid, before, predicate, *parties, value, unit, what, start, end, cumulative, status, scheme in rows:
        ((fact_id,),) = connection.execute("SELECT id FROM facts WHERE rowid = ?", (rowid,))
        claim_id = None
        if not rejected_among(connection, [fact_id]):
            measure = (value, unit, what, start, end, bool(cumulative), status, scheme)
            claim_id = _put_claim(connection, predicate, parties, *measure)
        connection.execute("UPDATE facts SET claim_id = ? WHERE rowid = ?", (claim_id, rowid))
        if before is not None and before != claim_id:
            left.add(before)
    return left


def _recurate(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    """The same for curated rows, whose claim has neither measure nor status of its own."""
    for before, address, date, publisher, subject, object_, predicate, s_id, o_id, start, end, scheme in rows:
        measure = (None, "", "", start, end, False, "actual", scheme)
        claim_id = _put_claim(connection, predicate, [s_id, o_id, ""], *measure)
        connection.execute(_MOVE_CURATED, (claim_id, before, address, date, publisher, subject, object_))


def _put_claim(connection: sqlite3.Connection, predicate: str, parties: list[str], *measure: Any) -> str:
    canonical = canonical_ids(connection, parties)
    subject, object_, via = (canonical.get(party, party) for party in parties)
    claim = Claim(predicate, subject, object_, via, *measure)
    claim_id = claim.id
    connection.execute(INSERT_CLAIM, claim_row(claim_id, claim))
    return claim_id

"""Reads claims and what supports them: from rows to Claims with their figures, to their words and curated sources."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from aidgraph.claims.assemble import Attestation, assemble
from aidgraph.claims.handovers import hand_over
from aidgraph.ledger.rows import CuratedSource, Support
from aidgraph.model import Claim
from aidgraph.model.interchange import context_from_json

Row = tuple[Any, ...]

_CLAIMS: Final = """
SELECT
  c.id, c.predicate, c.subject, c.object, c.via, c.value, c.unit, c.what, c.since, c.until, c.cumulative, c.status,
  c.scheme, (SELECT max(confidence) FROM curated k WHERE k.claim_id = c.id),
  (SELECT min(year) FROM handovers h WHERE h.helped = c.object AND h.former = c.subject),
  f.doc_id, d.domain, d.published, f.quote, f.as_of, f.approx, f.bound, f.confidence, d.sketch
FROM claims c LEFT JOIN facts f ON f.claim_id = c.id LEFT JOIN documents d ON d.id = f.doc_id
"""
_ORDER: Final = "ORDER BY c.id, f.id, f.file"
_ALL: Final = _CLAIMS + _ORDER
_ONE: Final = _CLAIMS + "WHERE c.id = ? " + _ORDER
_PARTY: Final = """
WHERE c.id IN (
  SELECT id FROM claims WHERE subject = ?1 UNION SELECT id FROM claims WHERE object = ?1
  UNION SELECT id FROM claims WHERE via = ?1 AND via <> ''
)
"""
_AMONG: Final = "WHERE c.id IN (SELECT value FROM json_each(?)) "
_WITH_IDS: Final = _CLAIMS + _AMONG + _ORDER
_OF_ENTITY: Final = _CLAIMS + _PARTY + _ORDER
_SUPPORTS: Final = "SELECT claim_id, id, doc_id, quote, quote_start, quote_end, context, rule, confidence FROM facts "
_ALL_SUPPORTS: Final = _SUPPORTS + "WHERE claim_id IS NOT NULL ORDER BY claim_id, id, file"
_SUPPORTS_OF: Final = _SUPPORTS + "WHERE claim_id = ? ORDER BY claim_id, id, file"
_SOURCES: Final = "SELECT DISTINCT claim_id, address, date, publisher FROM curated "
_ALL_SOURCES: Final = _SOURCES + "ORDER BY claim_id, address, date, publisher"
_SOURCES_OF: Final = _SOURCES + "WHERE claim_id = ? ORDER BY claim_id, address, date, publisher"


def read_claims(connection: sqlite3.Connection) -> Iterator[Claim]:
    """Every claim, by id."""
    return _claims_of_rows(connection.execute(_ALL))


def read_claim(connection: sqlite3.Connection, claim_id: str) -> Claim | None:
    """One claim, if there is such a one."""
    return next(_claims_of_rows(connection.execute(_ONE, (claim_id,))), None)


def read_claims_of(connection: sqlite3.Connection, entity_id: str) -> Iterator[Claim]:
    """The claims of which an entity is subject, object or via, by id."""
    return _claims_of_rows(connection.execute(_OF_ENTITY, (entity_id,)))


def read_claims_with(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> Iterator[Claim]:
    """The claims with these ids, by id."""
    return _claims_of_rows(connection.execute(_WITH_IDS, (json.dumps(sorted(claim_ids)),)))


def read_supports(connection: sqlite3.Connection, claim_id: str | None) -> Iterator[Support]:
    """The words that support one claim or all; what two programs say in the same way comes once."""
    every = claim_id is None
    rows = connection.execute(_ALL_SUPPORTS) if every else connection.execute(_SUPPORTS_OF, (claim_id,))
    for _, same in groupby(rows, key=itemgetter(0, 1)):
        claim, fact, doc_id, quote, start, end, context, rule, confidence = next(same)
        spans = context_from_json(json.loads(context)) if context else ()
        yield Support(claim, fact, doc_id, quote, start, end, spans, rule, confidence)


def read_curated_sources(connection: sqlite3.Connection, claim_id: str | None) -> Iterator[CuratedSource]:
    """The curated sources of one claim or all."""
    every = claim_id is None
    rows = connection.execute(_ALL_SOURCES) if every else connection.execute(_SOURCES_OF, (claim_id,))
    return (CuratedSource(*row) for row in rows)


def _claims_of_rows(rows: Iterator[Row]) -> Iterator[Claim]:
    for _, supported in groupby(rows, key=itemgetter(0)):
        rows_of_claim = list(supported)
        first = rows_of_claim[0]
        attested = [_attestation_of_row(row) for row in rows_of_claim if row[15] is not None]
        claim = hand_over(_bare_claim_of_row(first), first[14])
        yield assemble(claim, attested, first[13] or 0.0)


def _bare_claim_of_row(row: Row) -> Claim:
    _, predicate, subject, object_, via, value, unit, what, start, end, cumulative, status, scheme = row[:13]
    return Claim(
        predicate, subject, object_, via, value, unit, what, start, end, bool(cumulative), status, scheme
    )  # fmt: skip


def _attestation_of_row(row: Row) -> Attestation:
    doc_id, domain, published, quote, as_of, approx, bound, confidence, sketch = row[15:]
    return Attestation(doc_id, domain, published, quote, as_of, bool(approx), bound, confidence, sketch)

"""Facts as rows: from a Fact to the row that keeps it, and from rows to Facts again, in the order of their ids."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final

from aidgraph.ledger.forms import entity_of
from aidgraph.model import Claim, Entity, Evidence, Fact
from aidgraph.model.identity import plain
from aidgraph.model.interchange import context_from_json, context_to_json

Row = tuple[Any, ...]

INSERT_FACT: Final = """
INSERT INTO facts (
  id, file, doc_id, claim_id, subject, predicate, object, via, value, unit, what, since, until, as_of, cumulative,
  approx, bound, status, scheme, quote, quote_start, quote_end, context, rule, confidence, extra
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_CLAIM: Final = """
INSERT INTO claims (
  id, predicate, subject, object, via, value, unit, what, since, until, cumulative, status, scheme
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING
"""
_SELECT: Final = """
SELECT
  f.id, f.claim_id, f.doc_id, (SELECT min(path) FROM paths p WHERE p.doc_id = f.doc_id),
  f.predicate, f.value, f.unit, f.what, f.since, f.until, f.as_of, f.cumulative, f.approx, f.bound, f.status, f.scheme,
  f.quote, f.quote_start, f.quote_end, f.context, f.rule, f.confidence, f.extra,
  s.id, s.type, s.name, s.code, s.members, o.id, o.type, o.name, o.code, o.members,
  v.id, v.type, v.name, v.code, v.members
FROM facts f
JOIN entities s ON s.key = f.subject
JOIN entities o ON o.key = f.object
LEFT JOIN entities v ON v.key = f.via
"""
_ALL: Final = _SELECT + "ORDER BY f.id, f.file"
_OF_DOCUMENT: Final = _SELECT + "WHERE f.doc_id = ? ORDER BY f.id, f.file"


def fact_row(fact_id: str, fact: Fact, file: str, doc_id: str, claim_id: str | None, keys: Mapping[Entity, int]) -> Row:
    """The row for ``INSERT_FACT``; a rejected fact has no claim."""
    parties = (keys[fact.subject], fact.predicate, keys[fact.object], keys[fact.via] if fact.via else None)
    measure = (plain(fact.value), fact.unit, fact.what, fact.start, fact.end, fact.as_of)
    flags = (fact.cumulative, fact.approx, fact.bound, fact.status, fact.scheme)
    words = (fact.evidence.quote, fact.evidence.start, fact.evidence.end, _to_text(context_to_json(fact.context)))
    origin = (fact.rule, fact.confidence, _to_text(dict(fact.extra)))
    return (fact_id, file, doc_id, claim_id, *parties, *measure, *flags, *words, *origin)


def claim_row(claim_id: str, claim: Claim) -> Row:
    """The row for ``INSERT_CLAIM``."""
    measure = (claim.value, claim.unit, claim.what, claim.start, claim.end)
    kind = (claim.cumulative, claim.status, claim.scheme)
    return (claim_id, claim.predicate, claim.subject, claim.object, claim.via, *measure, *kind)


def read_facts(connection: sqlite3.Connection, doc_id: str | None) -> Iterator[Fact]:
    """Every fact, or those of one document; what two programs say in the same way comes once."""
    rows = connection.execute(_ALL) if doc_id is None else connection.execute(_OF_DOCUMENT, (doc_id,))
    before: Row = ()
    for row in rows:
        if row[:2] != before:
            yield _fact_of_row(row)
        before = row[:2]


def _fact_of_row(row: Row) -> Fact:
    _, _, doc_id, doc, predicate, value, unit, what, start, end, as_of, cumulative, approx, bound, status = row[:15]
    scheme, quote, quote_start, quote_end, context, rule, confidence, extra = row[15:23]
    return Fact(
        doc=doc,
        doc_id=doc_id,
        subject=entity_of(*row[23:28]),
        predicate=predicate,
        object=entity_of(*row[28:33]),
        evidence=Evidence(quote, quote_start, quote_end),
        value=value,
        unit=unit,
        what=what,
        start=start,
        end=end,
        as_of=as_of,
        cumulative=bool(cumulative),
        approx=bool(approx),
        bound=bound,
        status=status,
        scheme=scheme,
        via=entity_of(*row[33:38]) if row[33] is not None else None,
        context=context_from_json(json.loads(context)) if context else (),
        rule=rule,
        confidence=confidence,
        extra=json.loads(extra) if extra else {},
    )


def _to_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""

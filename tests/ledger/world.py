"""A small invented world for the ledger's tests: from a few words to extractions, and from a ledger to all its rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from aidgraph.claims.curated import CuratedFact
from aidgraph.model import Context, Document, Entity, Evidence, Extraction, Fact, Mention, group, organisation
from aidgraph.model.identity import digest_bytes

DONGLI = Entity("place:120110", "County", "东丽区", "120110")
GANGU = Entity("place:620523", "County", "甘谷县", "620523")
QINAN = Entity("place:620522", "County", "秦安县", "620522")
FACTORY = organisation("CentralUnit", "某某车辆集团")
FUND = organisation("Fund", "春苗基金")
BOTH = group("东丽区、某某车辆集团", ("120110", "某某车辆集团"), "")

# what is said: subject, predicate, object and how
Statement = tuple[Entity, str, Entity, dict[str, Any]]
PAIRED: Statement = (DONGLI, "assists", GANGU, {"scheme": "east_west"})
DESIGNATED: Statement = (FACTORY, "assists", GANGU, {"scheme": "designated"})
PAID: Statement = (BOTH, "funds", GANGU, {"value": 3000000, "unit": "CNY", "cumulative": True, "as_of": "2020-06"})
THROUGH: Statement = (DONGLI, "funds", QINAN, {"value": 2.5, "unit": "CNY", "via": FUND, "extra": {"note": ["甲"]}})


def document(path: str, text: str, **said: Any) -> Document:
    return Document(digest_bytes(text.encode()), path, text, **said)


def extraction(path: str, *statements: Statement, opening: str = "", **said: str) -> Extraction:
    """A document that makes the statements one sentence each, with their facts and mentions."""
    words = [f"{s.name}{p}{o.name}{how.get('value', '')}" for s, p, o, how in statements]
    made = document(path, opening + "。".join(words), **said)
    facts, mentions, start = [], [], len(opening)
    for (subject, predicate, object_, how), quote in zip(statements, words, strict=True):
        evidence = Evidence(quote, start, start + len(quote))
        facts.append(Fact(path, made.id, subject, predicate, object_, evidence, rule="test/rule", **how))
        mentions.append(Mention(start, start + len(subject.name), subject.type, subject))
        mentions.append(Mention(evidence.end - len(object_.name), evidence.end, object_.type, object_))
        start = evidence.end + 1
    return Extraction(made, tuple(mentions), tuple(facts))


def with_context(fact: Fact) -> Fact:
    return Fact(
        fact.doc, fact.doc_id, fact.subject, fact.predicate, fact.object, fact.evidence,
        context=(Context("object", 0, 2),), rule=fact.rule,
    )  # fmt: skip


def curated(helper: Entity = DONGLI, helped: Entity = GANGU, number: int = 1) -> CuratedFact:
    return CuratedFact(helper, "assists", helped, f"https://example.com/{number}", "east_west", publisher="示例网")


TABLES = {
    "documents": "SELECT * FROM documents ORDER BY id",
    "paths": "SELECT * FROM paths ORDER BY path",
    "fact_files": "SELECT * FROM fact_files ORDER BY path",
    "entities": "SELECT id, type, name, code, members, uses FROM entities ORDER BY id, type, name, code, members",
    "mentions": """
        SELECT m.doc_id, e.id, e.name, m.count, m.first_start, m.first_end
        FROM mentions m JOIN entities e ON e.key = m.entity ORDER BY m.doc_id, e.id
    """,
    "claims": "SELECT * FROM claims ORDER BY id",
    "facts": """
        SELECT f.id, f.file, f.doc_id, f.claim_id, s.id, s.name, f.predicate, o.id, o.name, v.id, f.value, f.unit,
          f.what, f.since, f.until, f.as_of, f.cumulative, f.approx, f.bound, f.status, f.scheme, f.quote,
          f.quote_start, f.quote_end, f.context, f.rule, f.confidence, f.extra
        FROM facts f JOIN entities s ON s.key = f.subject JOIN entities o ON o.key = f.object
        LEFT JOIN entities v ON v.key = f.via ORDER BY f.id, f.file
    """,
    "curated": """
        SELECT c.claim_id, c.address, c.date, c.publisher, c.confidence, s.id, s.name, o.id, o.name
        FROM curated c JOIN entities s ON s.key = c.subject JOIN entities o ON o.key = c.object
        ORDER BY c.claim_id, c.address
    """,
    "meta": "SELECT * FROM meta ORDER BY key",
    "handovers": "SELECT * FROM handovers ORDER BY helped, former, year",
    "same_as": "SELECT * FROM same_as ORDER BY id",
}
# Rows that stand without what they need: there must never be any.
LOOSE = {
    "claims without support": """
        SELECT id FROM claims c WHERE NOT EXISTS (SELECT 1 FROM facts WHERE claim_id = c.id)
          AND NOT EXISTS (SELECT 1 FROM curated WHERE claim_id = c.id)
    """,
    "facts without a claim that nobody rejected": """
        SELECT id FROM facts WHERE claim_id IS NULL
          AND id NOT IN (SELECT a FROM decisions WHERE kind = 'reject' AND NOT undone)
    """,
    "documents without a path": "SELECT id FROM documents WHERE id NOT IN (SELECT doc_id FROM paths)",
    "facts without their file": "SELECT id FROM facts WHERE file <> '' AND file NOT IN (SELECT path FROM fact_files)",
    "uses that are miscounted": """
        WITH used (key) AS (
          SELECT entity FROM mentions UNION ALL SELECT subject FROM facts UNION ALL SELECT object FROM facts
          UNION ALL SELECT via FROM facts WHERE via IS NOT NULL UNION ALL SELECT subject FROM curated
          UNION ALL SELECT object FROM curated
        ), counted (key, uses) AS (SELECT key, count(*) FROM used GROUP BY key)
        SELECT e.key FROM entities e LEFT JOIN counted c ON c.key = e.key WHERE e.uses IS NOT c.uses
        UNION ALL SELECT key FROM counted WHERE key NOT IN (SELECT key FROM entities)
    """,
    "references": "PRAGMA foreign_key_check",
    "damage": "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
}


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but the revisions, keys of entities replaced by what they stand for."""
    return dict(_ask(path, TABLES))


def loose(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What hangs in the air, by kind; empty where all is well."""
    return {name: found for name, found in _ask(path, LOOSE) if found}


def _ask(path: Path, queries: dict[str, str]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    with closing(sqlite3.connect(path)) as connection:
        for name, query in queries.items():
            yield name, connection.execute(query).fetchall()

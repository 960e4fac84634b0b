"""What the ledger knows about one entity: from its id to the documents that name it and the groups that it is in."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

from aidgraph.ledger.rows import Mentioning
from aidgraph.ledger.rulings import canonical_ids
from aidgraph.model.entity import Entity

_MENTIONING: Final = """
SELECT d.id, coalesce(nullif(d.title, ''), (SELECT min(path) FROM paths p WHERE p.doc_id = d.id)), d.published,
  sum(m.count)
FROM entities e JOIN mentions m ON m.entity = e.key JOIN documents d ON d.id = m.doc_id
WHERE e.id = ?1 OR e.id IN (SELECT id FROM same_as WHERE canonical = ?1)
GROUP BY d.id ORDER BY d.published DESC, d.id
"""
_GROUPS: Final = "SELECT DISTINCT id, members FROM entities WHERE members <> '' AND instr(members, ?) ORDER BY id"


def read_mentioning(connection: sqlite3.Connection, entity_id: str) -> Iterator[Mentioning]:
    """The documents that name an entity, the newest first."""
    return (Mentioning(*row) for row in connection.execute(_MENTIONING, (entity_id,)))


def read_groups_of(connection: sqlite3.Connection, entity: Entity) -> list[str]:
    """The ids of the groups whose members name an entity, by code or by name."""
    member = entity.code or entity.name
    rows = connection.execute(_GROUPS, (json.dumps(member, ensure_ascii=False),)).fetchall()
    ids = {group for group, members in rows if member in json.loads(members)}
    canonical = canonical_ids(connection, ids)
    return sorted({canonical.get(group, group) for group in ids})

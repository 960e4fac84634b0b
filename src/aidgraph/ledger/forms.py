"""The forms of entities: from Entity to the key of a stored row whose uses are counted, and back to one form each."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from aidgraph.model import Entity
from aidgraph.model.identity import fold

_ACQUIRE = """
INSERT INTO entities (id, type, name, code, members, uses) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (id, type, name, code, members) DO UPDATE SET uses = uses + excluded.uses
RETURNING key
"""
_RELEASE = "UPDATE entities SET uses = uses - ? WHERE key = ?"
_SWEEP = "DELETE FROM entities WHERE key = ? AND uses = 0"
# Under the id that stands for all that a decision merges; the forms of that id itself come first.
_FORMS = """
SELECT coalesce(s.canonical, e.id) AS known, e.type, e.name, e.code, e.members, e.uses
FROM entities e LEFT JOIN same_as s ON s.id = e.id
"""
_IN_ORDER = "ORDER BY known, e.id <> known, e.uses DESC, e.name, e.type, e.code, e.members"
_OF_ID = "WHERE e.id = ?1 OR e.id IN (SELECT id FROM same_as WHERE canonical = ?1) "
_ALL = _FORMS + _IN_ORDER
_ONE = _FORMS + _OF_ID + _IN_ORDER


def acquire(connection: sqlite3.Connection, used: Iterable[Entity]) -> dict[Entity, int]:
    """The key of each entity; every time that one occurs is one more use."""
    keys: dict[Entity, int] = {}
    for entity, uses in Counter(used).items():
        row = (entity.id, entity.type, entity.name, entity.code or "", _members_to_text(entity.members), uses)
        ((keys[entity],),) = connection.execute(_ACQUIRE, row).fetchall()
    return keys


def release_uses(connection: sqlite3.Connection, used: Counter[int]) -> None:
    """Takes uses back."""
    connection.executemany(_RELEASE, [(uses, key) for key, uses in used.items()])


def sweep_forms(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Forgets those of the forms that nothing uses any more."""
    connection.executemany(_SWEEP, [(key,) for key in keys])


def read_entities(connection: sqlite3.Connection) -> Iterator[Entity]:
    """Every entity once, by id: in the form that its id is made of, else in the one used most."""
    for _, forms in groupby(map(_entity_of_row, connection.execute(_ALL)), key=attrgetter("id")):
        yield _best(list(forms))


def read_entity(connection: sqlite3.Connection, entity_id: str) -> Entity | None:
    """One entity, in the same form."""
    forms = [_entity_of_row(row) for row in connection.execute(_ONE, (entity_id,))]
    return _best(forms) if forms else None


def entity_of(entity_id: str, entity_type: str, name: str, code: str, members: str) -> Entity:
    """The entity of a stored form."""
    return Entity(entity_id, entity_type, name, code or None, tuple(json.loads(members)) if members else ())


def _best(forms: list[Entity]) -> Entity:
    return next((form for form in forms if form.id.endswith(f":{fold(form.name)}")), forms[0])


def _entity_of_row(row: tuple[str, str, str, str, str, int]) -> Entity:
    return entity_of(*row[:5])


def _members_to_text(members: tuple[str, ...]) -> str:
    return json.dumps(members, ensure_ascii=False) if members else ""

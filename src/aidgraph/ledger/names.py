"""Which entities a ledger knows: from ids, names and parts of names to entities, merged ones under one id."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from aidgraph.ledger.forms import read_entity
from aidgraph.ledger.rulings import canonical_ids
from aidgraph.model.entity import type_slug
from aidgraph.model.identity import fold
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES

_PARTY: Final = """
SELECT EXISTS (SELECT 1 FROM claims WHERE subject = ?1) OR EXISTS (SELECT 1 FROM claims WHERE object = ?1)
  OR EXISTS (SELECT 1 FROM claims WHERE via = ?1 AND via <> '')
"""
_NAMED: Final = """
SELECT DISTINCT id FROM entities WHERE name = ?
  AND (id >= 'place:' AND id < 'place;' OR id >= 'group:' AND id < 'group;')
"""
_GROUPS: Final = "SELECT DISTINCT id, name FROM entities WHERE id >= 'group:' AND id < 'group;'"
_CONTAINING: Final = """
SELECT DISTINCT id FROM entities WHERE instr(name, ?) AND NOT (id >= 'place:' AND id < 'place;')
  AND NOT (id >= 'group:' AND id < 'group;')
"""
_SLUGS: Final = tuple(type_slug(entity_type) for entity_type in ENTITY_TYPES if entity_type not in DIVISION_TYPES)
_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_WORDS_OF_GROUPS: Final = ("协作", "对口", "帮扶", "扶贫")


class Names:
    """The names in a ledger. Every answer maps ids to names, by id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that a document or a curated fact names."""
        canonical = canonical_ids(self._connection, ids)
        wanted = sorted({canonical.get(entity_id, entity_id) for entity_id in ids})
        entities = ((entity_id, read_entity(self._connection, entity_id)) for entity_id in wanted)
        return {entity_id: entity.name for entity_id, entity in entities if entity}

    def parties(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that are a party of a claim."""
        known = self.known(ids)
        return {key: name for key, name in known.items() if self._connection.execute(_PARTY, (key,)).fetchone()[0]}

    def called(self, name: str) -> Mapping[str, str]:
        """Entities of this name: of places to the letter, of others whatever their spaces, marks and case.

        Of groups also where digits or a word of cooperation are all that differs: 东部四市 is 东部4市, 东部协作四市.
        """
        exact = self.known([*(f"{slug}:{fold(name)}" for slug in _SLUGS), *self._ids(_NAMED, name)])
        if exact:
            return exact
        asked = bare(name)
        alike = [entity_id for entity_id, group in self._connection.execute(_GROUPS) if bare(group) == asked]
        return self.known(alike)

    def containing(self, part: str) -> Mapping[str, str]:
        """Entities other than places and groups in whose name this occurs."""
        return self.known(self._ids(_CONTAINING, part))

    def _ids(self, query: str, text: str) -> list[str]:
        return [row[0] for row in self._rows(query, text)]

    def _rows(self, query: str, text: str) -> Iterable[tuple[str]]:
        return self._connection.execute(query, (text,))


def bare(name: str) -> str:
    """The name of a group without what writers vary."""
    left = fold(name).translate(_DIGITS)
    for word in _WORDS_OF_GROUPS:
        left = left.replace(word, "")
    return left

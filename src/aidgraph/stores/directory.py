"""Which entities a graph knows: from ids, names and parts of names to entities."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from aidgraph.model.entity import type_slug
from aidgraph.model.identity import fold
from aidgraph.model.schema import ENTITY_TYPES, PLACE_TYPES
from aidgraph.stores.base import Store
from aidgraph.stores.labels import ENTITY_LABELS, by_label

_KNOWN: Final = "UNWIND $ids AS wanted MATCH (n:{label} {{id: wanted}}) RETURN n.id AS id, n.name AS name"
_PARTIES: Final = (
    "UNWIND $ids AS wanted MATCH (n:{label} {{id: wanted}}) "
    "WHERE EXISTS {{ (n)<-[:PROVIDER|RECEIVER|VIA]-(:Claim) }} RETURN n.id AS id, n.name AS name"
)
_CALLED: Final = "MATCH (n:{label}) WHERE n.name = $name RETURN n.id AS id, n.name AS name"
_CONTAINING: Final = "MATCH (n:{label}) WHERE n.name CONTAINS $name RETURN n.id AS id, n.name AS name"
_SLUGS: Final = tuple(type_slug(entity_type) for entity_type in ENTITY_TYPES if entity_type not in PLACE_TYPES)


class Directory:
    """The names in a store. Every answer maps ids to names, by id."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def known(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that the graph has."""
        return self._of_ids(_KNOWN, ids)

    def parties(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that are a party of a claim."""
        return self._of_ids(_PARTIES, ids)

    def called(self, name: str) -> Mapping[str, str]:
        """Entities of this name: of places and groups to the letter, of others whatever its spaces, marks and case."""
        ids = [f"{slug}:{fold(name)}" for slug in (*_SLUGS, "zone")]
        return dict(sorted({**self.known(ids), **self._of_name(_CALLED, name, ("Place", "Group"))}.items()))

    def containing(self, part: str) -> Mapping[str, str]:
        """Entities other than places and groups in whose name this occurs."""
        return self._of_name(_CONTAINING, part, [label for label in ENTITY_LABELS if label not in ("Place", "Group")])

    def _of_ids(self, text: str, ids: Collection[str]) -> Mapping[str, str]:
        rows: list[Any] = []
        for label, some in by_label(ids).items():
            rows += self._store.cypher(text.format(label=label), {"ids": some}).rows
        return dict(sorted(rows))

    def _of_name(self, text: str, name: str, labels: Collection[str]) -> Mapping[str, str]:
        rows: list[Any] = []
        for label in labels:
            rows += self._store.cypher(text.format(label=label), {"name": name}).rows
        return dict(sorted(rows))

"""Entities become nodes: places with the divisions above them, groups with their members, everything else as it is."""

from collections.abc import Iterable, Iterator
from typing import Final

from aidgraph.graph.elements import edge, node
from aidgraph.graph.source import Division, Divisions
from aidgraph.model import Entity
from aidgraph.model.identity import fold
from aidgraph.stores.elements import Edge, Node, Ref
from aidgraph.stores.labels import label_of, labels_of

_DIGITS: Final = 6  # of a division code


class EntityGraph:
    """The nodes of all entities, ``PART_OF`` of the places and ``MEMBER_OF`` of the groups among them."""

    def __init__(self, entities: Iterable[Entity], divisions: Divisions) -> None:
        self._divisions = divisions
        self._entities = {entity.id: entity for entity in sorted(entities, key=lambda entity: entity.id)}
        self._named = {fold(entity.name): entity for entity in reversed(self._entities.values()) if not entity.is_place}
        self._groups = [entity for entity in self._entities.values() if entity.type == "Group"]
        for entity in [member for group in self._groups for member in self._members(group)]:
            self._entities.setdefault(entity.id, entity)
        for entity_id in list(self._entities):
            self._add_wholes(entity_id)

    def name(self, entity_id: str) -> str:
        """The name of an entity."""
        return self._entities[entity_id].name

    def nodes(self) -> Iterator[Node]:
        """One node an entity, by id."""
        for entity_id in sorted(self._entities):
            entity = self._entities[entity_id]
            if label_of(entity_id) == "Place":
                yield _place_node(entity, self._divisions.place(entity_id))
            else:
                yield node(labels_of(entity.type), entity.id, entity.name)

    def edges(self) -> Iterator[Edge]:
        """``PART_OF`` by part, then ``MEMBER_OF`` by group."""
        for entity_id in sorted(self._entities):
            if whole := self._whole(entity_id):
                spans = self._divisions.parents(entity_id)
                since, until = (spans[-1].since, spans[-1].until) if spans else (None, None)
                yield edge("PART_OF", ref(entity_id), ref(whole), origin="gazetteer", since=since, until=until)
        for group in self._groups:
            for member in self._members(group):
                # A name that spells its members out is the document's own words.
                origin = "extracted" if fold(member.name) in fold(group.name) else "lexicon"
                yield edge("MEMBER_OF", ref(member.id), ref(group.id), origin=origin)

    def _add_wholes(self, part: str) -> None:
        while whole := self._whole(part):
            self._entities.setdefault(whole, _division(whole, self._divisions.place(whole)))
            part = whole

    def _whole(self, entity_id: str) -> str:
        """What a place lies in: as the gazetteer says, else by its own id; empty where there is nothing."""
        if label_of(entity_id) != "Place":
            return ""
        if division := self._divisions.place(entity_id):
            return division.parent
        return entity_id.rpartition("/")[0] if entity_id.startswith("place:") else ""

    def _members(self, group: Entity) -> list[Entity]:
        """Members are known by code, else by name among the entities, else they are organisations so named."""
        return [self._coded(member) if _is_code(member) else self._called(member) for member in group.members]

    def _coded(self, code: str) -> Entity:
        """The place that has the code, or had it."""
        place_id = f"place:{code}"
        division = self._divisions.place(place_id)
        newest = division.id if division else place_id
        return self._entities.get(newest) or _division(newest, division)

    def _called(self, name: str) -> Entity:
        return self._named.get(fold(name)) or Entity(f"organization:{fold(name)}", "Organization", name)


def ref(entity_id: str) -> Ref:
    """The node of an entity, as edges name it."""
    return Ref(label_of(entity_id), entity_id)


def _is_code(member: str) -> bool:
    return len(member) == _DIGITS and member.isascii() and member.isdecimal()


def _place_node(entity: Entity, division: Division | None) -> Node:
    if division is None:
        return node(labels_of(entity.type), entity.id, entity.name, code=entity.code)
    return node(
        labels_of(division.type), entity.id, division.name,
        code=division.code, lat=division.lat, lon=division.lon, since=division.since, until=division.until,
    )  # fmt: skip


def _division(place_id: str, division: Division | None) -> Entity:
    """A place that only another one implies; of one that the gazetteer lacks, the id tells level and name."""
    if division is not None:
        return Entity(place_id, division.type, division.name, division.code)
    county, below, township = place_id.rpartition("/")
    if below:
        return Entity(place_id, "Township", township)
    code = county.removeprefix("place:") or township.removeprefix("place:")
    level = "Province" if code.endswith("0000") else "City" if code.endswith("00") else "County"
    return Entity(place_id, level, code, code)

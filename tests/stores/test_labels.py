"""Labels and ids agree: whatever the linker calls an entity, the graph finds it under its label."""

import pytest

from aidgraph.model import Entity, group, organisation
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES
from aidgraph.stores.labels import CLAIM_EDGES, ENTITY_LABELS, by_label, label_of, labels_of


@pytest.mark.parametrize("entity_type", ENTITY_TYPES)
def test_the_id_of_an_entity_tells_its_first_label(entity_type: str) -> None:
    made = {"Group": group("甲", ("110000",), "")}.get(entity_type, organisation(entity_type, "甲"))
    entity = Entity("place:110000", entity_type, "甲") if entity_type in DIVISION_TYPES else made
    assert label_of(entity.id) == labels_of(entity_type)[0]
    assert label_of(entity.id) in ENTITY_LABELS


@pytest.mark.parametrize("other", ["", "甲", "claim:1", "Place:1", "9c41"])
def test_what_is_no_entity_has_no_label(other: str) -> None:
    assert label_of(other) == ""
    assert by_label([other]) == {}


def test_the_pairing_is_told_first() -> None:
    assert CLAIM_EDGES[0] == "ASSISTS"
    assert len(set(CLAIM_EDGES)) == 16

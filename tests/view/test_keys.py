"""An entity is found by what people type."""

import pytest

from aidgraph.view.finding import find_nodes
from aidgraph.view.keys import other_names, search_keys

LINXIA = {
    "id": "place:622900",
    "type": "City",
    "degree": 5,
    "keys": search_keys(["临夏回族自治州", "临夏州"], ["622900"]),
}
COUNTY = {"id": "place:622921", "type": "County", "keys": search_keys(["临夏县"], ["622921"])}
FIRM = {"id": "enterprise:x", "type": "Enterprise", "keys": search_keys(["ＡＢ临夏|分公司"])}


def test_keys_are_names_pinyin_initials_and_codes() -> None:
    assert search_keys(["临夏"], ["622900"]) == "临夏|linxia|lx|622900"


def test_other_names_come_shortest_first() -> None:
    assert other_names("临夏回族自治州", {"临夏州", "临夏", "临夏回族自治州"}) == ["临夏回族自治州", "临夏", "临夏州"]


@pytest.mark.parametrize("typed", ["临夏", "linxia", "LinXia ", "lx", "lxz", "622900", "临夏回族自治州"])
def test_it_is_found_first(typed: str) -> None:
    assert find_nodes([COUNTY, FIRM, LINXIA], typed)[0]["id"] == "place:622900"


@pytest.mark.parametrize("typed", ["", "   ", "银川", "x" * 1000])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert find_nodes([LINXIA], typed) == []

"""Positions are the same at every run, apart from one another, and on their own sides."""

from itertools import combinations
from math import hypot

from aidgraph.view.layout import Spot, lay_out

SPOTS = [
    Spot("place:620000", "Province", 36.06, 103.83, "west"),
    Spot("place:120000", "Province", 39.08, 117.2, "east"),
    Spot("place:622900", "City", 35.6, 103.2, "west", "place:620000"),
    Spot("place:622901", "County", 35.6, 103.2, "west", "place:622900"),
    *(Spot(f"enterprise:{number}", "Enterprise") for number in range(40)),
]
TIES = [("enterprise:0", "place:620000"), ("enterprise:1", "place:120000"), ("place:120000", "place:620000")]


def test_the_same_input_gives_the_same_picture() -> None:
    assert lay_out(SPOTS, TIES) == lay_out(list(reversed(SPOTS)), TIES)


def test_no_two_stand_in_one_spot() -> None:
    placed = lay_out(SPOTS, TIES)
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(placed.values(), 2)) > 15


def test_who_receives_is_left_of_who_gives() -> None:
    placed = lay_out(SPOTS, TIES)
    assert placed["place:620000"][0] < placed["place:120000"][0]
    assert placed["place:622900"][0] < placed["place:120000"][0]


def test_what_has_ties_stands_near_them() -> None:
    placed = lay_out(SPOTS, TIES)
    firm, near, far = placed["enterprise:1"], placed["place:120000"], placed["place:620000"]
    assert hypot(firm[0] - near[0], firm[1] - near[1]) < hypot(firm[0] - far[0], firm[1] - far[1])

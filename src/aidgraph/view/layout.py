"""Where every entity stands: from places with coordinates and the ties between all to whole-numbered positions.

Places stand as on a map, those that receive pushed west and those that give pushed east; everything else is drawn to
what it has ties with. The same input gives the same positions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import Final

from aidgraph.view.albers import Point, project

_SPREAD: Final = 0.58  # of a kilometre on the plane
_APART: Final = 120.0  # by which each side is pushed from the middle
_SEED: Final = 20
_ROUNDS: Final = 24
_MANY: Final = 2000  # entities from which fewer rounds must do: each costs up to their square
_GOLDEN: Final = pi * (3 - sqrt(5))
_ROOM: Final = {"Province": 130.0, "City": 58.0}
_LEAST_ROOM: Final = 40.0


@dataclass(frozen=True, slots=True)
class Spot:
    """An entity to be placed: its type, its coordinates if it has some, ``east``, ``west`` or neither, its whole."""

    id: str
    type: str
    lat: float | None = None
    lon: float | None = None
    side: str = ""
    whole: str = ""


def lay_out(spots: Iterable[Spot], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """The position of every spot, in units of the picture; ``ties`` are pairs of ids."""
    ordered = sorted(spots, key=lambda spot: spot.id)
    fixed = {spot.id: anchor for spot in ordered if (anchor := _anchor(spot))}
    placed = fixed | _drawn(ordered, fixed, list(ties))
    apart = _pushed_apart([spot for spot in ordered if spot.type == "Province"], placed, {})
    held = {spot.id: apart[spot.id] for spot in ordered if spot.type == "Province"}
    apart |= _pushed_apart([spot for spot in ordered if spot.type != "Province"], placed, held)
    return {spot.id: (round(apart[spot.id][0]), round(apart[spot.id][1])) for spot in ordered}


def _rounds(size: int) -> int:
    return _ROUNDS if size < _MANY else _ROUNDS // 3


def _anchor(spot: Spot) -> Point | None:
    if spot.lat is None or spot.lon is None:
        return None
    x, y = project(spot.lat, spot.lon)
    push = {"east": _APART, "west": -_APART}.get(spot.side, 0.0)
    return x * _SPREAD + push, y * _SPREAD


def _drawn(spots: list[Spot], fixed: Mapping[str, Point], ties: list[tuple[str, str]]) -> dict[str, Point]:
    """Springs between what has ties; what has coordinates does not move."""
    import rustworkx

    if len(fixed) == len(spots):
        return {}
    graph = rustworkx.PyGraph(multigraph=False)
    numbers = dict(zip((spot.id for spot in spots), graph.add_nodes_from([spot.id for spot in spots]), strict=True))
    wholes = [(spot.id, spot.whole) for spot in spots if spot.whole]
    pairs = sorted({(numbers[a], numbers[b]) for a, b in (*ties, *wholes) if a in numbers and b in numbers and a != b})
    graph.add_edges_from([(a, b, 1.0) for a, b in pairs])
    start = _starts(spots, fixed, ties + wholes)
    placed = rustworkx.spring_layout(
        graph,
        {numbers[name]: start[name] for name in start},
        fixed={numbers[name] for name in fixed} or None,
        k=90.0,
        num_iter=_rounds(len(spots)),
        seed=_SEED,
    )
    points = {spot.id: placed[numbers[spot.id]] for spot in spots if spot.id not in fixed}
    return {name: (point[0], point[1]) for name, point in points.items()}


def _starts(spots: list[Spot], fixed: Mapping[str, Point], ties: list[tuple[str, str]]) -> dict[str, Point]:
    """In the middle of what is fixed and tied to it, turned a little each time so that no two start together."""
    near: dict[str, list[Point]] = defaultdict(list)
    for a, b in ties:
        for one, other in ((a, b), (b, a)):
            if other in fixed:
                near[one].append(fixed[other])
    start = dict(fixed)
    for number, spot in enumerate(spot for spot in spots if spot.id not in fixed):
        around = near[spot.id] or [(0.0, 700.0)]
        x, y = (sum(axis) / len(around) for axis in zip(*around, strict=True))
        radius = 60 + 6 * sqrt(number)
        start[spot.id] = (x + radius * cos(number * _GOLDEN), y + radius * sin(number * _GOLDEN))
    return start


def _pushed_apart(spots: list[Spot], placed: Mapping[str, Point], held: Mapping[str, Point]) -> dict[str, Point]:
    """Every two as far apart as they need, where a few rounds can do it; those held stay."""
    room = {spot.id: _ROOM.get(spot.type, _LEAST_ROOM) for spot in spots} | dict.fromkeys(held, _LEAST_ROOM)
    at = {spot.id: placed[spot.id] for spot in spots} | dict(held)
    cell = max(room.values(), default=_LEAST_ROOM)
    for _ in range(_rounds(len(at))):
        grid: dict[tuple[int, int], list[str]] = defaultdict(list)
        for name, (x, y) in at.items():
            grid[int(x // cell), int(y // cell)].append(name)
        moved = {name: _pushed(name, at, grid, room, cell) for name in at if name not in held}
        if all(moved[name] == at[name] for name in moved):
            break
        at |= moved
    return at


def _pushed(
    name: str,
    at: Mapping[str, Point],
    grid: Mapping[tuple[int, int], list[str]],
    room: Mapping[str, float],
    cell: float,
) -> Point:
    x, y = at[name]
    column, row = int(x // cell), int(y // cell)
    push_x = push_y = 0.0
    for near in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        for other in grid.get(near, ()):
            if other == name:
                continue
            wanted = (room[name] + room[other]) / 2
            dx, dy = x - at[other][0], y - at[other][1]
            distance = hypot(dx, dy)
            if distance < wanted:
                if distance < 1e-6:  # in one spot: the smaller id goes left
                    dx, dy, distance = (-1.0 if name < other else 1.0), 0.3, 1.0
                share = (wanted - min(distance, wanted)) / 2 / distance
                push_x, push_y = push_x + dx * share, push_y + dy * share
    return x + push_x, y + push_y

"""Finds entities by what is typed, as the page does: from names, pinyin, initials, codes and aliases to nodes."""

from collections.abc import Iterable
from typing import Any, Final

from aidgraph.model.identity import fold
from aidgraph.view.keys import BETWEEN

Json = dict[str, Any]

_LEVELS: Final = {"Province": 0, "City": 1, "County": 2}
_LONGEST: Final = 60


def find_nodes(nodes: Iterable[Json], text: str, limit: int = 12) -> list[Json]:
    """The best first: a whole key, the beginning of one, a part of one; larger divisions before smaller ones."""
    asked = fold(text)
    if not 0 < len(asked) <= _LONGEST:
        return []
    ranked = [
        (rank, -node.get("degree", 0), node["id"], node) for node in nodes if (rank := _rank(node, asked)) < _NONE
    ]
    return [row[-1] for row in sorted(ranked, key=lambda row: row[:3])[:limit]]


_NONE: Final = 99


def _rank(node: Json, asked: str) -> int:
    rank = _NONE
    for key in str(node.get("keys", "")).split(BETWEEN):
        if key == asked:
            rank = 0
        elif key.startswith(asked):
            rank = min(rank, 10)
        elif len(asked) > 1 and asked in key:
            rank = min(rank, 20)
    return rank + _LEVELS.get(node["type"], 3) if rank < _NONE else _NONE

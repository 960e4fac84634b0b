"""The two ends of a path: from an entity to its parts or to its wholes, each with the steps that lead there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from aidgraph.stores.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Step:
    """``part`` is part of ``whole``, or a member of it: ``relation`` is ``PART_OF`` or ``MEMBER_OF``."""

    whole: str
    part: str
    relation: str


# What leads from one end to the node where claims begin, in the order of the path.
Chain = tuple[Step, ...]


def parts_of(neighbours: Neighbours, start: str) -> dict[str, Chain]:
    """``start`` and everything below it, each with the shortest way down; provinces are left out with all theirs."""
    return _spread(neighbours, start, neighbours.parts, lambda step: (step.whole, step.part), lambda a, b: (*a, b))


def wholes_of(neighbours: Neighbours, end: str) -> dict[str, Chain]:
    """``end`` and everything above it but provinces, each with the shortest way down from there to ``end``."""
    return _spread(neighbours, end, neighbours.wholes, lambda step: (step.part, step.whole), lambda a, b: (b, *a))


def _spread(
    neighbours: Neighbours,
    origin: str,
    ask: Callable[[Collection[str]], list[tuple[str, str, str]]],
    ends: Callable[[Step], tuple[str, str]],
    join: Callable[[Chain, Step], Chain],
) -> dict[str, Chain]:
    """Level by level, so that the shortest way is found first, and of several the one by the smallest ids."""
    chains: dict[str, Chain] = {origin: ()}
    level = [origin]
    while level:
        found: dict[str, Chain] = {}
        for step in (Step(*row) for row in ask(level)):
            near, far = ends(step)
            if far not in chains:
                found.setdefault(far, join(chains[near], step))
        nodes = neighbours.nodes(found)
        level = [far for far in sorted(found) if far in nodes and "Province" not in nodes[far].labels]
        chains |= {far: found[far] for far in level}
    return chains

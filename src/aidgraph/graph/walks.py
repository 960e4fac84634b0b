"""Walks from one end to the other: from a store's neighbours to sequences of nodes, each given to by the one before."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from aidgraph.stores.neighbours import Neighbours, PathNode


class Walks:
    """Bounded search from both ends at once.

    Only nodes that claims may pass through are expanded: no province, no group, none of more than ``hubs`` derived
    edges. So the work grows with the surroundings of the ends, not with the graph.
    """

    def __init__(
        self,
        neighbours: Neighbours,
        starts: Collection[str],
        ends: Collection[str],
        *,
        hubs: int,
        planned: bool,
        any_direction: bool,
    ) -> None:
        self._neighbours = neighbours
        self._hubs, self._planned, self._any_direction = hubs, planned, any_direction
        self._after = [set(starts)]
        self._before = [set(ends)]
        self._next: dict[str, set[str]] = defaultdict(set)
        self._nodes: dict[str, PathNode] = {}

    def of_length(self, claims: int) -> Iterator[tuple[str, ...]]:
        """Every walk over so many claims, without a node twice; lengths are asked for in rising order."""
        while len(self._after) + len(self._before) - 2 < claims:
            self._expand()
        layers = self._layers(claims)
        for start in sorted(layers[0]):
            yield from self._follow((start,), layers)

    def _expand(self) -> None:
        """One step further on the side that has fewer nodes to ask about."""
        after, before = (self._frontier(layers) for layers in (self._after, self._before))
        if len(after) <= len(before):
            self._after.append(self._link(self._pairs(after, forward=True), 1))
        else:
            self._before.append(self._link(self._pairs(before, forward=False), 0))

    def _frontier(self, layers: list[set[str]]) -> set[str]:
        return layers[-1] if len(layers) == 1 else self._passable(layers[-1])

    def _pairs(self, ids: Collection[str], *, forward: bool) -> list[tuple[str, str]]:
        """Pairs in the order of the walk, whichever way help flows where either will do."""
        ways = {True: self._neighbours.given, False: self._neighbours.received}
        pairs = ways[forward](ids, planned=self._planned)
        if self._any_direction:
            pairs += [(b, a) for a, b in ways[not forward](ids, planned=self._planned)]
        return pairs

    def _link(self, pairs: list[tuple[str, str]], far: int) -> set[str]:
        for a, b in pairs:
            self._next[a].add(b)
        return {pair[far] for pair in pairs}

    def _layers(self, claims: int) -> list[set[str]]:
        """The nodes that may stand at each place of a walk: reached from the start, and leading to the end."""
        here = min(len(self._after) - 1, claims)
        layers: list[set[str]] = [set() for _ in range(claims + 1)]
        layers[here] = self._fitting(self._after[here] & self._before[claims - here], here, claims)
        for place in range(here - 1, -1, -1):
            leading = {node for node in self._after[place] if self._next.get(node, set()) & layers[place + 1]}
            layers[place] = self._fitting(leading, place, claims)
        for place in range(here + 1, claims + 1):
            reached = {node for last in layers[place - 1] for node in self._next.get(last, ())}
            layers[place] = self._fitting(reached & self._before[claims - place], place, claims)
        return layers

    def _fitting(self, nodes: set[str], place: int, claims: int) -> set[str]:
        return self._passable(nodes) if 0 < place < claims else nodes

    def _passable(self, ids: Collection[str]) -> set[str]:
        self._nodes |= self._neighbours.nodes(set(ids) - self._nodes.keys())
        return {each for each in ids if each in self._nodes and self._may_pass(self._nodes[each])}

    def _may_pass(self, node: PathNode) -> bool:
        return node.degree <= self._hubs and not {"Province", "Group"} & set(node.labels)

    def _follow(self, walk: tuple[str, ...], layers: list[set[str]]) -> Iterator[tuple[str, ...]]:
        if len(walk) == len(layers):
            yield walk
            return
        for node in sorted(self._next.get(walk[-1], set()) & layers[len(walk)]):
            if node not in walk:
                yield from self._follow((*walk, node), layers)

"""Paths of help: from two entities to the sequences of nodes between them, told hop by hop with claims and words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from aidgraph.graph.ends import Chain, parts_of, wholes_of
from aidgraph.graph.hops import Hop, Teller
from aidgraph.graph.walks import Walks
from aidgraph.stores.neighbours import Neighbours, PathNode


@dataclass(frozen=True, slots=True)
class Path:
    """Help from the first node to the last, one hop between two; ``backwards`` where that is from B to A.

    ``verdict`` is ``holds`` or ``unknown`` for the year that was asked about, else empty.
    """

    nodes: tuple[PathNode, ...]
    hops: tuple[Hop, ...]
    backwards: bool
    verdict: str

    @property
    def claims(self) -> int:
        """How many hops are claims."""
        return sum(bool(hop.links) for hop in self.hops)

    @property
    def sources(self) -> int:
        """The independent documents that say its least attested hop."""
        return min(hop.sources for hop in self.hops if hop.links)


@dataclass(frozen=True, slots=True)
class _Route:
    """A path by its nodes alone: down from A, over claims, down to B."""

    down: Chain
    walk: tuple[str, ...]
    up: Chain

    @property
    def nodes(self) -> tuple[str, ...]:
        return (*(step.whole for step in self.down), *self.walk, *(step.part for step in self.up))

    @property
    def form(self) -> tuple[int, bool]:
        """Fewer steps of hierarchy first, then B itself before a whole of it."""
        return len(self.down) + len(self.up), bool(self.up)


def find_paths(
    neighbours: Neighbours,
    a: str,
    b: str,
    *,
    any_direction: bool = False,
    max_hops: int = 3,
    hubs: int = 50,
    planned: bool = False,
    curated: bool = True,
    as_of: int | None = None,
    limit: int | None = 3,
) -> list[Path]:
    """The best ``limit`` paths of help from A to B (all where it is None); where there is none, those from B to A.

    A hop is a derived edge with its claims, or a step of hierarchy. Those stand only at the ends: from A down to a part
    or member, and down to B from a whole or group. At least one hop is a claim, at most ``max_hops`` are. A province
    stands in a path only as A or B. Claims pass through no group and no node of more than ``hubs`` derived edges.
    With ``any_direction``, a claim may be walked either way. ``planned`` lets planned claims in, ``curated`` those
    without words. With ``as_of`` a year, claims that do not hold then are left out, and paths that may not come last.
    Order: fewer claims, fewer steps of hierarchy, B itself before a whole of it, with a pairing, dated (every hop has a
    claim with a year), more sources, ids of the nodes.
    """
    for ends in ((a, b), (b, a)) if a != b else ():
        starts, targets = parts_of(neighbours, ends[0]), wholes_of(neighbours, ends[1])
        walks = Walks(neighbours, starts, targets, hubs=hubs, planned=planned, any_direction=any_direction)
        teller = Teller(neighbours, planned=planned, curated=curated, as_of=as_of, any_direction=any_direction)
        found: list[Path] = []
        for routes in _routes(walks, starts, targets, max_hops):
            found += _told(neighbours, teller, routes, backwards=ends != (a, b))
            if limit is not None and sum(path.verdict != "unknown" for path in found) >= limit:
                break
        if found:
            return sorted(found, key=lambda path: path.verdict == "unknown")[:limit]
    return []


def _routes(walks: Walks, starts: dict[str, Chain], targets: dict[str, Chain], max_hops: int) -> Iterator[list[_Route]]:
    """Routes of one number of claims and one form together, best first."""
    for claims in range(1, max_hops + 1):
        forms: dict[tuple[int, bool], list[_Route]] = defaultdict(list)
        for walk in walks.of_length(claims):
            route = _Route(starts[walk[0]], walk, targets[walk[-1]])
            if len(set(route.nodes)) == len(route.nodes):
                forms[route.form].append(route)
        yield from (forms[form] for form in sorted(forms))


def _told(neighbours: Neighbours, teller: Teller, routes: list[_Route], *, backwards: bool) -> list[Path]:
    """The routes whose every hop has a claim left, best first."""
    teller.prepare({pair for route in routes for pair in zip(route.walk, route.walk[1:], strict=False)})
    nodes = neighbours.nodes({node for route in routes for node in route.nodes})
    paths = []
    for route in routes:
        over = [teller.hop(a, b) for a, b in zip(route.walk, route.walk[1:], strict=False)]
        if all(over):
            hops = (*map(teller.step, route.down), *filter(None, over), *map(teller.step, route.up))
            verdict = max(hop.verdict for hop in hops)  # unknown comes after holds, and that after a step's none
            paths.append(Path(tuple(nodes[node] for node in route.nodes), hops, backwards, verdict))
    return sorted(paths, key=_merit)


def _merit(path: Path) -> tuple[bool, bool, int, tuple[str, ...]]:
    over = [hop for hop in path.hops if hop.links]
    pairing = any(link.predicate == "assists" for hop in over for link in hop.links)
    dated = all(hop.dated for hop in over)
    return not pairing, not dated, -path.sources, tuple(node.id for node in path.nodes)

"""The model of the network: from entities and derived edges to pyvis's nodes and edges, which vis-network draws."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from aidgraph.model.schema import ORGANISATION_TYPES, PLACE_TYPES
from aidgraph.view.layout import Spot

Json = dict[str, Any]

# A type by its shape, so that it is told without colour too; vis-network draws a ring as a hollow dot.
_SHAPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(PLACE_TYPES, "dot"),
    **dict.fromkeys((*ORGANISATION_TYPES, "Organization"), "square"),
    "Fund": "diamond",
    "Programme": "triangle",
    "Venue": "triangleDown",
    "Policy": "star",
    "Person": "hexagon",
    "Group": "dot",
}


def model_network(
    spots: Mapping[str, Spot],
    names: Mapping[str, str],
    positions: Mapping[str, tuple[int, int]],
    details: Mapping[str, Json],
    edges: Iterable[Json],
) -> tuple[list[Json], list[Json]]:
    """Nodes by id and edges in their order, as vis-network takes them; ``details`` are a node's other properties.

    pyvis's own ``add_node`` and ``add_edge`` walk through all nodes at every call, so its parts are put together here.
    """
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    network = Network(directed=True)
    for entity_id in sorted(spots):
        spot, (x, y) = spots[entity_id], positions[entity_id]
        known = {"type": spot.type, "side": spot.side, "whole": spot.whole, **details.get(entity_id, {})}
        stated = {key: value for key, value in known.items() if value not in ("", None, 0)}
        network.nodes.append(Node(entity_id, _SHAPES[spot.type], names[entity_id], x=x, y=y, **stated).options)
    for row in edges:
        ends = {key: value for key, value in row.items() if key not in ("from", "to")}
        network.edges.append(Edge(row["from"], row["to"], directed=True, **ends).options)
    return network.nodes, network.edges

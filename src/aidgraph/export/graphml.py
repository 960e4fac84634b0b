"""The graph as GraphML, for Gephi, yEd, Cytoscape and igraph: what networkx is given, in XML."""

import re
from typing import Any, BinaryIO, Final

from networkx import MultiDiGraph, write_graphml

from aidgraph.export.network import network
from aidgraph.stores.elements import Projection

# What XML cannot hold.
_UNHELD: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")


def write(graph: Projection, stream: BinaryIO, /) -> None:
    """Writes it; a character that XML cannot hold is replaced."""
    found = network(graph)
    held: MultiDiGraph[str] = MultiDiGraph()
    held.add_nodes_from((_held(node), _all_held(data)) for node, data in found.nodes(data=True))
    for a, b, key, data in found.edges(keys=True, data=True):
        held.add_edge(_held(a), _held(b), key, **_all_held(data))
    write_graphml(held, stream, named_key_ids=True, edge_id_from_attribute="id")


def _all_held(data: dict[str, Any]) -> dict[str, Any]:
    return {key: _held(value) if isinstance(value, str) else value for key, value in data.items()}


def _held(text: str) -> str:
    return _UNHELD.sub("\ufffd", text)

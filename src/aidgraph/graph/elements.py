"""Makes nodes and edges: from what they hold to a node or an edge without empty properties, with its id."""

from aidgraph.model.identity import digest_bytes
from aidgraph.stores.elements import Edge, Node, Ref, Scalar


def node(labels: tuple[str, ...], node_id: str, name: str, **properties: Scalar | None) -> Node:
    """A node; what is empty or unknown is left out, since an engine tells an empty string from nothing."""
    return Node(labels, {"id": node_id, "name": name, **_stated(properties)})


def edge(edge_type: str, source: Ref, target: Ref, **properties: Scalar | None) -> Edge:
    """An edge, identified by its type and its ends: there is at most one of a type from one node to another."""
    edge_id = digest_bytes(f"{edge_type}\0{source.id}\0{target.id}".encode())
    return Edge(edge_type, source, target, {"id": edge_id, **_stated(properties)})


def _stated(properties: dict[str, Scalar | None]) -> dict[str, Scalar]:
    return {key: value for key, value in properties.items() if value is not None and value != ""}

"""Makes nodes and edges: from what they hold to a node or an edge without empty properties, with its id."""

from aidgraph.stores.elements import Edge, Node, Ref, Scalar, edge_id


def node(labels: tuple[str, ...], node_id: str, name: str, **properties: Scalar | None) -> Node:
    """A node; what is empty or unknown is left out, since an engine tells an empty string from nothing."""
    return Node(labels, {"id": node_id, "name": name, **_stated(properties)})


def edge(edge_type: str, source: Ref, target: Ref, **properties: Scalar | None) -> Edge:
    """An edge, identified by its type and its ends."""
    found = edge_id(edge_type, source.id, target.id)
    return Edge(edge_type, source, target, {"id": found, **_stated(properties)})


def _stated(properties: dict[str, Scalar | None]) -> dict[str, Scalar]:
    return {key: value for key, value in properties.items() if value is not None and value != ""}

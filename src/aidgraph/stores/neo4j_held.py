"""What a Neo4j database holds of ours: from its nodes and edges to fingerprints that a projection is compared with."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from aidgraph.stores.elements import Edge, Node, Ref, edge_id
from aidgraph.stores.neo4j_connection import Connection
from aidgraph.stores.neo4j_schema import EDGE_PROPERTIES, FINER, MARK, MARKED, NODE_PROPERTIES

_LABELS: Final = "|".join(NODE_PROPERTIES)
_NODES: Final = f"MATCH (n:{_LABELS}) WHERE n.{MARK} = $mark RETURN labels(n) AS labels, properties(n) AS held"
_EDGES: Final = (
    f"MATCH (a:{_LABELS})-[r:{'|'.join(EDGE_PROPERTIES)}]->(b:{_LABELS}) WHERE a.{MARK} = $mark AND b.{MARK} = $mark "
    "RETURN elementId(r) AS element, type(r) AS type, a.id AS source, b.id AS target, properties(r) AS held"
)


class HeldEdge(NamedTuple):
    """An edge as the database calls it, by our id, and its fingerprint."""

    element: str
    id: str
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Held:
    """Fingerprints of our nodes, our edges by id, and those edges that stand there once more than they should."""

    nodes: dict[Ref, bytes] = field(default_factory=dict)
    edges: dict[str, HeldEdge] = field(default_factory=dict)
    doubled: list[HeldEdge] = field(default_factory=list)


def read_held(connection: Connection) -> Held:
    """Everything that an earlier load wrote. What others added to it, labels and properties, is not looked at."""
    held = Held(nodes=connection.fold(_NODES, {"mark": MARKED}, _nodes))
    edges = connection.fold(_EDGES, {"mark": MARKED}, lambda rows: [edge for row in rows if (edge := _edge(*row))])
    for edge in edges:
        if held.edges.setdefault(edge.id, edge) is not edge:
            held.doubled.append(edge)
    return held


def node_fingerprint(node: Node) -> bytes:
    """Equal for nodes of equal labels and properties; 1, 1.0 and true are three values."""
    return _fingerprint((*sorted(node.labels), *sorted(node.properties.items())))


def edge_fingerprint(edge: Edge) -> bytes:
    """Equal for edges of equal properties."""
    return _fingerprint(sorted(edge.properties.items()))


def _nodes(rows: Iterable[tuple[Any, ...]]) -> dict[Ref, bytes]:
    found: dict[Ref, bytes] = {}
    for labels, held in rows:
        label = next(each for each in NODE_PROPERTIES if each in labels)
        ours = sorted({label, *FINER[label]} & {*labels})
        found[Ref(label, held.get("id"))] = _fingerprint((*ours, *_known(held, NODE_PROPERTIES[label])))
    return found


def _edge(element: str, edge_type: str, source: str, target: str, held: Mapping[str, Any]) -> HeldEdge | None:
    """Ours, if it has the id that an edge of this type between these two has; else somebody else's."""
    if held.get("id") != edge_id(edge_type, source, target):
        return None
    return HeldEdge(element, held["id"], _fingerprint(_known(held, EDGE_PROPERTIES[edge_type])))


def _known(held: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, Any]]:
    return sorted((name, held[name]) for name in names if name in held)


def _fingerprint(content: object) -> bytes:
    return hashlib.blake2b(repr(content).encode("utf-8", "surrogatepass"), digest_size=16).digest()

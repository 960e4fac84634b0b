"""Brings a Neo4j database level with a projection: from both to the transactions that make the one hold the other."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aidgraph.errors import StoreError
from aidgraph.stores.elements import Edge, Node, Projection, Scalar
from aidgraph.stores.labels import ENTITY_LABELS
from aidgraph.stores.neo4j_connection import Connection
from aidgraph.stores.neo4j_held import Held, HeldEdge, edge_fingerprint, node_fingerprint
from aidgraph.stores.neo4j_schema import EDGE_PROPERTIES, LONGEST_KEY, MARKED, NODE_PROPERTIES
from aidgraph.stores.neo4j_texts import (
    REMOVE_EDGES,
    Change,
    change_edges,
    change_nodes,
    create_edges,
    create_nodes,
    release_nodes,
    remove_nodes,
    standing,
)
from aidgraph.stores.neo4j_transactions import Statement, Transactions

_BATCH: Final = 10_000
_SHOWN: Final = 60  # characters of an id in a message

# A change, and one of its rows.
_Row = tuple[Change, Any]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a load did: nodes and edges written anew, either changed, either removed; see ``release_nodes``."""

    nodes: int = 0
    edges: int = 0
    changed: int = 0
    removed: int = 0
    released: int = 0


class Writer:
    """Writes what is missing, corrects what differs, and removes what should not be there; uses ``held`` up."""

    def __init__(self, connection: Connection, transactions: Transactions, held: Held) -> None:
        self._connection = connection
        self._transactions = transactions
        self._held = held
        self._done: Counter[str] = Counter()

    def bring_level(self, projection: Projection) -> Changes:
        """Nodes before the edges between them, and edges gone before their nodes."""
        self._write(row for node in projection.nodes() for row in self._node(node))
        self._write(row for edge in projection.edges() for row in self._edge(edge))
        self._write(map(_edge_gone, (*self._held.doubled, *self._held.edges.values())))
        self._remove_nodes()
        return Changes(**self._done)

    def _node(self, node: Node) -> Iterator[_Row]:
        before = self._held.nodes.pop(node.ref, None)
        if before is None:
            _check_length(node)
            change = create_nodes(node.labels)
            yield change, _values(node.properties, NODE_PROPERTIES[node.labels[0]])
        elif before != node_fingerprint(node):
            yield change_nodes(node.labels), _values(node.properties, NODE_PROPERTIES[node.labels[0]])

    def _edge(self, edge: Edge) -> Iterator[_Row]:
        before = self._held.edges.pop(str(edge.properties["id"]), None)
        if before is None:
            change = create_edges(edge.type, edge.source.label, edge.target.label)
            yield change, [edge.source.id, edge.target.id, *_values(edge.properties, EDGE_PROPERTIES[edge.type])]
        elif before.fingerprint != edge_fingerprint(edge):
            yield change_edges(edge.type), [before.element, *_values(edge.properties, EDGE_PROPERTIES[edge.type])]

    def _remove_nodes(self) -> None:
        by_label: dict[str, list[str]] = defaultdict(list)
        for ref in self._held.nodes:
            by_label[ref.label].append(ref.id)
        self._write((remove_nodes(label), node) for label, ids in by_label.items() for node in ids)
        for label, ids in by_label.items():
            hung_on = self._connection.fold(standing(label), {"rows": ids, "mark": MARKED}, list)
            self._write((release_nodes(label), node) for (node,) in hung_on)
            self._done["removed"] -= len(hung_on)

    def _write(self, rows: Iterable[_Row]) -> None:
        """Rows of one change together; what is left at the end goes several changes in one transaction."""
        waiting: dict[Change, list[Any]] = defaultdict(list)
        for change, row in rows:
            waiting[change].append(row)
            if len(waiting[change]) == _BATCH:
                self._commit({change: waiting.pop(change)})
        packed: dict[Change, list[Any]] = {}
        for change, some in waiting.items():
            if packed and sum(map(len, packed.values())) + len(some) > _BATCH:
                self._commit(packed)
                packed = {}
            packed[change] = some
        if packed:
            self._commit(packed)

    def _commit(self, batches: dict[Change, list[Any]]) -> None:
        self._transactions.commit(
            [
                Statement(change.text, {"rows": rows, "mark": MARKED}, change.counter, len(rows))
                for change, rows in batches.items()
            ]
        )
        for change, rows in batches.items():
            self._done[change.counted] += len(rows)


def _edge_gone(edge: HeldEdge) -> _Row:
    return REMOVE_EDGES, [edge.element, edge.id]


def _values(properties: Mapping[str, Scalar], names: tuple[str, ...]) -> list[Scalar | None]:
    """In the order of their names. Raises ``StoreError`` for a property that is not among these."""
    values = [properties.get(name) for name in names]
    if len(values) - values.count(None) != len(properties):
        raise StoreError("neo4j.label", label=", ".join(sorted(properties.keys() - {*names})))
    return values


def _check_length(node: Node) -> None:
    """An index takes no longer keys: raises ``StoreError`` before the server fails with words that nobody knows."""
    indexed = ("id", "name") if node.labels[0] in ENTITY_LABELS else ("id",)
    for key in indexed:
        value = str(node.properties[key])
        if len(value) * 4 > LONGEST_KEY < len(value.encode("utf-8", "surrogatepass")):
            raise StoreError("neo4j.too_long", key=key, value=value[:_SHOWN], limit=LONGEST_KEY)

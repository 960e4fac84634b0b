"""The statements that write the graph into Neo4j: from labels and types, which are checked, to texts that take rows."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from aidgraph.errors import StoreError
from aidgraph.stores.neo4j_schema import EDGE_PROPERTIES, FINER, MARK, NODE_PROPERTIES

_OF_ROWS: Final = "UNWIND $rows AS row "
_OURS: Final = f"WHERE n.{MARK} = $mark"


@dataclass(frozen=True, slots=True)
class Change:
    """A text over ``$rows``; what it is counted as; the counter that must tell as many as there are rows, if any.

    Rows are lists: they take half the time of maps, whose keys would be sent with each.
    """

    text: str
    counted: str
    counter: str = ""


@cache
def create_nodes(labels: tuple[str, ...]) -> Change:
    """Rows are ``[*properties]``, in the order of ``NODE_PROPERTIES``, null for what a node has not.

    Our nodes are new: one of somebody else's with the same label and id is never taken over.
    """
    first, *finer = labels
    if first not in FINER or not {*finer} <= {*FINER[first]}:
        raise StoreError("neo4j.label", label=":".join(labels))
    held = f"{_listed(NODE_PROPERTIES[first], 0)}, {MARK}: $mark"
    return Change(f"{_OF_ROWS}CREATE (n:{':'.join(labels)} {{{held}}})", "nodes", "nodes_created")


@cache
def change_nodes(labels: tuple[str, ...]) -> Change:
    """Rows are as for ``create_nodes``; labels of ours that are not among ``labels`` go."""
    create_nodes(labels)
    first, *finer = labels
    gone = [label for label in FINER[first] if label not in finer]
    texts = [f"MATCH (n:{first} {{id: row[0]}}) {_OURS} SET n += {{{_listed(NODE_PROPERTIES[first], 0)}}}"]
    texts += [f"SET n:{label}" for label in finer] + [f"REMOVE n:{label}" for label in gone]
    return Change(_OF_ROWS + " ".join(texts), "changed")


@cache
def create_edges(edge_type: str, source: str, target: str) -> Change:
    """Rows are ``[source, target, *properties]``, two ids, and properties in the order of ``EDGE_PROPERTIES``."""
    if edge_type not in EDGE_PROPERTIES or not {source, target} <= FINER.keys():
        raise StoreError("neo4j.label", label=f"{source}-{edge_type}-{target}")
    text = (
        f"MATCH (a:{source} {{id: row[0]}}) MATCH (b:{target} {{id: row[1]}}) "
        f"CREATE (a)-[e:{edge_type} {{{_listed(EDGE_PROPERTIES[edge_type], 2)}}}]->(b)"
    )
    return Change(_OF_ROWS + text, "edges", "relationships_created")


_EDGE: Final = f"{_OF_ROWS}MATCH ()-[e]->() WHERE elementId(e) = row[0] AND e.id = row[1] "
# Rows are ``[element, id]``: what the database calls an edge, and its id.
REMOVE_EDGES: Final = Change(f"{_EDGE}DELETE e", "removed")


@cache
def change_edges(edge_type: str) -> Change:
    """Rows are ``[element, *properties]``."""
    return Change(f"{_EDGE}SET e += {{{_listed(EDGE_PROPERTIES[edge_type], 1)}}}", "changed")


@cache
def remove_nodes(label: str) -> Change:
    """Rows are ids. A node on which an edge of somebody else's hangs is left."""
    return Change(f"{_OF_ROWS}MATCH (n:{label} {{id: row}}) {_OURS} AND NOT EXISTS {{ (n)--() }} DELETE n", "removed")


@cache
def release_nodes(label: str) -> Change:
    """Rows are ids: the nodes keep nothing of ours but id and name, for the edges that hang on them."""
    gone = [f"n:{each}" for each in (label, *FINER[label])]
    gone += [f"n.{name}" for name in (*NODE_PROPERTIES[label], MARK) if name not in ("id", "name")]
    return Change(f"{_OF_ROWS}MATCH (n:{label} {{id: row}}) {_OURS} REMOVE {', '.join(gone)}", "released")


@cache
def standing(label: str) -> str:
    """A reading text: those of the ids ``$rows`` that are there."""
    return f"{_OF_ROWS}MATCH (n:{label} {{id: row}}) {_OURS} RETURN n.id AS id"


def _listed(names: tuple[str, ...], first: int) -> str:
    """``id: row[2], count: row[3]``: the properties of a row, from a position on."""
    return ", ".join(f"{name}: row[{position}]" for position, name in enumerate(names, first))

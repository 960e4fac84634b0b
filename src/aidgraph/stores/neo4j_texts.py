"""The statements that write the graph into Neo4j: from labels and types, which are checked, to texts that take rows."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from aidgraph.errors import StoreError
from aidgraph.stores.neo4j_schema import EDGE_TYPES, FINER, MARK, NODE_PROPERTIES

_OF_ROWS: Final = "UNWIND $rows AS row "
_OURS: Final = f"WHERE n.{MARK} = $mark"


@dataclass(frozen=True, slots=True)
class Change:
    """A text over ``$rows``; what it is counted as; the counter that must tell as many as there are rows, if any."""

    text: str
    counted: str
    counter: str = ""


@cache
def create_nodes(labels: tuple[str, ...]) -> Change:
    """Rows are properties. Our nodes are new: one of somebody else's with the same label and id is never taken over."""
    first, *finer = labels
    if first not in FINER or not {*finer} <= {*FINER[first]}:
        raise StoreError("neo4j.label", label=":".join(labels))
    return Change(f"{_OF_ROWS}CREATE (n:{':'.join(labels)}) SET n = row", "nodes", "nodes_created")


@cache
def change_nodes(labels: tuple[str, ...]) -> Change:
    """Rows are properties, null for what is to go; labels of ours that are not among ``labels`` go too."""
    create_nodes(labels)
    first, *finer = labels
    gone = [label for label in FINER[first] if label not in finer]
    texts = [f"MATCH (n:{first} {{id: row.id}}) {_OURS} SET n += row"]
    texts += [f"SET n:{label}" for label in finer] + [f"REMOVE n:{label}" for label in gone]
    return Change(_OF_ROWS + " ".join(texts), "changed")


@cache
def create_edges(edge_type: str, source: str, target: str) -> Change:
    """Rows are ``{source, target, held}``: two ids and properties."""
    if edge_type not in EDGE_TYPES or not {source, target} <= FINER.keys():
        raise StoreError("neo4j.label", label=f"{source}-{edge_type}-{target}")
    text = (
        f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        f"CREATE (a)-[e:{edge_type}]->(b) SET e = row.held"
    )
    return Change(_OF_ROWS + text, "edges", "relationships_created")


# Rows are ``{element, id, held}``: what the database calls an edge, its id, and its properties, null for what is to go.
_EDGE: Final = "MATCH ()-[e]->() WHERE elementId(e) = row.element AND e.id = row.id "
CHANGE_EDGES: Final = Change(f"{_OF_ROWS}{_EDGE}SET e += row.held", "changed")
REMOVE_EDGES: Final = Change(f"{_OF_ROWS}{_EDGE}DELETE e", "removed")


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

"""The graph as a Cypher script, for a server that one can only reach by hand: statements that may be run again."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TextIO

from aidgraph.stores.elements import Edge, Node, Projection, Scalar
from aidgraph.stores.labels import PROPERTIES
from aidgraph.stores.rdf_terms import sound

_BATCH: Final = 200
# Control characters and marks that turn or hide text, which no reader of the script is to meet as they are.
_HIDDEN: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def write(graph: Projection, stream: TextIO, /) -> None:
    """Writes it, a statement a line, each ending in a semicolon: constraints, nodes, edges.

    What is there already is brought level, nothing is removed; ``aidgraph load`` does that.
    """
    for label in PROPERTIES:
        stream.write(
            f"CREATE CONSTRAINT aidgraph_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
        )
    stream.writelines(_node_statements(graph.nodes()))
    stream.writelines(_edge_statements(graph.edges()))


def _node_statements(nodes: Iterable[Node]) -> Iterator[str]:
    for labels, some in _batches((node.labels, _map(node.properties)) for node in nodes):
        finer = "".join(f", n:{label}" for label in labels[1:])
        yield f"UNWIND [{', '.join(some)}] AS row MERGE (n:{labels[0]} {{id: row.id}}) SET n += row{finer};\n"


def _edge_statements(edges: Iterable[Edge]) -> Iterator[str]:
    for (kind, source, target), some in _batches(map(_edge_row, edges)):
        yield (
            f"UNWIND [{', '.join(some)}] AS row MATCH (a:{source} {{id: row.a}}), (b:{target} {{id: row.b}}) "
            f"MERGE (a)-[e:{kind} {{id: row.held.id}}]->(b) SET e += row.held;\n"
        )


def _edge_row(edge: Edge) -> tuple[tuple[str, ...], str]:
    ends = f"a: {_literal(edge.source.id)}, b: {_literal(edge.target.id)}"
    return (edge.type, edge.source.label, edge.target.label), f"{{{ends}, held: {_map(edge.properties)}}}"


def _batches(rows: Iterable[tuple[tuple[str, ...], str]]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Rows of one kind together, some hundred at a time."""
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, row in rows:
        waiting[key].append(row)
        if len(waiting[key]) == _BATCH:
            yield key, waiting.pop(key)
    yield from waiting.items()


def _map(properties: Mapping[str, Scalar]) -> str:
    return f"{{{', '.join(f'{key}: {_literal(value)}' for key, value in properties.items())}}}"


def _literal(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    return f"'{_HIDDEN.sub(_escape, _quoted(sound(value)))}'"


def _quoted(text: str) -> str:
    """A backslash before u would be read as an escape even where it is escaped itself: the string is put together."""
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\\u", "\\' + 'u").replace("\\U", "\\' + 'U")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"

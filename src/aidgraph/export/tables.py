"""The graph as flat tables: from nodes and edges to rows for spreadsheets and data frames, with names beside ids."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from aidgraph.stores.elements import Edge, Node, Projection
from aidgraph.stores.labels import CLAIM, CLAIM_EDGES, DOCUMENT, EVIDENCE
from aidgraph.stores.rdf_terms import sound

Kind = Literal["text", "link", "integer", "number", "boolean"]
Row = tuple[Any, ...]

# table: its columns, each with the kind of its values; any value may be missing
COLUMNS: Final[Mapping[str, Mapping[str, Kind]]] = {
    "claims": {
        "id": "text", "class": "text", "predicate": "text", "provider_id": "text", "provider": "text",
        "receiver_id": "text", "receiver": "text", "via_id": "text", "via": "text", "value": "number", "unit": "text",
        "what": "text", "since": "text", "until": "text", "start_year": "integer", "end_year": "integer",
        "as_of": "text", "cumulative": "boolean", "approx": "boolean", "bound": "text", "status": "text",
        "scheme": "text", "origin": "text", "sources": "integer", "confidence": "number",
        "first_attested": "integer", "last_attested": "integer", "ended": "integer",
    },
    "evidence": {
        "id": "text", "claim_id": "text", "document_id": "text", "title": "text", "published": "text", "url": "link",
        "quote": "text", "from_char": "integer", "to_char": "integer", "context": "text",
    },
    "curated_sources": {"claim_id": "text", "address": "link", "published": "text", "publisher": "text"},
    "documents": {
        "id": "text", "title": "text", "path": "text", "publisher": "text", "published": "text", "year": "integer",
        "url": "link", "domain": "text", "place": "text",
    },
    "entities": {
        "id": "text", "kind": "text", "type": "text", "name": "text", "code": "text", "lat": "number", "lon": "number",
        "since": "integer", "until": "integer",
    },
    "relations": {
        "id": "text", "type": "text", "source_id": "text", "source": "text", "target_id": "text", "target": "text",
        "claims": "integer", "sources": "integer", "start_year": "integer", "end_year": "integer", "curated": "boolean",
    },
    "hierarchy": {
        "id": "text", "type": "text", "part_id": "text", "part": "text", "whole_id": "text", "whole": "text",
        "origin": "text", "since": "integer", "until": "integer",
    },
    "mentions": {"document_id": "text", "entity_id": "text", "entity": "text", "count": "integer"},
}  # fmt: skip
_HIERARCHY: Final = ("PART_OF", "MEMBER_OF")
_ENDS: Final = {"PROVIDER": "provider", "RECEIVER": "receiver", "VIA": "via"}


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have a value, or nothing, for each of ``columns``."""

    name: str
    columns: Mapping[str, Kind]
    rows: Iterator[Row]


def tables(graph: Projection) -> Iterator[Table]:
    """Every table, in the order of ``COLUMNS``; rows come as they are asked for, in the order of the graph."""
    ends = Ends(graph)
    for name in COLUMNS:
        yield table(name, graph, ends)


def table(name: str, graph: Projection, ends: "Ends") -> Table:
    """One table."""
    rows = _ROWS[name](graph, ends)
    columns = COLUMNS[name]
    return Table(name, columns, (tuple(_sound(row.get(column)) for column in columns) for row in rows))


class Ends:
    """What rows have beside what their own node or edge holds."""

    def __init__(self, graph: Projection) -> None:
        self.names = {node.ref.id: str(node.properties["name"]) for node in graph.nodes() if _is_entity(node)}
        self.parties: dict[str, dict[str, str]] = defaultdict(dict)
        self.supports: dict[str, list[str]] = defaultdict(list)
        self.inside: dict[str, str] = {}
        for edge in graph.edges():
            if edge.type in _ENDS:
                self.parties[edge.source.id][_ENDS[edge.type]] = edge.target.id
            elif edge.type == "SUPPORTS":
                self.supports[edge.source.id].append(edge.target.id)
            elif edge.type == "IN":
                self.inside[edge.source.id] = edge.target.id


def _claims(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for node in _nodes(graph, CLAIM):
        row = {**node.properties, "class": node.labels[-1]}
        for role, party in ends.parties[node.ref.id].items():
            row |= {f"{role}_id": party, role: ends.names[party]}
        yield row


def _evidence(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    documents = {node.ref.id: node.properties for node in _nodes(graph, DOCUMENT)}
    for node in _nodes(graph, EVIDENCE):
        document_id = ends.inside[node.ref.id]
        document = documents[document_id]
        told = {key: document.get(key) for key in ("title", "published", "url")}
        for claim_id in ends.supports[node.ref.id]:
            yield {**node.properties, **told, "claim_id": claim_id, "document_id": document_id}


def _curated_sources(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for node in _nodes(graph, CLAIM):
        for address, date, publisher in json.loads(str(node.properties.get("curated_sources", "[]"))):
            yield {
                "claim_id": node.ref.id,
                "address": address,
                "published": date or None,
                "publisher": publisher or None,
            }


def _documents(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    return (dict(node.properties) for node in _nodes(graph, DOCUMENT))


def _entities(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for node in filter(_is_entity, graph.nodes()):
        yield {**node.properties, "kind": node.labels[0], "type": node.labels[-1]}


def _relations(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for edge in _edges(graph, CLAIM_EDGES):
        yield {**edge.properties, "type": edge.type.lower(), **_named(edge, ends, "source", "target")}


def _hierarchy(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for edge in _edges(graph, _HIERARCHY):
        yield {**edge.properties, "type": edge.type.lower(), **_named(edge, ends, "part", "whole")}


def _mentions(graph: Projection, ends: Ends) -> Iterator[dict[str, Any]]:
    for edge in _edges(graph, ("MENTIONS",)):
        entity = edge.target.id
        yield {**edge.properties, "document_id": edge.source.id, "entity_id": entity, "entity": ends.names[entity]}


_ROWS: Final = {
    "claims": _claims,
    "evidence": _evidence,
    "curated_sources": _curated_sources,
    "documents": _documents,
    "entities": _entities,
    "relations": _relations,
    "hierarchy": _hierarchy,
    "mentions": _mentions,
}


def _named(edge: Edge, ends: Ends, source: str, target: str) -> dict[str, str]:
    row = {f"{source}_id": edge.source.id, source: ends.names[edge.source.id]}
    return row | {f"{target}_id": edge.target.id, target: ends.names[edge.target.id]}


def _nodes(graph: Projection, label: str) -> Iterator[Node]:
    return (node for node in graph.nodes() if node.labels[0] == label)


def _edges(graph: Projection, types: tuple[str, ...]) -> Iterator[Edge]:
    return (edge for edge in graph.edges() if edge.type in types)


def _is_entity(node: Node) -> bool:
    return node.labels[0] not in (CLAIM, EVIDENCE, DOCUMENT)


def _sound(value: object) -> object:
    return sound(value) if isinstance(value, str) else value

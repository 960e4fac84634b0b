"""The graph as flat tables: from nodes and edges to rows for spreadsheets and data frames, with names beside ids."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from aidgraph.stores.elements import Edge, Node, Projection
from aidgraph.stores.labels import CLAIM, DOCUMENT, EVIDENCE
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
# type of an edge: the table that tells it, where it is not one that claims give
_TABLE_OF: Final = {
    "PART_OF": "hierarchy",
    "MEMBER_OF": "hierarchy",
    "SUCCEEDED_BY": "hierarchy",
    "MENTIONS": "mentions",
}
_ENTITY: Final = "Entity"
_ENDS: Final = {"PROVIDER": "provider", "RECEIVER": "receiver", "VIA": "via"}


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have a value, or nothing, for each of ``columns``."""

    name: str
    columns: Mapping[str, Kind]
    rows: Iterator[Row]


def tables(graph: Projection) -> Iterator[Table]:
    """Every table, in the order of ``COLUMNS``; rows in the order of the graph."""
    held = Held(graph)
    for name in COLUMNS:
        yield held.table(name)


class Held:
    """A graph in memory, read once: making it anew for every table would take longer than writing them."""

    def __init__(self, graph: Projection) -> None:
        self.nodes: dict[str, list[Node]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for node in graph.nodes():
            kind = node.labels[0] if node.labels[0] in (CLAIM, EVIDENCE, DOCUMENT) else _ENTITY
            self.nodes[kind].append(node)
            if kind == _ENTITY:
                self.names[node.ref.id] = str(node.properties["name"])
        self.edges: dict[str, list[Edge]] = defaultdict(list)
        self.parties: dict[str, dict[str, str]] = defaultdict(dict)
        self.supports: dict[str, list[str]] = defaultdict(list)
        self.inside: dict[str, str] = {}
        for edge in graph.edges():
            self._keep(edge)

    def table(self, name: str) -> Table:
        """One table."""
        columns, rows = COLUMNS[name], _ROWS[name](self)
        return Table(name, columns, (tuple(_sound(row.get(column)) for column in columns) for row in rows))

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        """The rows of a table by column."""
        told = self.table(name)
        return (dict(zip(told.columns, row, strict=True)) for row in told.rows)

    def _keep(self, edge: Edge) -> None:
        if edge.type in _ENDS:
            self.parties[edge.source.id][_ENDS[edge.type]] = edge.target.id
        elif edge.type == "SUPPORTS":
            self.supports[edge.source.id].append(edge.target.id)
        elif edge.type == "IN":
            self.inside[edge.source.id] = edge.target.id
        else:
            table = _TABLE_OF.get(edge.type, "relations")
            self.edges[table].append(edge)


def _claims(held: Held) -> Iterator[dict[str, Any]]:
    for node in held.nodes[CLAIM]:
        row = {**node.properties, "class": node.labels[-1]}
        for role, party in held.parties[node.ref.id].items():
            row |= {f"{role}_id": party, role: held.names[party]}
        yield row


def _evidence(held: Held) -> Iterator[dict[str, Any]]:
    documents = {node.ref.id: node.properties for node in held.nodes[DOCUMENT]}
    for node in held.nodes[EVIDENCE]:
        document_id = held.inside[node.ref.id]
        told = {key: documents[document_id].get(key) for key in ("title", "published", "url")}
        for claim_id in held.supports[node.ref.id]:
            yield {**node.properties, **told, "claim_id": claim_id, "document_id": document_id}


def _curated_sources(held: Held) -> Iterator[dict[str, Any]]:
    for node in held.nodes[CLAIM]:
        for address, date, publisher in json.loads(str(node.properties.get("curated_sources", "[]"))):
            told = {"published": date or None, "publisher": publisher or None}
            yield {"claim_id": node.ref.id, "address": address, **told}


def _documents(held: Held) -> Iterator[dict[str, Any]]:
    return (dict(node.properties) for node in held.nodes[DOCUMENT])


def _entities(held: Held) -> Iterator[dict[str, Any]]:
    for node in held.nodes[_ENTITY]:
        yield {**node.properties, "kind": node.labels[0], "type": node.labels[-1]}


def _relations(held: Held) -> Iterator[dict[str, Any]]:
    for edge in held.edges["relations"]:
        yield {**edge.properties, "type": edge.type.lower(), **_named(edge, held, "source", "target")}


def _hierarchy(held: Held) -> Iterator[dict[str, Any]]:
    for edge in held.edges["hierarchy"]:
        yield {**edge.properties, "type": edge.type.lower(), **_named(edge, held, "part", "whole")}


def _mentions(held: Held) -> Iterator[dict[str, Any]]:
    for edge in held.edges["mentions"]:
        entity = edge.target.id
        yield {**edge.properties, "document_id": edge.source.id, "entity_id": entity, "entity": held.names[entity]}


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


def _named(edge: Edge, held: Held, source: str, target: str) -> dict[str, str]:
    row = {f"{source}_id": edge.source.id, source: held.names[edge.source.id]}
    return row | {f"{target}_id": edge.target.id, target: held.names[edge.target.id]}


def _sound(value: object) -> object:
    return sound(value) if isinstance(value, str) else value

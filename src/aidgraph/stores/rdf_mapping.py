"""The graph as RDF: from its nodes and edges to descriptions of resources, in the same order."""

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from aidgraph.model.identity import digest
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.elements import Edge, Node, Projection, Ref
from aidgraph.stores.labels import CLAIM, DOCUMENT, EVIDENCE
from aidgraph.stores.rdf_terms import BASE, TYPE, Blank, Iri, Literal, Name, Quoted, Resource, Term, iri
from aidgraph.stores.rdf_values import EDGE_OF, FORWARD, KINDS, TASKS, described, integer, text

_Pairs = tuple[tuple[str, Term], ...]
_KIND: Final = {CLAIM: "claim:", EVIDENCE: "evidence:", DOCUMENT: "document:"}
_INSIDE: Final = frozenset(("quote", "from_char", "to_char", "context", "curated_sources"))


def describe(graph: Projection, base: str = BASE, *, quoting: bool = False) -> Iterator[Resource]:
    """What RDF says of the graph, a node or an edge at a time.

    IRIs begin with ``base``; with ``quoting``, every claim also reifies the triple that it states (RDF 1.2).
    """
    mapping = _Mapping(base)
    yield from map(mapping.node, graph.nodes())
    if not quoting:
        yield from chain.from_iterable(map(mapping.edge, graph.edges()))
        return
    predicates = {node.ref.id: str(node.properties["predicate"]) for node in graph.nodes() if node.labels[0] == CLAIM}
    provider: dict[str, Iri] = {}
    for edge in graph.edges():
        yield from mapping.edge(edge)
        if edge.type == "PROVIDER":
            provider = {edge.source.id: mapping.iri(edge.target)}
        elif edge.type == "RECEIVER" and edge.source.id in provider:
            stated = Quoted(provider[edge.source.id], f"aid:{predicates[edge.source.id]}", mapping.iri(edge.target))
            yield Resource(mapping.iri(edge.source), (("rdf:reifies", stated),))


class _Mapping:
    """Nodes and edges to resources under one base."""

    def __init__(self, base: str) -> None:
        self._base = base

    def iri(self, ref: Ref) -> Iri:
        """The IRI of a node: of an entity its id, of anything else its kind and id."""
        return iri(self._base, _KIND.get(ref.label, "") + ref.id)

    def node(self, node: Node) -> Resource:
        """All that a node holds."""
        subject = self.iri(node.ref)
        kind = "oa:SpecificResource" if node.labels[0] == EVIDENCE else f"aid:{node.labels[-1]}"
        plain = [(key, value) for key, value in node.properties.items() if key not in _INSIDE]
        pairs = ((TYPE, Name(kind)), *(described(key, value) for key, value in plain))
        return Resource(subject, (*pairs, *_derived(node), *_nested(node, subject)))

    def edge(self, edge: Edge) -> Iterator[Resource]:
        """The triple that an edge is and, where it holds more than its id, a relation that says the rest."""
        source, target = self.iri(edge.source), self.iri(edge.target)
        name = EDGE_OF.get(edge.type, f"aid:{edge.type.lower()}")
        if edge.type not in FORWARD:
            source, target = target, source
        yield Resource(source, ((name, target),))
        if len(edge.properties) > 1:
            ends: _Pairs = (("aid:from", source), ("aid:predicate", Name(name)), ("aid:to", target))
            held = tuple(described(key, value) for key, value in edge.properties.items())
            yield Resource(
                iri(self._base, f"relation:{edge.properties['id']}"), ((TYPE, Name("aid:Relation")), *ends, *held)
            )


def _derived(node: Node) -> Iterator[tuple[str, Term]]:
    """What follows from what a node holds: the task and the kind of a claim, the level of a place."""
    if node.labels[0] == CLAIM:
        predicate = str(node.properties["predicate"])
        if predicate in PREDICATES and (task := PREDICATES[predicate].task):
            yield "aid:task", Name(f"aid:{TASKS[task]}")
        if kind := KINDS.get((predicate, str(node.properties.get("what")))):
            yield "aid:kind", Name(f"aid:{kind}")
    elif node.labels[0] == "Place":
        yield "aid:level", Name(f"aid:level_{node.labels[-1].lower()}")


def _nested(node: Node, subject: Iri) -> Iterator[tuple[str, Term]]:
    """What stands inside a node's properties and has parts of its own."""
    for number, (predicate, pairs) in enumerate(_parts(node.properties)):
        yield predicate, Blank(f"b{digest(subject.value, number)}", pairs)


def _parts(properties: Mapping[str, object]) -> Iterator[tuple[str, _Pairs]]:
    if "quote" in properties:
        kinds = (TYPE, Name("oa:TextQuoteSelector")), (TYPE, Name("oa:TextPositionSelector"))
        exact = ("oa:exact", text(properties["quote"]))
        span = ("oa:start", integer(properties["from_char"])), ("oa:end", integer(properties["to_char"]))
        yield "oa:hasSelector", (*kinds, exact, *span)
    for position, (role, start, end) in enumerate(_listed(properties, "context"), 1):
        place = ("schema:position", integer(position)), ("oa:start", integer(start)), ("oa:end", integer(end))
        kind = (TYPE, Name("oa:TextPositionSelector"))
        yield "aid:context", (kind, ("aid:role", Name(f"aid:role_{role}")), *place)
    for address, date, publisher in _listed(properties, "curated_sources"):
        kind, url = (TYPE, Name("aid:CuratedSource")), ("schema:url", Literal(address, "xsd:anyURI"))
        told = [described(key, value) for key, value in (("published", date), ("publisher", publisher)) if value]
        yield "prov:hadPrimarySource", (kind, url, *told)


def _listed(properties: Mapping[str, object], key: str) -> list[Any]:
    """A list that is kept as JSON; empty where there is none."""
    found: list[Any] = json.loads(str(properties[key])) if key in properties else []
    return found

"""What the nodes and edges of a graph owe to one another, and its words to the documents: from both to violations."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from aidgraph.checks.violation import Violation
from aidgraph.messages import LANGUAGES, render
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.elements import Node, Projection
from aidgraph.stores.labels import CLAIM, CLAIM_EDGES, EVIDENCE

# The text of a document, by its id.
Texts = Callable[[str], str]
_EDGE_OF: Final = {name: predicate.edge for name, predicate in PREDICATES.items()}


def violations(graph: Projection, texts: Texts) -> Iterator[Violation]:
    """Every id names one node; every edge leads from a node to a node, once; the words stand in their document.

    A derived edge rests on an actual claim and every actual claim has one; a place lies in no part of its own.
    """
    counts = Counter(node.ref for node in graph.nodes())
    yield from (_violation(ref.id, "OneNode") for ref, count in sorted(counts.items()) if count > 1)
    edges: Counter[str] = Counter()
    for edge in graph.edges():
        edges[str(edge.properties["id"])] += 1
        for end in (edge.source, edge.target):
            if end not in counts:
                yield _violation(end.id, "KnownEnd", type=edge.type)
    yield from (_violation(edge, "OneEdge") for edge, count in sorted(edges.items()) if count > 1)
    yield from _derived(graph)
    yield from _circles(graph)
    yield from _words(graph, texts)


def _derived(graph: Projection) -> Iterator[Violation]:
    stated = _stated(graph)
    derived = {(edge.type, edge.source.id, edge.target.id) for edge in graph.edges() if edge.type in CLAIM_EDGES}
    for edge_type, source, target in sorted(derived - stated):
        yield _violation(source, "EdgeHasClaim", type=edge_type, target=target)
    for edge_type, source, target in sorted(stated - derived):
        yield _violation(source, "ClaimHasEdge", type=edge_type, target=target)


def _stated(graph: Projection) -> set[tuple[str, str, str]]:
    """The edges that actual claims call for."""
    actual = {
        node.ref.id: _EDGE_OF[str(node.properties["predicate"])]
        for node in graph.nodes()
        if node.labels[0] == CLAIM and node.properties["status"] == "actual"
    }
    parties: dict[str, dict[str, str]] = {claim: {} for claim in actual}
    for edge in graph.edges():
        if edge.type in ("PROVIDER", "RECEIVER") and edge.source.id in parties:
            parties[edge.source.id][edge.type] = edge.target.id
    return {(actual[claim], ends["PROVIDER"], ends["RECEIVER"]) for claim, ends in parties.items() if len(ends) == 2}


def _circles(graph: Projection) -> Iterator[Violation]:
    above = {edge.source.id: edge.target.id for edge in graph.edges() if edge.type == "PART_OF"}
    for place in sorted(above):
        seen, at = {place}, above[place]
        while at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at == place:
            yield _violation(place, "NoCircle")


def _words(graph: Projection, texts: Texts) -> Iterator[Violation]:
    document = {edge.source.id: edge.target.id for edge in graph.edges() if edge.type == "IN"}
    evidence = (node for node in graph.nodes() if node.labels[0] == EVIDENCE)
    known: tuple[str, str] = "", ""
    for place, node in sorted(((document.get(node.ref.id, ""), node) for node in evidence), key=_by_document):
        if place and known[0] != place:
            known = place, texts(place)
        begin, end = int(node.properties["from_char"]), int(node.properties["to_char"])
        if known[1][begin:end] != node.properties["quote"]:
            yield _violation(node.ref.id, "WordsInDocument", document=place)


def _by_document(pair: tuple[str, Node]) -> tuple[str, str]:
    return pair[0], pair[1].ref.id


def _violation(node: str, shape: str, **told: str) -> Violation:
    return Violation(node, shape, {lang: render(_MESSAGES[shape], lang, node=node, **told) for lang in LANGUAGES})


_MESSAGES: Final = {
    "OneNode": "rdf.one_node",
    "KnownEnd": "rdf.known_end",
    "OneEdge": "rdf.one_edge",
    "EdgeHasClaim": "rdf.edge_has_claim",
    "ClaimHasEdge": "rdf.claim_has_edge",
    "NoCircle": "rdf.no_circle",
    "WordsInDocument": "rdf.words_in_document",
}

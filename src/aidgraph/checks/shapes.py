"""Validates RDF by the project's SHACL shapes: from lines of N-Triples, or a file, to violations in a fixed order."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from pyshacl import validate
from rdflib import DCTERMS, SH, Graph
from rdflib.term import Node

from aidgraph.checks.violation import Violation
from aidgraph.errors import StoreError
from aidgraph.resources import folder

_FORMATS: Final = {".nt": "nt", ".ttl": "turtle"}


def violations(lines: Iterable[str]) -> list[Violation]:
    """What the triples of N-Triples lines break."""
    return _violations(Graph(bind_namespaces="none").parse(data="".join(lines), format="nt"))


def violations_of_file(path: Path) -> list[Violation]:
    """What the triples of a ``.nt`` or ``.ttl`` file break. Raises ``StoreError``."""
    if path.suffix not in _FORMATS:
        raise StoreError("rdf.suffix", path=path, suffixes=" ".join(_FORMATS))
    if not path.is_file():
        raise StoreError("rdf.no_file", path=path)
    try:
        graph = Graph(bind_namespaces="none").parse(path, format=_FORMATS[path.suffix])
    except Exception as error:  # a parser raises whatever it meets
        reason = str(error).strip() or type(error).__name__
        raise StoreError("rdf.engine", reason=reason.splitlines()[0]) from error
    return _violations(graph)


def _violations(graph: Graph) -> list[Violation]:
    ontology = folder("ontology")
    shapes = Graph().parse(ontology / "shapes.ttl")
    found: tuple[bool, Any, str] = validate(
        graph, shacl_graph=shapes, ont_graph=Graph().parse(ontology / "aidgraph.ttl"), inference="none", inplace=True
    )
    return sorted(_breaches(found[1], graph), key=lambda one: (one.node, one.shape))


def _breaches(report: Graph, graph: Graph) -> Iterator[Violation]:
    """Each breach of each node once, however many values break it."""
    seen = set()
    for result in report.subjects(SH.focusNode, None):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        if (focus, shape) not in seen:
            seen.add((focus, shape))
            fix = {str(getattr(text, "language", "")): str(text) for text in report.objects(result, SH.resultMessage)}
            yield Violation(_called(graph, focus), _local(shape), fix)


def _called(graph: Graph, node: Node | None) -> str:
    """Its identifier, else its IRI."""
    return str(graph.value(node, DCTERMS.identifier) or node)


def _local(shape: Node | None) -> str:
    return str(shape).rpartition("#")[2]

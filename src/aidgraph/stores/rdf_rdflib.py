"""Small graphs, kept by rdflib: from a file to answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from rdflib import Graph, Literal, URIRef

from aidgraph.errors import StoreError
from aidgraph.stores.base import Rows
from aidgraph.stores.rdf_engine import Value, plain, typed
from aidgraph.stores.rdf_terms import PREFIXES, expand

_FORMATS: Final = {".nt": "nt", ".ttl": "turtle"}
_TRIPLE: Final = ("subject", "predicate", "object")


class RdflibEngine:
    """The triples of a file in memory."""

    def __init__(self, path: Path) -> None:
        self._graph = Graph(bind_namespaces="none")
        with _told(), path.open("rb") as stream:
            self._graph.parse(stream, format=_FORMATS[path.suffix])

    def select(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The answer to a query."""
        bound = {name: _literal(value) for name, value in parameters.items() if value is not None}
        with _told():
            answer = self._graph.query(text, initBindings=bound, initNs=dict(PREFIXES))
            if answer.type == "ASK":
                return Rows(("answer",), ((bool(answer.askAnswer),),))
            columns = tuple(map(str, answer.vars or ())) if answer.type == "SELECT" else _TRIPLE
            return Rows(columns, tuple(tuple(map(self.value, row)) for row in answer))  # type: ignore[arg-type]

    def subjects(self, predicate: str, object_: Any) -> Iterator[Any]:
        """What has that object."""
        return self._graph.subjects(URIRef(expand(predicate)), object_)

    def objects(self, subject: Any, predicate: str) -> Iterator[Any]:
        """What a subject has."""
        return self._graph.objects(subject, URIRef(expand(predicate)))

    def about(self, subject: Any) -> Iterator[tuple[str, Any]]:
        """Everything said of a subject."""
        return ((str(predicate), term) for predicate, term in self._graph.predicate_objects(subject))

    def string(self, text: str) -> Any:
        """The term of a string."""
        return Literal(text)

    def name(self, curie: str) -> Any:
        """The term of a name."""
        return URIRef(expand(curie))

    def value(self, term: Any) -> Value:
        """A term as a plain value."""
        if term is None:
            return None
        return plain(str(term), str(term.datatype or "")) if isinstance(term, Literal) else str(term)


def _literal(value: Value) -> Literal:
    if isinstance(value, str):
        return Literal(value)  # to rdflib, a string with its datatype is another
    lexical, datatype = typed(value)
    return Literal(lexical, datatype=URIRef(datatype))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever rdflib or its parsers fail with, as our own error."""
    try:
        yield
    except Exception as error:
        reason = str(error).strip() or type(error).__name__
        raise StoreError("rdf.engine", reason=reason.splitlines()[0]) from error

"""Large graphs, and JSON-LD, kept by pyoxigraph: from a file to answers."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pyoxigraph as oxigraph

from aidgraph.errors import StoreError
from aidgraph.stores.base import Rows
from aidgraph.stores.rdf_engine import Value, plain, typed
from aidgraph.stores.rdf_terms import PREFIXES, expand

_TRIPLE: Final = ("subject", "predicate", "object")


class OxigraphEngine:
    """The triples of a file in memory."""

    def __init__(self, path: Path) -> None:
        self._store = oxigraph.Store()
        with _told():
            self._store.bulk_load(
                path=str(path), format=oxigraph.RdfFormat.from_extension(path.suffix.removeprefix("."))
            )

    def select(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The answer to a query."""
        bound: dict[oxigraph.Variable, Any] = {
            oxigraph.Variable(name): _literal(value) for name, value in parameters.items() if value is not None
        }
        with _told():
            answer = self._store.query(text, prefixes=dict(PREFIXES), substitutions=bound)
            if isinstance(answer, oxigraph.QueryBoolean):
                return Rows(("answer",), ((bool(answer),),))
            if isinstance(answer, oxigraph.QueryTriples):
                return Rows(_TRIPLE, tuple(tuple(map(self.value, triple)) for triple in answer))
            columns = tuple(variable.value for variable in answer.variables)
            return Rows(columns, tuple(tuple(map(self.value, row)) for row in answer))

    def subjects(self, predicate: str, object_: Any) -> Iterator[Any]:
        """What has that object."""
        found = self._store.quads_for_pattern(None, oxigraph.NamedNode(expand(predicate)), object_)
        return (quad.subject for quad in found)

    def objects(self, subject: Any, predicate: str) -> Iterator[Any]:
        """What a subject has."""
        found = self._store.quads_for_pattern(subject, oxigraph.NamedNode(expand(predicate)), None)
        return (quad.object for quad in found)

    def about(self, subject: Any) -> Iterator[tuple[str, Any]]:
        """Everything said of a subject."""
        return ((quad.predicate.value, quad.object) for quad in self._store.quads_for_pattern(subject, None, None))

    def string(self, text: str) -> Any:
        """The term of a string."""
        return oxigraph.Literal(text)

    def name(self, curie: str) -> Any:
        """The term of a name."""
        return oxigraph.NamedNode(expand(curie))

    def value(self, term: Any) -> Value:
        """A term as a plain value."""
        if isinstance(term, oxigraph.Literal):
            return plain(term.value, term.datatype.value)
        if term is None or isinstance(term, oxigraph.Triple):
            return term if term is None else str(term)
        return str(term.value)


def _literal(value: Value) -> oxigraph.Literal:
    lexical, datatype = typed(value)
    return oxigraph.Literal(lexical, datatype=oxigraph.NamedNode(datatype))


@contextmanager
def _told() -> Iterator[None]:
    """Whatever pyoxigraph fails with, as our own error."""
    try:
        yield
    except (OSError, SyntaxError, ValueError, RuntimeError) as error:
        raise StoreError("rdf.engine", reason=str(error).splitlines()[0]) from error

"""The graph in a file beside the ledger, kept by kglite: from a projection to the file, from Cypher to rows."""

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from aidgraph.errors import StoreError
from aidgraph.model.identity import digest
from aidgraph.stores.base import Rows
from aidgraph.stores.cypher import CypherNeighbours
from aidgraph.stores.elements import Edge, Projection, Scalar
from aidgraph.stores.labels import DOCUMENT, PROPERTIES
from aidgraph.stores.statement import outside_clause, write_clause

# Raised when the same ledger is to give another graph, so that older files are written anew.
_FORM: Final = 1
_BATCH: Final = 10_000
_SOURCE: Final = "__source"
_TARGET: Final = "__target"

_Key = TypeVar("_Key", bound=tuple[str, ...])
_Row = TypeVar("_Row")


class EmbeddedStore:
    """A kglite graph. Loaded when it is first asked, and then only read; written whole, into a new file."""

    engine: ClassVar[str] = "kglite"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._graph: Any = None

    def holds(self, state: str) -> bool:
        """Whether the file was written from a ledger in this state; not where it is missing, damaged or of old form."""
        return self._opened() and _stamp(state) in {row["name"] for row in self._graph.cypher("SHOW CONSTRAINTS")}

    def write(self, projection: Projection, state: str) -> None:
        """A new graph in memory, then a temporary file beside the old one, renamed over it."""
        import kglite

        with _told():
            graph = kglite.KnowledgeGraph()
            graph.define_schema({"nodes": {label: {"optional": [*names]} for label, names in PROPERTIES.items()}})
            for label in PROPERTIES:
                name = _stamp(state) if label == DOCUMENT else f"{label.lower()}_id"
                graph.cypher(f"CREATE CONSTRAINT {name} FOR (n:{label}) REQUIRE n.id IS UNIQUE")
            for labels, nodes in _batches((node.labels, node.properties) for node in projection.nodes()):
                _write_nodes(graph, labels, nodes)
            for ends, edges in _batches(map(_edge_row, projection.edges())):
                _write_edges(graph, *ends, edges)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # which columns a reader may map into memory is no matter
                graph.save(str(self._path))
        self._graph = self._load()

    def cypher(self, text: str, parameters: Mapping[str, object]) -> Rows:
        """The rows of a reading query."""
        if refused := write_clause(text) or outside_clause(text):
            raise StoreError("graph.only_reads", clause=refused[0].upper())
        if not self._opened():
            raise StoreError("graph.no_graph", path=self._path)
        with _told():
            view = self._graph.cypher(text, params=dict(parameters))
            columns = tuple(view.columns)
            return Rows(columns, tuple(tuple(row[column] for column in columns) for row in view))

    def neighbours(self) -> CypherNeighbours:
        """What the search for paths asks for."""
        return CypherNeighbours(lambda text, parameters: self.cypher(text, parameters).rows)

    def close(self) -> None:
        """Lets the memory go; the file is closed already."""
        self._graph = None

    def _opened(self) -> bool:
        if self._graph is None:
            self._graph = self._load()
        return self._graph is not None

    def _load(self) -> Any:
        import kglite

        kglite.set_query_warning_policy("silent")  # a label that nothing has yet is no mistake
        if not self._path.is_file():
            return None
        try:
            graph = kglite.load(str(self._path))
        except (kglite.KgError, OSError, ValueError):
            return None
        graph.read_only(True)
        return graph


def _stamp(state: str) -> str:
    """The name of a constraint: the only words of ours that a file keeps beside nodes and edges."""
    return f"ledger_{digest('graph', _FORM, state)}"


def _write_nodes(graph: Any, labels: tuple[str, ...], rows: list[Mapping[str, Scalar]]) -> None:
    graph.cypher(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)} {_all_of(rows)})", params={"rows": rows})


def _edge_row(edge: Edge) -> tuple[tuple[str, str, str], dict[str, Scalar]]:
    """The properties, and the ids of both ends under names that no property has."""
    key = (edge.type, edge.source.label, edge.target.label)
    return key, {_SOURCE: edge.source.id, _TARGET: edge.target.id, **edge.properties}


def _write_edges(graph: Any, edge_type: str, source: str, target: str, rows: list[dict[str, Scalar]]) -> None:
    graph.cypher(
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.{_SOURCE}}}), (b:{target} {{id: row.{_TARGET}}}) "
        f"CREATE (a)-[e:{edge_type} {_all_of(rows)}]->(b)",
        params={"rows": rows},
    )
    made = graph.last_mutation_stats["relationships_created"]
    if made != len(rows):
        raise StoreError("graph.dangling", count=len(rows) - made, type=edge_type, source=source, target=target)


def _all_of(rows: Iterable[Mapping[str, Scalar]]) -> str:
    """``{id: row.id, …}`` of every property of some row: twice as fast as ``SET``, and what is absent stays absent."""
    names = sorted({name for row in rows for name in row} - {_SOURCE, _TARGET})
    return f"{{{', '.join(f'{name}: row.{name}' for name in names)}}}"


def _batches(rows: Iterable[tuple[_Key, _Row]]) -> Iterator[tuple[_Key, list[_Row]]]:
    """Rows of one key together, ten thousand at a time."""
    waiting: dict[_Key, list[_Row]] = defaultdict(list)
    for key, row in rows:
        waiting[key].append(row)
        if len(waiting[key]) == _BATCH:
            yield key, waiting.pop(key)
    yield from waiting.items()


@contextmanager
def _told() -> Iterator[None]:
    """Whatever kglite fails with, as our own error."""
    import kglite

    try:
        yield
    except (kglite.KgError, OSError, ValueError, TypeError, OverflowError, RecursionError) as error:
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise StoreError("graph.engine", reason=reason) from error

"""aidgraph from Python: documents into a ledger, and questions to its graph, answered in plain rows."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from aidgraph.errors import UsageError
from aidgraph.graph.paths import Path as HelpPath
from aidgraph.graph.paths import find_paths
from aidgraph.graph.placed import Placed
from aidgraph.ledger import Ledger
from aidgraph.model import Refusal
from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.resources import folder
from aidgraph.stores.base import Store
from aidgraph.stores.directory import Directory
from aidgraph.stores.elements import Projection
from aidgraph.stores.rdf import RdfStore
from aidgraph.stores.rdf_directory import TripleDirectory
from aidgraph.stores.registry import beside, names_store, open_store
from aidgraph.text import Metadata

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from aidgraph.link.gazetteer import Gazetteer

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: documents taken in and unchanged; of what was refused the path and the id of the reason."""

    stored: int
    unchanged: int
    refused: tuple[Refusal, ...]


def build(
    paths: Sequence[str | Path],
    db: str | Path = "aidgraph.db",
    *,
    meta: Mapping[str, Metadata] | None = None,
    jobs: int = 1,
    curated: bool = True,
) -> Built:
    """Takes documents, facts (``.jsonl``) and extractions (``.parquet``) into a ledger, and brings its graph level.

    A ledger that is not there is made. What cannot be read is refused, and the rest goes on. ``meta`` tells titles,
    dates and addresses by path; ``curated`` is whether the pairings of public sources stand in the ledger too. Raises
    ``LedgerError`` where the ledger cannot be written.
    """
    from aidgraph.pairings import load_pairings
    from aidgraph.pipeline import Stored, Unchanged

    with Ledger.open(Path(db), create=True) as ledger:
        outcomes = [*_take_in(ledger, [str(path) for path in paths], meta or {}, jobs)]
        if curated:
            load_pairings(ledger)
        else:
            ledger.drop_curated()
    open(db).close()
    return Built(
        stored=sum(isinstance(outcome, Stored) for outcome in outcomes),
        unchanged=sum(isinstance(outcome, Unchanged) for outcome in outcomes),
        refused=tuple(outcome for outcome in outcomes if isinstance(outcome, Refusal)),
    )


def open(db: str | Path = "aidgraph.db", queries: Sequence[str | Path] = ()) -> "Graph":  # noqa: A001 - as in tarfile
    """The graph of a ledger, or the one that a URI names: ``neo4j://HOST``, ``rdf:FILE``.

    ``queries`` are folders of queries beside the library. Raises ``LedgerError`` where there is no ledger, and
    ``DataError`` for a query that is not well formed.
    """
    return Graph(str(db), Library.load([folder("cypher"), *map(Path, queries)]))


class Graph:
    """A graph to ask; a context manager. Entities are named as on the command line: a name, a code or an id.

    Every method raises ``StoreError`` where the store fails, ``LookupFailure`` for a name that is unknown or ambiguous.
    """

    def __init__(self, db: str, library: Library) -> None:
        self._library = library
        self._ledger = None if names_store(db) else Ledger.open(Path(db), read_only=True)
        self._store = open_store(db if self._ledger is None else beside(Path(db)))
        if self._ledger is not None:
            from aidgraph.graph.refresh import refresh

            refresh(self._store, self._ledger, _gazetteer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the store and of the ledger."""
        self._store.close()
        if self._ledger is not None:
            self._ledger.close()

    def claims(self) -> list[Row]:
        """Every claim, as a row with the names of its parties beside their ids: ``pandas.DataFrame(graph.claims())``.

        Only of a ledger: raises ``UsageError`` for a store that a URI names.
        """
        from aidgraph.export.tables import Held

        with self._projection() as projection:
            return [*Held(projection).rows("claims")]

    def paths(self, a: str, b: str, **how: Any) -> list[HelpPath]:
        """How help flows from A to B, best first, each hop with its claims and their words; empty where it does not.

        ``how`` are the options of ``aidgraph path``: ``as_of``, ``any_direction``, ``max_hops``, ``hubs``,
        ``planned``, ``curated``, ``limit``.
        """
        return find_paths(Placed(self._store.neighbours(), _gazetteer), self.find(a), self.find(b), **how)

    def query(self, name: str, **params: Any) -> list[Row]:
        """The rows of a query of the library. Raises ``UsageError`` for a parameter that is not its own."""
        kinds = {parameter.name: parameter.type for parameter in self._library.query(name).parameters}
        values = {
            key: self.find(value) if kinds.get(key) == "entity" and isinstance(value, str) else value
            for key, value in params.items()
        }
        answer = run(self._library, self._store, name, values)
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    def queries(self) -> dict[str, str]:
        """The names of the queries, each with its question in English."""
        return {name: self._library.query(name).question["en"] for name in self._library.names()}

    def networkx(self) -> "MultiDiGraph[str]":
        """Entities as nodes, every claim an edge from provider to receiver: see ``aidgraph.export.network``.

        Only of a ledger: raises ``UsageError`` for a store that a URI names.
        """
        from aidgraph.export.network import network

        with self._projection() as projection:
            return network(projection)

    def find(self, name: str) -> str:
        """The id of the one entity that a name means."""
        from aidgraph.graph.names import resolve

        parties = self._directory.parties(self._directory.called(name))
        return next(iter(parties)) if len(parties) == 1 else resolve(name, self._directory, _gazetteer())

    @cached_property
    def _directory(self) -> Directory | TripleDirectory:
        store: Store = self._store
        return TripleDirectory(store) if isinstance(store, RdfStore) else Directory(store)

    @contextmanager
    def _projection(self) -> Iterator[Projection]:
        from aidgraph.graph.build import build as project

        if self._ledger is None:
            raise UsageError("graph.needs_ledger")
        with self._ledger.snapshot():
            yield project(self._ledger, _gazetteer())


def _take_in(ledger: Ledger, paths: list[str], meta: Mapping[str, Metadata], jobs: int) -> Iterator[object]:
    """Documents first: facts quote what is there."""
    from aidgraph import factfiles, parquetfiles, pipeline

    facts = [path for path in paths if factfiles.holds_facts(path)]
    extractions = [path for path in paths if parquetfiles.holds_extractions(path)]
    documents = [path for path in paths if path not in (*facts, *extractions)]
    yield from pipeline.build(ledger, documents, meta, jobs)
    yield from chain.from_iterable(parquetfiles.take_in(ledger, Path(path)) for path in extractions)
    yield from chain.from_iterable(factfiles.take_in(ledger, Path(path)) for path in facts)


@cache
def _gazetteer() -> "Gazetteer":
    from aidgraph.link.gazetteer import Gazetteer

    return Gazetteer.load()

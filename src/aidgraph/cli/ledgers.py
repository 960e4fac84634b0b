"""The graph that a command reads: the one beside a ledger, level with it, or the one that a URI names."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aidgraph.cli.asking import gazetteer as gazetteer
from aidgraph.cli.passwords import ask_password
from aidgraph.ledger import Ledger
from aidgraph.stores.base import Store
from aidgraph.stores.directory import Directory
from aidgraph.stores.registry import beside, names_store, open_store


@contextmanager
def opened_graph(database: str) -> Iterator[Store]:
    """The store of a URI as it is; of a ledger's file the graph beside it, brought up to date where lost or stale."""
    if names_store(database):
        with closing(open_store(database, ask_password)) as store:
            yield store
        return
    with Ledger.open(Path(database), read_only=True) as ledger, closing(open_store(beside(Path(database)))) as store:
        if not store.holds(ledger.state):
            from aidgraph.graph.refresh import refresh  # costs as much as answering, and is needed rarely

            refresh(store, ledger, gazetteer)
        yield store


def update_graph(database: str) -> None:
    """Brings the graph up to date with its ledger."""
    with opened_graph(database):
        pass


def resolver(store: Store) -> tuple[Callable[[str], str], Directory]:
    """What tells the id of the entity that a name means, and the names that the graph knows.

    A name that just one party of a claim bears in full is that party's; the gazetteer, which takes longer to read than
    most questions to answer, is asked about every other.
    """
    directory = _directory(store)

    def find(name: str) -> str:
        parties = directory.parties(directory.called(name))
        if len(parties) == 1:
            return next(iter(parties))
        from aidgraph.graph.names import resolve

        return resolve(name, directory, gazetteer())

    return find, directory


def _directory(store: Store) -> Directory:
    if store.engine == "rdf":
        from aidgraph.stores.rdf import RdfStore
        from aidgraph.stores.rdf_directory import TripleDirectory

        if isinstance(store, RdfStore):
            return TripleDirectory(store)
    return Directory(store)

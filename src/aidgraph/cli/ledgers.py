"""The ledger and the graph beside it, opened for a command and level with one another."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from aidgraph.errors import LookupFailure
from aidgraph.graph.names import resolve
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.stores.base import Store
from aidgraph.stores.directory import Directory
from aidgraph.stores.registry import beside, open_store


@contextmanager
def opened_graph(database: str) -> Iterator[tuple[Ledger, Store]]:
    """The ledger, to be read, and its graph, which is brought up to date where it is lost or stale."""
    with Ledger.open(Path(database), read_only=True) as ledger, closing(open_store(beside(Path(database)))) as store:
        if not store.holds(ledger.state):
            from aidgraph.graph.refresh import refresh  # costs as much as answering, and is needed rarely

            refresh(store, ledger, Gazetteer.load)
        yield ledger, store


def update_graph(database: str) -> None:
    """Brings the graph up to date with its ledger."""
    with opened_graph(database):
        pass


def resolver(store: Store) -> tuple[Callable[[str], str], Directory]:
    """What tells the id of the entity that a name means, and the names that the graph knows.

    The many names below county are read only where a name is none above.
    """
    directory = Directory(store)
    places = Gazetteer.load(townships=False)

    def find(name: str) -> str:
        try:
            return resolve(name, directory, places)
        except LookupFailure as failure:
            if failure.message != "graph.unknown_name":
                raise
            return resolve(name, directory, Gazetteer.load())

    return find, directory

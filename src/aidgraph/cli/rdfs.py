"""The RDF of a command's ``--db``: of a ledger, kept beside it and level with it; of ``rdf:FILE``, the file."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from aidgraph.errors import UsageError
from aidgraph.stores.rdf import RdfStore
from aidgraph.stores.registry import names_store

_SCHEME: Final = "rdf:"


@contextmanager
def opened_triples(database: str) -> Iterator[RdfStore]:
    """The triples of a ledger, brought up to date where they are lost or stale, or those of a file as it is."""
    if names_store(database):
        with closing(RdfStore(triples_file(database))) as store:
            yield store
        return
    from aidgraph.graph.refresh import refresh
    from aidgraph.ledger import Ledger
    from aidgraph.link.gazetteer import Gazetteer

    path = Path(database)
    with Ledger.open(path, read_only=True) as ledger, closing(RdfStore(path.with_suffix(".graph.nt"))) as store:
        refresh(store, ledger, Gazetteer.load)
        yield store


def triples_file(uri: str) -> Path:
    """The file of ``rdf:FILE``. Raises ``UsageError`` for a store that holds no triples."""
    if not uri.startswith(_SCHEME):
        raise UsageError("rdf.not_triples", uri=uri)
    return Path(uri.removeprefix(_SCHEME))

"""Finds the store that a URI names: from ``kglite:PATH`` or ``rdf:PATH`` to an open store."""

from pathlib import Path

from aidgraph.errors import UsageError
from aidgraph.stores.base import Store
from aidgraph.stores.embedded import EmbeddedStore


def open_store(uri: str) -> Store:
    """The store of ``kglite:PATH`` or ``rdf:PATH``. Raises ``UsageError`` for any other scheme."""
    scheme, _, rest = uri.partition(":")
    if scheme == "kglite" and rest:
        return EmbeddedStore(Path(rest))
    if scheme == "rdf" and rest:
        from aidgraph.stores.rdf import RdfStore  # asked for rarely

        return RdfStore(Path(rest))
    raise UsageError("graph.unknown_store", uri=uri)


def beside(ledger: Path) -> str:
    """The URI of the graph that lies beside a ledger: ``aidgraph.db`` → ``kglite:aidgraph.graph.kgl``."""
    return f"kglite:{ledger.with_suffix('.graph.kgl')}"

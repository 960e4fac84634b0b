"""Finds the store that a URI names: from ``kglite:PATH``, ``rdf:PATH`` or a server's address to an open store."""

from collections.abc import Callable
from pathlib import Path

from aidgraph.errors import UsageError
from aidgraph.stores.base import Store
from aidgraph.stores.embedded import EmbeddedStore

_SERVERS = ("neo4j", "bolt")
# Tells the password of a user at an address, where nothing else did; nothing where nobody can be asked.
Ask = Callable[[str, str], str]


def names_store(text: str) -> bool:
    """Whether a text is the URI of a store, rather than a file's name."""
    scheme, colon, _ = text.partition(":")
    return bool(colon) and (scheme in ("kglite", "rdf") or scheme.partition("+")[0] in _SERVERS)


def open_store(uri: str, ask: Ask = lambda user, address: "") -> Store:
    """The store of ``kglite:PATH``, ``rdf:PATH``, ``neo4j://HOST`` or ``bolt://HOST``.

    Raises ``UsageError`` for any other scheme. A server is reached when it is first asked.
    """
    scheme, _, rest = uri.partition(":")
    if scheme == "kglite" and rest:
        return EmbeddedStore(Path(rest))
    if scheme == "rdf" and rest:
        from aidgraph.stores.rdf import RdfStore  # asked for rarely

        return RdfStore(Path(rest))
    if scheme.partition("+")[0] in _SERVERS:
        from aidgraph.stores.neo4j import open_server

        return open_server(uri, ask)
    raise UsageError("graph.unknown_store", uri=uri)


def beside(ledger: Path) -> str:
    """The URI of the graph that lies beside a ledger: ``aidgraph.db`` → ``kglite:aidgraph.graph.kgl``."""
    return f"kglite:{ledger.with_suffix('.graph.kgl')}"

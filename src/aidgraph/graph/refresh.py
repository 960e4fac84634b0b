"""Keeps a store level with its ledger: from both to a store that answers for the ledger's present state."""

from collections.abc import Callable

from aidgraph.graph.build import build
from aidgraph.graph.source import ClaimSource, Divisions
from aidgraph.stores.base import Store


def refresh(store: Store, source: ClaimSource, divisions: Callable[[], Divisions]) -> bool:
    """Writes the store anew where it is lost or stale, and says whether it was; only then are the divisions loaded."""
    if store.holds(source.state):
        return False
    with source.snapshot():
        store.write(build(source, divisions()), source.state)
    return True

"""What every store can do: take a projection of the ledger, tell whether it is the newest, and answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from aidgraph.stores.elements import Projection
from aidgraph.stores.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class Store(Protocol):
    """A graph beside the ledger. What is in it can be lost: it is written from the ledger alone, and as a whole.

    Every method raises ``StoreError`` where the engine fails, ``StoreUnreachable`` where it cannot be reached.
    """

    @property
    def engine(self) -> str:
        """``kglite``, ``neo4j``: what the header of a query calls it."""
        ...

    def holds(self, state: str) -> bool:
        """Whether it was written from a ledger in this state, and has the form that a graph has now."""
        ...

    def write(self, projection: Projection, state: str) -> None:
        """Replaces what the store holds. Until it returns, readers see the old graph."""
        ...

    def cypher(self, text: str, parameters: Mapping[str, object]) -> Rows:
        """The answer to a reading query; a text that would write, or read files, is refused."""
        ...

    def neighbours(self) -> Neighbours:
        """What the search for paths asks for."""
        ...

    def close(self) -> None:
        """Lets go of it."""
        ...

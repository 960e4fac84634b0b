"""What a store is given to hold: nodes and edges, as plain values that every property graph can keep."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aidgraph.model.identity import digest_bytes

Scalar = str | int | float | bool


class Ref(NamedTuple):
    """A node, by the first of its labels and its ``id``."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """``labels`` tell its kind and, where there is one, a finer one; ``properties`` hold ``id`` and ``name``."""

    labels: tuple[str, ...]
    properties: Mapping[str, Scalar]

    @property
    def ref(self) -> Ref:
        """The node as edges name it."""
        return Ref(self.labels[0], str(self.properties["id"]))


@dataclass(frozen=True, slots=True)
class Edge:
    """``properties`` hold an ``id``; both ends are nodes of the same projection."""

    type: str
    source: Ref
    target: Ref
    properties: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Projection:
    """A graph as two streams, each in a fixed order and anew at every call; nodes go first into a store."""

    nodes: Callable[[], Iterator[Node]]
    edges: Callable[[], Iterator[Edge]]


def edge_id(edge_type: str, source_id: str, target_id: str) -> str:
    """The id of an edge: there is at most one of a type from one node to another."""
    return digest_bytes(f"{edge_type}\0{source_id}\0{target_id}".encode())

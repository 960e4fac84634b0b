"""The graph as N-Triples: a line a triple, as it comes."""

from typing import TextIO

from aidgraph.stores.elements import Projection
from aidgraph.stores.rdf_lines import lines
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_terms import BASE


def write(graph: Projection, stream: TextIO, /, *, base: str = BASE, rdf12: bool = False) -> None:
    """Writes it; nothing is held in memory."""
    stream.writelines(lines(describe(graph, base, quoting=rdf12)))

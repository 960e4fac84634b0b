"""The graph of a ledger: from its claims and the divisions of places to nodes and edges in a fixed order."""

from collections.abc import Iterator
from operator import itemgetter

from aidgraph.graph import claims as stated
from aidgraph.graph.derived import derived_edges
from aidgraph.graph.entities import EntityGraph
from aidgraph.graph.source import ClaimSource, Divisions
from aidgraph.stores.elements import Edge, Node, Projection


def build(source: ClaimSource, divisions: Divisions) -> Projection:
    """The projection of what the ledger holds now; the same ledger gives the same nodes and edges in the same order."""
    entities = EntityGraph(source.entities(), divisions)
    claims = dict(sorted(((claim.id, claim) for claim in source.claims()), key=itemgetter(0)))

    def nodes() -> Iterator[Node]:
        yield from entities.nodes()
        yield from stated.document_nodes(source)
        yield from stated.claim_nodes(claims, source, entities.name)
        yield from stated.evidence_nodes(source)

    def edges() -> Iterator[Edge]:
        yield from entities.edges()
        yield from stated.claim_edges(claims)
        yield from stated.evidence_edges(source)
        yield from stated.mention_edges(source)
        yield from derived_edges(claims, source)

    return Projection(nodes, edges)

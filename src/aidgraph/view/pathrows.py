"""Paths as the page takes them: from paths to rows of ids, whose claims and words are in the feed beside them."""

from collections.abc import Iterable
from typing import Any

from aidgraph.graph.hops import Hop
from aidgraph.graph.paths import Path

Json = dict[str, Any]


def path_rows(paths: Iterable[Path]) -> list[Json]:
    """``{nodes, hops, backwards, verdict}`` of each path."""
    return [
        {
            "nodes": [node.id for node in path.nodes],
            "hops": [_hop(hop) for hop in path.hops],
            "backwards": path.backwards,
            "verdict": path.verdict,
        }
        for path in paths
    ]


def _hop(hop: Hop) -> Json:
    links = [
        {
            "predicate": link.predicate,
            "forward": link.forward,
            "claims": [{"id": told.id, "verdict": told.verdict} for told in link.claims],
        }
        for link in hop.links
    ]
    row = {"source": hop.source, "target": hop.target, "relation": hop.relation}
    return row | {"links": links, "sources": hop.sources, "verdict": hop.verdict}

"""Paths for a program: from paths to nested objects for JSON, or to one flat row a hop for tables."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Final

from aidgraph.cli.tables import Row
from aidgraph.graph.hops import Hop, ToldClaim
from aidgraph.graph.paths import Path

COLUMNS: Final = (
    "path", "hop", "source", "source_id", "relation", "target", "target_id", "backwards", "verdict", "claims",
    "sources", "words", "documents",
)  # fmt: skip


def full_rows(paths: Iterable[Path]) -> Iterator[Row]:
    """One object a path, with everything that is known of it."""
    for rank, path in enumerate(paths, 1):
        yield {
            "path": rank,
            "backwards": path.backwards,
            "verdict": path.verdict,
            "claims": path.claims,
            "sources": path.sources,
            "nodes": [{"id": node.id, "name": node.name, "labels": list(node.labels)} for node in path.nodes],
            "hops": [_hop(hop) for hop in path.hops],
        }


def _hop(hop: Hop) -> dict[str, Any]:
    links = [
        {"predicate": link.predicate, "forward": link.forward, "claims": [_claim(told) for told in link.claims]}
        for link in hop.links
    ]
    row = {"source": hop.source, "target": hop.target, "relation": hop.relation, "sources": hop.sources}
    return row | {"verdict": hop.verdict, "links": links}


def _claim(told: ToldClaim) -> dict[str, Any]:
    return {"id": told.id, "verdict": told.verdict, **asdict(told.claim)} | {
        "words": [asdict(words) for words in told.words],
        "curated_sources": [asdict(source) for source in told.curated],
    }


def flat_rows(paths: Iterable[Path]) -> Iterator[Row]:
    """One row a hop; the words of all its claims stand beside their documents."""
    for rank, path in enumerate(paths, 1):
        names = {node.id: node.name for node in path.nodes}
        for number, hop in enumerate(path.hops, 1):
            claims = [told for link in hop.links for told in link.claims]
            words = [words for told in claims for words in told.words]
            yield {
                "path": rank,
                "hop": number,
                "source": names[hop.source],
                "source_id": hop.source,
                "relation": hop.relation,
                "target": names[hop.target],
                "target_id": hop.target,
                "backwards": path.backwards,
                "verdict": hop.verdict,
                "claims": [told.id for told in claims],
                "sources": hop.sources,
                "words": [said.quote for said in words],
                "documents": [said.document for said in words],
            }

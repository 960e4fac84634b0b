"""Derives the edges of paths and pictures: from claims to at most one edge of a predicate and a pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from aidgraph.claims.sources import Witness, count_independent
from aidgraph.claims.time import year_of
from aidgraph.graph.elements import edge
from aidgraph.graph.entities import ref
from aidgraph.graph.source import ClaimSource
from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.elements import Edge

# What makes claims parallel: predicate, provider, receiver.
_Key = tuple[str, str, str]


def derived_edges(claims: Mapping[str, Claim], source: ClaimSource) -> Iterator[Edge]:
    """An edge for every predicate and pair that an actual claim states, by provider, receiver and predicate.

    ``claims`` counts the actual ones, ``sources`` the independent documents that say any of them, ``curated`` tells
    that no document does. ``start_year`` is the earliest that is stated; ``end_year`` the latest, and none while a
    claim that began has no end.
    """
    edges: dict[_Key, list[str]] = defaultdict(list)
    for claim_id, claim in claims.items():
        if claim.status == "actual":
            edges[claim.subject, claim.object, claim.predicate].append(claim_id)
    attested = _attested({claim_id for ids in edges.values() if len(ids) > 1 for claim_id in ids}, source)
    for (subject, target, predicate), ids in sorted(edges.items()):
        parallel = [claims[claim_id] for claim_id in ids]
        alone = len(ids) == 1
        sources = parallel[0].sources if alone else count_independent([row for one in ids for row in attested[one]])
        yield edge(
            PREDICATES[predicate].edge, ref(subject), ref(target),
            claims=len(ids), sources=sources, **_years(parallel),
            curated=all(claim.origin == "curated" for claim in parallel),
        )  # fmt: skip


def _attested(wanted: set[str], source: ClaimSource) -> Mapping[str, list[Witness]]:
    """What says each of these claims: a claim alone on its edge has counted its sources already."""
    texts = {row.id: (row.domain, row.sketch) for row in source.documents()} if wanted else {}
    found: dict[str, list[Witness]] = defaultdict(list)
    for row in source.supports() if wanted else ():
        if row.claim in wanted:
            domain, sketch = texts.get(row.doc_id, ("", ""))
            found[row.claim].append(Witness(row.doc_id, domain, row.quote, sketch))
    return found


def _years(claims: Iterable[Claim]) -> dict[str, int | None]:
    spans = [(year_of(claim.start), year_of(claim.end)) for claim in claims]
    is_open = any(start is not None and end is None for start, end in spans)
    return {
        "start_year": min((start for start, _ in spans if start is not None), default=None),
        "end_year": None if is_open else max((end for _, end in spans if end is not None), default=None),
    }

"""Everything about one entity: from its id, the ledger and the graph to what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aidgraph.ledger import Ledger
from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.base import Store
from aidgraph.stores.directory import Directory
from aidgraph.stores.labels import label_of
from aidgraph.stores.neighbours import CuratedSource, PathNode, Words

_ORDER: Final = {name: number for number, name in enumerate(PREDICATES)}
_NAMED_BY: Final = (
    "MATCH (d:Document)-[m:MENTIONS]->(n:{label} {{id: $id}}) "
    "RETURN d.id AS document, d.title AS title, d.published AS published, m.count AS times "
    "ORDER BY published DESC, document"
)


@dataclass(frozen=True, slots=True)
class Supported:
    """A claim with the words and the curated sources that say it."""

    id: str
    claim: Claim
    words: tuple[Words, ...]
    curated: tuple[CuratedSource, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity, what it is part of (nearest first) and has as members, its claims, and the documents that name it.

    ``names`` are those of every entity here, by id; a document is ``{document, title, published, times}``.
    """

    node: PathNode
    wholes: tuple[str, ...]
    members: tuple[str, ...]
    claims: tuple[Supported, ...]
    documents: tuple[dict[str, Any], ...]
    names: Mapping[str, str]


def read_profile(ledger: Ledger, store: Store, directory: Directory, entity_id: str) -> Profile:
    """The profile of an entity; one that the graph does not have is known by its id alone, and nothing is claimed."""
    neighbours = store.neighbours()
    claims = sorted(ledger.claims_of(entity_id), key=_order)
    words = neighbours.words([claim.id for claim in claims])
    supported = tuple(
        Supported(claim.id, claim, words.get(claim.id, ()), _curated(ledger, claim.id)) for claim in claims
    )
    wholes = _wholes(store, entity_id)
    members = tuple(part for _, part, relation in neighbours.parts([entity_id]) if relation == "MEMBER_OF")
    parties = {party for claim in claims for party in (claim.subject, claim.object, claim.via)} - {""}
    nodes = neighbours.nodes([entity_id])
    return Profile(
        node=nodes.get(entity_id, PathNode(entity_id, entity_id)),
        wholes=wholes,
        members=members,
        claims=supported,
        documents=_documents(store, entity_id),
        names=directory.known({entity_id, *parties, *wholes, *members}),
    )


def _order(claim: Claim) -> tuple[int, str, str, str, str]:
    """By predicate, then by year, the undated last."""
    return _ORDER[claim.predicate], claim.start or claim.end or "9", claim.subject, claim.object, claim.id


def _curated(ledger: Ledger, claim_id: str) -> tuple[CuratedSource, ...]:
    found = ledger.curated_sources(claim_id)
    return tuple(CuratedSource(source.address, source.date, source.publisher) for source in found)


def _wholes(store: Store, entity_id: str) -> tuple[str, ...]:
    """What it is part of, nearest first, and the groups that it is a member of behind them."""
    found: list[str] = []
    level = [entity_id]
    while level:
        level = [whole for whole, *_ in store.neighbours().wholes(level) if whole not in found]
        found += level
    return tuple(found)


def _documents(store: Store, entity_id: str) -> tuple[dict[str, Any], ...]:
    answer = store.cypher(_NAMED_BY.format(label=label_of(entity_id)), {"id": entity_id})
    return tuple(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)

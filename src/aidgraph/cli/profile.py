"""Everything about one entity: from its id and the graph to what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.base import Store
from aidgraph.stores.cypher import read_claims_of
from aidgraph.stores.directory import Directory
from aidgraph.stores.labels import label_of
from aidgraph.stores.neighbours import CuratedSource, PathNode, StoredClaim, Words

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


def read_profile(store: Store, directory: Directory, entity_id: str) -> Profile:
    """The profile of an entity; one that the graph does not have is known by its id alone, and nothing is claimed."""
    neighbours = store.neighbours()
    found = sorted(read_claims_of(store.cypher, entity_id), key=_order)
    words = neighbours.words([each.id for each in found])
    supported = tuple(Supported(each.id, each.claim, words.get(each.id, ()), each.curated) for each in found)
    wholes = _wholes(store, entity_id)
    members = tuple(part for _, part, relation in neighbours.parts([entity_id]) if relation == "MEMBER_OF")
    parties = {party for each in found for party in (each.claim.subject, each.claim.object, each.claim.via)} - {""}
    nodes = neighbours.nodes([entity_id])
    return Profile(
        node=nodes.get(entity_id, PathNode(entity_id, entity_id)),
        wholes=wholes,
        members=members,
        claims=supported,
        documents=_documents(store, entity_id),
        names=directory.known({entity_id, *parties, *wholes, *members}),
    )


def _order(stored: StoredClaim) -> tuple[int, str, str, str, str]:
    """By predicate, then by year, the undated last."""
    claim = stored.claim
    return _ORDER[claim.predicate], claim.start or claim.end or "9", claim.subject, claim.object, stored.id


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

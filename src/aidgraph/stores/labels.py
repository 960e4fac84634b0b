"""The labels of nodes: from an entity's type, or the first part of its id, to what the graph calls it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from aidgraph.model.entity import type_slug
from aidgraph.model.schema import ENTITY_TYPES, ORGANISATION_TYPES, PLACE_TYPES, PREDICATES

CLAIM: Final = "Claim"
EVIDENCE: Final = "Evidence"
DOCUMENT: Final = "Document"

# The types of derived edges, the pairing first: the order in which parallel edges are told.
CLAIM_EDGES: Final = tuple(predicate.edge for predicate in PREDICATES.values())


def labels_of(entity_type: str) -> tuple[str, ...]:
    """``County`` → ``Place, County``; ``Enterprise`` → ``Organization, Enterprise``; ``Fund`` → ``Fund``."""
    if entity_type in PLACE_TYPES:
        return ("Place", entity_type)
    if entity_type in ORGANISATION_TYPES:
        return ("Organization", entity_type)
    return (entity_type,)


_BY_SLUG: Final = {
    "place": "Place",
    "organization": "Organization",
    **{type_slug(entity_type): labels_of(entity_type)[0] for entity_type in ENTITY_TYPES},
}

ENTITY_LABELS: Final = tuple(sorted({_BY_SLUG[type_slug(entity_type)] for entity_type in ENTITY_TYPES}))


def label_of(entity_id: str) -> str:
    """The first label of the entity with this id: ``place:620523`` → ``Place``; empty where no entity is so called."""
    return _BY_SLUG.get(entity_id.partition(":")[0], "")


# Every property that a node may have, by its first label, beside id and name: an engine may ask for them beforehand.
PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(ENTITY_LABELS, ()),
    "Place": ("code", "lat", "lon", "since", "until"),
    DOCUMENT: ("title", "path", "publisher", "published", "year", "url", "domain", "place", "sketch"),
    CLAIM: (
        "predicate", "value", "unit", "what", "since", "until", "start_year", "end_year", "as_of", "cumulative",
        "approx", "bound", "status", "scheme", "origin", "sources", "confidence", "first_attested", "last_attested",
        "ended", "curated_sources",
    ),
    EVIDENCE: ("quote", "from_char", "to_char", "context"),
}  # fmt: skip


def by_label(ids: Iterable[str]) -> dict[str, list[str]]:
    """Ids of entities, sorted, under the label of their nodes: engines find a node fast only by label and id."""
    found: dict[str, list[str]] = defaultdict(list)
    for entity_id in sorted(set(ids)):
        if label := label_of(entity_id):
            found[label].append(entity_id)
    return found

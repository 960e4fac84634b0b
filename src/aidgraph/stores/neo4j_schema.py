"""What a Neo4j database is told of the graph beforehand: constraints, indexes, and the texts that make them."""

from collections.abc import Mapping
from typing import Final

from aidgraph.model.schema import ORGANISATION_TYPES, PLACE_TYPES, PREDICATES
from aidgraph.stores.labels import CLAIM, CLAIM_EDGES, DOCUMENT, ENTITY_LABELS, EVIDENCE, PROPERTIES

# The one node beside the graph: what was loaded, and by whom just now.
LOAD: Final = "AidgraphLoad"
# The property by which a node is told from those of others, and its value.
MARK: Final = "loaded_by"
MARKED: Final = "aidgraph"

# The first label of a node: all that may stand beside it.
FINER: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(ENTITY_LABELS, ()),
    "Place": PLACE_TYPES,
    "Organization": ORGANISATION_TYPES,
    CLAIM: tuple(sorted({predicate.claim_class for predicate in PREDICATES.values()})),
    EVIDENCE: (),
    DOCUMENT: (),
}
NODE_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    label: ("id", "name", *names) for label, names in PROPERTIES.items()
}
EDGE_PROPERTIES: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("PROVIDER", "RECEIVER", "VIA", "SUPPORTS", "IN"), ("id",)),
    "MENTIONS": ("id", "count"),
    **dict.fromkeys(("PART_OF", "MEMBER_OF", "SUCCEEDED_BY"), ("id", "origin", "since", "until")),
    **dict.fromkeys(CLAIM_EDGES, ("id", "claims", "sources", "start_year", "end_year", "curated")),
}
# Names longer than this cannot be found by an index. Neo4j's own limit, in bytes, less what it needs itself.
LONGEST_KEY: Final = 8_000

_INDEXED: Final = (
    *((label, "name") for label in ENTITY_LABELS),
    *((CLAIM, name) for name in ("predicate", "status", "start_year", "end_year")),
    (DOCUMENT, "published"),
)


def constraints() -> tuple[str, ...]:
    """One statement a label: an id stands once."""
    return tuple(
        f"CREATE CONSTRAINT aidgraph_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in (*NODE_PROPERTIES, LOAD)
    )


def indexes() -> tuple[str, ...]:
    """One statement an index: of properties that questions ask for, and of the words in names.

    ``cjk`` cuts Chinese into pairs of characters, so that any part of a name is found.
    """
    ranges = tuple(
        f"CREATE INDEX aidgraph_{label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in _INDEXED
    )
    labels = "|".join((*ENTITY_LABELS, DOCUMENT))
    words = (
        f"CREATE FULLTEXT INDEX aidgraph_names IF NOT EXISTS FOR (n:{labels}) ON EACH [n.name] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}"
    )
    return (*ranges, words)

"""Answers what the search for paths asks, in Cypher: from ids to rows, by fixed texts that every engine reads alike."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from aidgraph.model import Claim, Context
from aidgraph.stores.base import Rows
from aidgraph.stores.labels import CLAIM_EDGES, by_label, label_of
from aidgraph.stores.neighbours import CuratedSource, Pair, PathNode, StoredClaim, Words

# A reader of rows: runs a text with its parameters.
Run = Callable[[str, Mapping[str, object]], Iterable[tuple[Any, ...]]]
# A store's own way to ask.
Ask = Callable[[str, Mapping[str, object]], Rows]

_EDGES: Final = "|".join(CLAIM_EDGES)
_FIND: Final = "UNWIND $ids AS wanted MATCH (n:{label} {{id: wanted}})"
_GIVEN: Final = f"{_FIND}-[:{_EDGES}]->(m) RETURN DISTINCT n.id AS a, m.id AS b"
_RECEIVED: Final = f"{_FIND}<-[:{_EDGES}]-(m) RETURN DISTINCT m.id AS a, n.id AS b"
_TO_GIVE: Final = (
    f"{_FIND}<-[:PROVIDER]-(c:Claim {{{{status: 'planned'}}}})-[:RECEIVER]->(m) RETURN DISTINCT n.id AS a, m.id AS b"
)
_TO_RECEIVE: Final = (
    f"{_FIND}<-[:RECEIVER]-(c:Claim {{{{status: 'planned'}}}})-[:PROVIDER]->(m) RETURN DISTINCT m.id AS a, n.id AS b"
)
_PARTS: Final = f"{_FIND}<-[r:PART_OF|MEMBER_OF]-(m) RETURN DISTINCT n.id AS a, m.id AS b, type(r) AS relation"
_WHOLES: Final = f"{_FIND}-[r:PART_OF|MEMBER_OF]->(m) RETURN DISTINCT m.id AS a, n.id AS b, type(r) AS relation"
_NODES: Final = (
    f"{_FIND} RETURN n.id AS id, n.name AS name, labels(n) AS labels, COUNT {{{{ (n)-[:{_EDGES}]-() }}}} AS degree"
)
_CLAIM: Final = (
    "predicate", "value", "unit", "what", "since", "until", "cumulative", "status", "scheme", "as_of", "approx",
    "bound", "origin", "sources", "confidence", "first_attested", "last_attested", "ended", "curated_sources",
)  # fmt: skip
_CLAIMS: Final = (
    "UNWIND $groups AS wanted MATCH (n:{label} {{id: wanted.id}})<-[:PROVIDER]-(c:Claim)-[:RECEIVER]->(m) "
    "WHERE m.id IN wanted.others OPTIONAL MATCH (c)-[:VIA]->(v) "
    "RETURN c.id AS id, n.id AS a, m.id AS b, v.id AS via, " + ", ".join(f"c.{name} AS {name}" for name in _CLAIM)
)
_CLAIMS_OF: Final = (
    "MATCH (n:{label} {{id: $id}})<-[:PROVIDER|RECEIVER|VIA]-(c:Claim) WITH DISTINCT c "
    "MATCH (a)<-[:PROVIDER]-(c)-[:RECEIVER]->(b) OPTIONAL MATCH (c)-[:VIA]->(v) "
    "RETURN c.id AS id, a.id AS a, b.id AS b, v.id AS via, " + ", ".join(f"c.{name} AS {name}" for name in _CLAIM)
)
_WORDS: Final = (
    "UNWIND $ids AS wanted MATCH (c:Claim {id: wanted})<-[:SUPPORTS]-(e:Evidence)-[:IN]->(d:Document) "
    "RETURN c.id AS claim, e.id AS fact, e.quote AS quote, e.from_char AS begin, e.context AS context, "
    "d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url, "
    "d.domain AS domain, d.sketch AS sketch"
)


class CypherNeighbours:
    """The neighbours of a store that speaks Cypher, over its ``run``."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def given(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these providers."""
        return self._distinct(_GIVEN, ids, *((_TO_GIVE,) if planned else ()))

    def received(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these receivers."""
        return self._distinct(_RECEIVED, ids, *((_TO_RECEIVE,) if planned else ()))

    def parts(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these wholes."""
        return self._distinct(_PARTS, ids)

    def wholes(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these parts."""
        return self._distinct(_WHOLES, ids)

    def nodes(self, ids: Collection[str]) -> dict[str, PathNode]:
        """The entities with these ids."""
        rows = sorted(self._by_label(_NODES, ids))
        return {row[0]: PathNode(row[0], row[1], tuple(sorted(row[2])), row[3]) for row in rows}

    def claims(self, pairs: Iterable[Pair]) -> list[StoredClaim]:
        """Every claim from the first to the second of a pair."""
        receivers: dict[str, set[str]] = defaultdict(set)
        for provider, receiver in pairs:
            receivers[provider].add(receiver)
        found: dict[str, StoredClaim] = {}
        for label, providers in by_label(receivers).items():
            groups = [{"id": provider, "others": sorted(receivers[provider])} for provider in providers]
            for row in self._run(_CLAIMS.format(label=label), {"groups": groups}):
                found[row[0]] = _claim(row)
        return [found[key] for key in sorted(found)]

    def words(self, claim_ids: Collection[str]) -> dict[str, tuple[Words, ...]]:
        """The evidence of claims, by claim."""
        found: dict[str, list[Words]] = defaultdict(list)
        for row in self._run(_WORDS, {"ids": sorted(set(claim_ids))}):
            found[row[0]].append(_words(row[1:]))
        return {claim: tuple(sorted(found[claim], key=_in_order)) for claim in sorted(found)}

    def _by_label(self, text: str, ids: Collection[str]) -> Iterator[tuple[Any, ...]]:
        for label, some in by_label(ids).items():
            yield from self._run(text.format(label=label), {"ids": some})

    def _distinct(self, text: str, ids: Collection[str], *more: str) -> list[Any]:
        return sorted({row for each in (text, *more) for row in self._by_label(each, ids)})


def read_claims_of(ask: Ask, entity_id: str) -> list[StoredClaim]:
    """The claims of which an entity is provider, receiver or via, by id."""
    label = label_of(entity_id)
    rows = ask(_CLAIMS_OF.format(label=label), {"id": entity_id}).rows if label else ()
    return sorted((_claim(row) for row in rows), key=attrgetter("id"))


def _claim(row: tuple[Any, ...]) -> StoredClaim:
    claim_id, subject, receiver, via, *values = row
    stored = dict(zip(_CLAIM, values, strict=True))
    curated = json.loads(stored.pop("curated_sources") or "[]")
    stored |= {"start": stored.pop("since"), "end": stored.pop("until"), "via": via}
    known = {key: value for key, value in stored.items() if value is not None}
    claim = Claim(subject=subject, object=receiver, **known)
    return StoredClaim(claim_id, claim, tuple(CuratedSource(*source) for source in curated))


def _words(row: tuple[Any, ...]) -> Words:
    fact, quote, begin, context, *document = row
    places = tuple(Context(*each) for each in json.loads(context or "[]"))
    return Words(fact, quote, begin, places, *(value or "" for value in document))


def _in_order(words: Words) -> tuple[str, str, int, str]:
    """Newest last; within a document in the order of its text."""
    return words.published, words.document, words.start, words.fact

"""Answers what the search for paths asks, from triples: the same rows as the stores that speak Cypher give."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from aidgraph.model import Claim, Context
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.labels import label_of, labels_of
from aidgraph.stores.neighbours import CuratedSource, Pair, PathNode, StoredClaim, Words
from aidgraph.stores.rdf_engine import Engine
from aidgraph.stores.rdf_terms import PREFIXES, expand

_STATED: Final = tuple(f"aid:{name}" for name in PREDICATES)
_PART_OF: Final = "schema:containedInPlace"
_MEMBER: Final = "prov:hadMember"
_PLANNED: Final = expand("aid:planned")
# What a claim has in RDF: its field.
_CLAIM: Final = {
    **{f"aid:{name}": name for name in (
        "predicate", "value", "unit", "what", "cumulative", "status", "scheme", "approx", "bound", "origin", "sources",
        "confidence",
    )},
    "aid:since": "start", "aid:until": "end", "aid:asOf": "as_of", "aid:firstAttested": "first_attested",
    "aid:lastAttested": "last_attested", "aid:ended": "ended",
}  # fmt: skip
_FIELDS: Final = {expand(name): field for name, field in _CLAIM.items()}
_CURATED: Final = ("schema:url", "schema:datePublished", "schema:publisher")
_DOCUMENT: Final = (
    "dcterms:title",
    "schema:publisher",
    "schema:datePublished",
    "schema:url",
    "aid:domain",
    "aid:sketch",
)


class TripleNeighbours:
    """The neighbours of a graph whose triples an engine holds; entities are known by their identifiers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def given(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these providers."""
        nodes = self._nodes(ids)
        found = {(i, self._id(o)) for i, node in nodes for name in _STATED for o in self._engine.objects(node, name)}
        return sorted(found | (self._planned(nodes, "aid:provider") if planned else set()))

    def received(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these receivers."""
        nodes = self._nodes(ids)
        found = {(self._id(s), i) for i, node in nodes for name in _STATED for s in self._engine.subjects(name, node)}
        return sorted(found | (self._planned(nodes, "aid:receiver") if planned else set()))

    def parts(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these wholes."""
        nodes, ask = self._nodes(ids), self._engine
        below = {(i, self._id(part), "PART_OF") for i, node in nodes for part in ask.subjects(_PART_OF, node)}
        members = {(i, self._id(member), "MEMBER_OF") for i, node in nodes for member in ask.objects(node, _MEMBER)}
        return sorted(below | members)

    def wholes(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these parts."""
        nodes, ask = self._nodes(ids), self._engine
        above = {(self._id(whole), i, "PART_OF") for i, node in nodes for whole in ask.objects(node, _PART_OF)}
        groups = {(self._id(group), i, "MEMBER_OF") for i, node in nodes for group in ask.subjects(_MEMBER, node)}
        return sorted(above | groups)

    def nodes(self, ids: Collection[str]) -> dict[str, PathNode]:
        """The entities with these ids."""
        return {
            i: PathNode(i, self._text(node, "rdfs:label"), self._labels(node), self._degree(node))
            for i, node in self._nodes(ids)
        }

    def claims(self, pairs: Iterable[Pair]) -> list[StoredClaim]:
        """Every claim from the first to the second of a pair."""
        receivers: dict[str, set[str]] = defaultdict(set)
        for provider, receiver in pairs:
            receivers[provider].add(receiver)
        found = {}
        for provider, node in self._nodes(receivers):
            for claim in self._engine.subjects("aid:provider", node):
                receiver = self._party(claim, "aid:receiver")
                if receiver in receivers[provider]:
                    found[self._id(claim)] = self._claim(claim, provider, receiver)
        return [found[key] for key in sorted(found)]

    def words(self, claim_ids: Collection[str]) -> dict[str, tuple[Words, ...]]:
        """The evidence of claims, by claim."""
        found = {
            claim_id: tuple(sorted(map(self._words, self._engine.objects(node, "prov:wasDerivedFrom")), key=_in_order))
            for claim_id in sorted(set(claim_ids))
            for node in self._identified(claim_id)
        }
        return {claim_id: words for claim_id, words in found.items() if words}

    def _nodes(self, ids: Iterable[str]) -> list[tuple[str, Any]]:
        return [(i, node) for i in sorted(set(ids)) if label_of(i) for node in self._identified(i)]

    def _identified(self, identifier: str) -> Iterator[Any]:
        return self._engine.subjects("dcterms:identifier", self._engine.string(identifier))

    def _id(self, node: Any) -> str:
        return self._text(node, "dcterms:identifier")

    def _text(self, node: Any, predicate: str) -> str:
        return next((str(self._engine.value(term)) for term in self._engine.objects(node, predicate)), "")

    def _planned(self, nodes: Iterable[tuple[str, Any]], role: str) -> set[Pair]:
        planned = {
            claim
            for _, node in nodes
            for claim in self._engine.subjects(role, node)
            if _PLANNED in map(self._engine.value, self._engine.objects(claim, "aid:status"))
        }
        return {(self._party(claim, "aid:provider"), self._party(claim, "aid:receiver")) for claim in planned}

    def _party(self, claim: Any, role: str) -> str:
        return next((self._id(party) for party in self._engine.objects(claim, role)), "")

    def _labels(self, node: Any) -> tuple[str, ...]:
        own = PREFIXES["aid"]
        types = [str(self._engine.value(term)) for term in self._engine.objects(node, "rdf:type")]
        return tuple(
            sorted(label for kind in types if kind.startswith(own) for label in labels_of(kind.removeprefix(own)))
        )

    def _degree(self, node: Any) -> int:
        """How many derived edges meet there; one that leads back to it is one."""
        engine = self._engine
        out = [(name, node, o) for name in _STATED for o in engine.objects(node, name)]
        return len({*out, *((name, s, node) for name in _STATED for s in engine.subjects(name, node))})

    def _claim(self, claim: Any, provider: str, receiver: str) -> StoredClaim:
        held = {_FIELDS[name]: self._plain(term) for name, term in self._engine.about(claim) if name in _FIELDS}
        curated = self._engine.objects(claim, "prov:hadPrimarySource")
        sources = (CuratedSource(*(self._text(source, name) for name in _CURATED)) for source in curated)
        stated = Claim(subject=provider, object=receiver, via=self._party(claim, "aid:via"), **held)
        return StoredClaim(self._id(claim), stated, tuple(sorted(sources, key=_by_address)))

    def _plain(self, term: Any) -> Any:
        """A value, or of a concept its name."""
        value = self._engine.value(term)
        return value.removeprefix(PREFIXES["aid"]) if isinstance(value, str) else value

    def _words(self, evidence: Any) -> Words:
        spans = [self._span(term) for term in self._engine.objects(evidence, "oa:hasSelector")]
        document = next(iter(self._engine.objects(evidence, "oa:hasSource")))
        return Words(
            self._id(evidence), spans[0]["exact"], spans[0]["start"], self._context(evidence),
            self._id(document), *(self._text(document, name) for name in _DOCUMENT),
        )  # fmt: skip

    def _context(self, evidence: Any) -> tuple[Context, ...]:
        spans = [self._span(term) for term in self._engine.objects(evidence, "aid:context")]
        ordered = sorted(spans, key=lambda span: span["position"])
        return tuple(Context(span["role"].removeprefix("role_"), span["start"], span["end"]) for span in ordered)

    def _span(self, selector: Any) -> Mapping[str, Any]:
        return {
            name.rpartition("#")[2].rpartition("/")[2]: self._plain(term) for name, term in self._engine.about(selector)
        }


def _by_address(source: CuratedSource) -> tuple[str, str, str]:
    return source.address, source.date, source.publisher


def _in_order(words: Words) -> tuple[str, str, int, str]:
    """Newest last; within a document in the order of its text."""
    return words.published, words.document, words.start, words.fact

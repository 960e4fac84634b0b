"""Which entities a graph of triples knows: from ids, names and parts of names to entities."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from aidgraph.model.entity import type_slug
from aidgraph.model.identity import fold
from aidgraph.model.schema import ENTITY_TYPES, PLACE_TYPES
from aidgraph.stores.directory import Directory
from aidgraph.stores.labels import label_of
from aidgraph.stores.rdf import RdfStore

_ROLES: Final = ("aid:provider", "aid:receiver", "aid:via")
_SPELT: Final = ("Place", "Group")
_TYPES: Final = tuple(kind for kind in (*ENTITY_TYPES, "Organization") if kind not in (*PLACE_TYPES, "Group"))


class TripleDirectory(Directory):
    """The names in an RDF store."""

    def __init__(self, store: RdfStore) -> None:
        super().__init__(store)
        self._triples = store.triples()

    def known(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that the graph has."""
        return {i: self._text(node, "rdfs:label") for i in sorted(set(ids)) for node in self._identified(i)}

    def parties(self, ids: Collection[str]) -> Mapping[str, str]:
        """Those of the ids that are a party of a claim."""
        known = {i: node for i in sorted(set(ids)) for node in self._identified(i)}
        return {
            i: self._text(node, "rdfs:label")
            for i, node in known.items()
            if any(True for role in _ROLES for _ in self._triples.subjects(role, node))
        }

    def called(self, name: str) -> Mapping[str, str]:
        """Entities of this name: of places and groups to the letter, of others whatever its spaces, marks and case."""
        folded = self.known([f"{type_slug(kind)}:{fold(name)}" for kind in (*_TYPES, "Zone")])
        spelt = self._triples.subjects("rdfs:label", self._triples.string(name))
        ids = (self._text(node, "dcterms:identifier") for node in spelt)
        return dict(sorted({**folded, **{i: name for i in ids if label_of(i) in _SPELT}}.items()))

    def containing(self, part: str) -> Mapping[str, str]:
        """Entities other than places and groups in whose name this occurs."""
        nodes = (
            node for kind in _TYPES for node in self._triples.subjects("rdf:type", self._triples.name(f"aid:{kind}"))
        )
        names = {self._text(node, "dcterms:identifier"): self._text(node, "rdfs:label") for node in nodes}
        return {i: name for i, name in sorted(names.items()) if part in name}

    def _identified(self, entity_id: str) -> Iterator[Any]:
        if not label_of(entity_id):
            return iter(())
        return self._triples.subjects("dcterms:identifier", self._triples.string(entity_id))

    def _text(self, node: Any, predicate: str) -> str:
        return next((str(self._triples.value(term)) for term in self._triples.objects(node, predicate)), "")

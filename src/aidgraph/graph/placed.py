"""Neighbours that know the gazetteer too: a place that no document names still lies in places that some do."""

from collections.abc import Callable, Collection, Iterable

from aidgraph.graph.source import Division, Divisions
from aidgraph.stores.labels import label_of, labels_of
from aidgraph.stores.neighbours import Neighbours, Pair, PathNode, StoredClaim, Words


class Placed:
    """A store's neighbours, where the wholes of places that are not in it come from the gazetteer.

    That is loaded when it is first needed: most places that are asked about are in the store.
    """

    def __init__(self, neighbours: Neighbours, divisions: Callable[[], Divisions]) -> None:
        self._neighbours, self._divisions = neighbours, divisions

    def wholes(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these parts."""
        places = self._unnamed(ids, self._neighbours.nodes(ids))
        above = [(place.parent, place.id, "PART_OF") for place in places if place.parent]
        return sorted([*self._neighbours.wholes(ids), *above])

    def nodes(self, ids: Collection[str]) -> dict[str, PathNode]:
        """The entities with these ids, known to the store or to the gazetteer."""
        found = self._neighbours.nodes(ids)
        places = self._unnamed(ids, found)
        return found | {place.id: PathNode(place.id, place.name, labels_of(place.type)) for place in places}

    def parts(self, ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(whole, part, relation) of these wholes: only parts that the store knows can give."""
        return self._neighbours.parts(ids)

    def given(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these providers."""
        return self._neighbours.given(ids, planned=planned)

    def received(self, ids: Collection[str], *, planned: bool) -> list[Pair]:
        """The pairs (provider, receiver) of these receivers."""
        return self._neighbours.received(ids, planned=planned)

    def claims(self, pairs: Iterable[Pair]) -> list[StoredClaim]:
        """Every claim from the first to the second of a pair."""
        return self._neighbours.claims(pairs)

    def words(self, claim_ids: Collection[str]) -> dict[str, tuple[Words, ...]]:
        """The evidence of claims, by claim."""
        return self._neighbours.words(claim_ids)

    def _unnamed(self, ids: Collection[str], named: Collection[str]) -> list[Division]:
        missing = sorted(other for other in set(ids) - set(named) if label_of(other) == "Place")
        return [place for other in missing if (place := self._divisions().place(other))]

"""What a document itself says of a name that several places bear: from its hits to the sense of each name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.link.placehits import PlaceHit

LIST_MARKS: Final = ("、", "和", "与", "及")


@dataclass(frozen=True, slots=True)
class Senses:
    """``names``: the sense that a name has in the document, empty where it has several; ``places``: at an offset."""

    names: dict[str, str]
    places: dict[int, str]


def find_senses(text: str, hits: Sequence[PlaceHit], support: Counter[str], gazetteer: Gazetteer) -> Senses:
    """One sense a document: by a name's chains (上海市普陀区) and its bare neighbours (普陀区、定海区; 南京的鼓楼区).

    Where these differ, the sense whose whole the document speaks of more apart from the chains themselves, then the one
    with more chains.
    """
    chained = Counter((h.text, h.candidates[0]) for h in hits if h.chain != h.start and len(h.candidates) == 1)
    beside = {hit.start: (hit.text, place) for hit, place in _beside(text, hits, gazetteer)}
    told: defaultdict[str, set[str]] = defaultdict(set)
    for name, place in (*chained, *beside.values()):
        told[name].add(place)

    def strength(name: str, place: str) -> tuple[int, int]:
        chains = chained[name, place]
        return sum(support[whole] for whole in gazetteer.ancestors(place)[:1]) - 2 * chains, chains

    names = {name: _strongest({place: strength(name, place) for place in places}) for name, places in told.items()}
    return Senses(names, {start: place for start, (_, place) in beside.items()})


def _beside(text: str, hits: Sequence[PlaceHit], gazetteer: Gazetteer) -> Iterator[tuple[PlaceHit, str]]:
    """The bare names that stand in a list with another part of the same whole, or follow their whole and 的."""
    for left, right in pairwise(hits):
        gap = text[left.end : right.chain]
        for hit, other in ((left, right), (right, left)):
            joined = gap in LIST_MARKS or (gap == "的" and hit is right)
            if joined and not hit.part and hit.chain == hit.start and len(hit.candidates) > 1:
                place = _within(hit, other, gazetteer)
                if place:
                    yield hit, place


def _within(hit: PlaceHit, other: PlaceHit, gazetteer: Gazetteer) -> str:
    """The one candidate whose whole ``other`` is, or is part of too."""
    if len(other.candidates) != 1:
        return ""
    around = {other.candidates[0], *gazetteer.ancestors(other.candidates[0])}
    found = [place for place in hit.candidates if around & set(gazetteer.ancestors(place)[:1])]
    return found[0] if len(found) == 1 else ""


def _strongest(places: dict[str, tuple[int, int]]) -> str:
    """The place of most strength; empty where two share it."""
    most = max(places.values())
    best = [place for place, strength in places.items() if strength == most]
    return best[0] if len(best) == 1 else ""

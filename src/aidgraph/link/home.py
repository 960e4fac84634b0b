"""Whose document it is: from its metadata, publisher, title and signature to the places that 我省, 我县 may mean."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.link.places import PlaceHit
from aidgraph.model import Document, Sentence

_TAIL = 3  # the last sentences, where a signature stands
_SIGNED: Final = re.compile(r"(?:办公室|委员会|政府|指挥部|领导小组|管理局|[局委办厅院站台])[）)\s]*$")


@dataclass(frozen=True, slots=True)
class Home:
    """A place that the document speaks for, and the words that say so (none where metadata do)."""

    place: str
    start: int = -1
    end: int = -1


def find_homes(
    document: Document, text: str, sentences: tuple[Sentence, ...], places: list[PlaceHit], gazetteer: Gazetteer
) -> list[Home]:
    """The document's own places, the surest first: metadata, publisher, title, headings, signature, the most named."""
    homes: list[Home] = []
    if document.place and (known := gazetteer.place(document.place)):
        homes.append(Home(known.id))
    told = [hit for hit in places if hit.place]
    for span in (document.publisher_span, document.title_span):
        if span:
            homes += _inside(told, *span)
    for sentence in (*_openings(sentences), *_signatures(text, sentences)):
        homes += _inside(told, sentence.start, sentence.end)
    return _distinct([*homes, *_most_named(told, gazetteer)])


def _most_named(told: list[PlaceHit], gazetteer: Gazetteer) -> list[Home]:
    """The western places that the document names most often, by themselves or by what lies in them; no ties."""
    counts: Counter[str] = Counter()
    first: dict[str, PlaceHit] = {}
    for hit in told:
        base = hit.place.split("/")[0]
        for place in (base, *gazetteer.ancestors(base)):
            if gazetteer.is_west(place):
                counts[place] += 1
                first.setdefault(place, hit)
    by_rank: dict[int, list[str]] = {}
    for place in counts:
        by_rank.setdefault(len(gazetteer.ancestors(place)), []).append(place)
    homes: list[Home] = []
    for _, rivals in sorted(by_rank.items()):
        best = sorted(rivals, key=lambda p: (-counts[p], p))
        if len(best) == 1 or counts[best[0]] > counts[best[1]]:
            homes.append(Home(best[0], first[best[0]].start, first[best[0]].end))
    return homes


def level_of(home: Home, suffix: str, gazetteer: Gazetteer) -> str:
    """The home, or the nearest place above it, whose name ends in ``suffix`` (省 市 州 县 区 盟 旗); else empty."""
    for place_id in (home.place, *gazetteer.ancestors(home.place)):
        place = gazetteer.place(place_id)
        if place is not None and named_as(place.name, place.type, suffix):
            return place_id
    return ""


def named_as(name: str, place_type: str, suffix: str) -> bool:
    """Whether 我省, 该县 and the like may speak of a place of this name: 我区 is a district or an autonomous region."""
    if suffix == "省":
        return place_type == "Province" and name.endswith("省")
    return name.endswith(suffix)


def _openings(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    for sentence in sentences[:6]:
        if sentence.kind in ("title", "heading", "caption"):
            yield sentence


def _signatures(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    """Short last lines that end in the name of an office."""
    for sentence in sentences[-_TAIL:]:
        if sentence.end - sentence.start <= 30 and _SIGNED.search(text, sentence.start, sentence.end):
            yield sentence


def _inside(hits: list[PlaceHit], start: int, end: int) -> list[Home]:
    return [
        Home(hit.place, hit.start, hit.end) for hit in hits if start <= hit.start and hit.end <= end and not hit.part
    ]


def _distinct(homes: list[Home]) -> list[Home]:
    seen: set[str] = set()
    kept: list[Home] = []
    for home in homes:
        if home.place not in seen:
            seen.add(home.place)
            kept.append(home)
    return kept

"""Everything that names or points at an entity in one document: from normalised text to namings in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidgraph.link.attention import attended
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.link.home import Home, find_homes
from aidgraph.link.lexicon import Lexicon
from aidgraph.link.organisations import NamedSpan, OrganisationFinder
from aidgraph.link.places import PlaceHit, PlaceResolver
from aidgraph.link.references import Reference, ReferenceFinder
from aidgraph.link.scanner import Hit, Scanner
from aidgraph.link.segmenter import Segmenter
from aidgraph.link.villages import with_villages
from aidgraph.model import Document, Entity, Mention, Sentence

THINGS: Final = frozenset({"Fund", "Programme", "Venue", "Policy"})


@dataclass(frozen=True, slots=True)
class Naming:
    """``text[start:end]``: a place (``place`` is its id), an organisation or thing (``entity``), or a reference."""

    start: int
    end: int
    place: str = ""
    entity: Entity | None = None
    reference: Reference | None = None
    home: str = ""
    hit: PlaceHit | None = None


@dataclass(frozen=True, slots=True)
class Linked:
    """One document with what the dictionary and the shapes found in it; ``attention``: the sentences worth reading."""

    document: Document
    text: str
    sentences: tuple[Sentence, ...]
    words: tuple[Hit, ...]
    namings: tuple[Naming, ...]
    places: tuple[PlaceHit, ...]
    homes: tuple[Home, ...]
    attention: frozenset[int] = frozenset()


class Linker:
    """Loads once, links one document after the other."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, pairs: frozenset[tuple[str, str]] = frozenset()) -> None:
        self.gazetteer = gazetteer
        forms = tuple(gazetteer.forms())
        self.letters = {form.text: form.places for form in forms if form.kind == "letter" and len(form.text) == 1}
        self._scanner = Scanner(forms, lexicon)
        segmenter = Segmenter((f.text for f in forms if len(f.text) > 1 and not f.places[0].count("/")), lexicon.names)
        self._places = PlaceResolver(gazetteer, segmenter, pairs)
        upper = {f.text: [p for p in f.places if p.endswith("00")] for f in forms if not f.word}
        cities = {text: places[0] for text, places in upper.items() if len(places) == 1}
        self._organisations = OrganisationFinder(lexicon, segmenter, cities)
        self._references = ReferenceFinder("".join(sorted(self.letters)))

    def link(self, document: Document, text: str, sentences: tuple[Sentence, ...]) -> Linked:
        """``text`` is the document's text normalised, ``sentences`` its sentences."""
        hits = self._scanner.scan(text)
        places = with_villages(text, self._places.resolve(text, hits, sentences, self._home_hint(document)))
        spans = self._organisations.find(document.text, text, hits, places)
        homes = find_homes(document, text, sentences, places, self.gazetteer)
        words = tuple(hit for hit in hits if hit.entry.words)
        attention = attended(sentences, words)
        references = self._references.find(text) if attention else []  # told while reading only
        namings = tuple(_merged(spans, places, references))
        return Linked(document, text, sentences, words, namings, tuple(places), tuple(homes), attention)

    def _home_hint(self, document: Document) -> str:
        place = self.gazetteer.place(document.place) if document.place else None
        return place.id if place else ""


def _merged(spans: list[NamedSpan], places: list[PlaceHit], references: list[Reference]) -> Iterator[Naming]:
    """Organisations before places before references, where they overlap."""
    namings = [Naming(s.start, s.end, entity=s.entity, home=s.home) for s in spans]
    namings += [Naming(h.chain, h.end, place=h.place, hit=h) for h in places if not h.part]
    namings += [Naming(r.start, r.end, reference=r) for r in references]
    taken = bytearray(max((n.end for n in namings), default=0))
    kept: list[Naming] = []
    for naming in namings:
        if not any(taken[naming.start : naming.end]):
            taken[naming.start : naming.end] = b"\x01" * (naming.end - naming.start)
            kept.append(naming)
    yield from sorted(kept, key=lambda n: n.start)


def place_rows(linked: Linked) -> tuple[tuple[str, ...], ...]:
    """The places that the document lists side by side (A、B、C), each row as ids."""
    rows: list[list[str]] = [[]]
    end = -1
    for hit in linked.places:
        if not hit.place or hit.part:
            continue
        if rows[-1] and linked.text[end : hit.chain] not in ("、", "和", "与", "及"):
            rows.append([])
        rows[-1].append(hit.place)
        end = hit.end
    return tuple(tuple(row) for row in rows if len(row) > 1)


def mentions_of(
    linked: Linked, entities: dict[int, tuple[Entity, ...]], place_entities: dict[str, Entity]
) -> tuple[Mention, ...]:
    """The mentions of a document, places inside chains and names included; references are told by ``entities``."""
    found: list[Mention] = []
    for hit in linked.places:
        entity = place_entities.get(hit.place)
        found.append(
            Mention(
                hit.start, hit.end, entity.type if entity else "Place", entity, () if entity else hit.candidates[:12]
            )
        )
    for naming in linked.namings:
        if naming.entity is not None:
            found.append(Mention(naming.start, naming.end, naming.entity.type, naming.entity))
        told = entities.get(naming.start, ())
        found.extend(Mention(naming.start, naming.end, entity.type, entity) for entity in told)
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.entity.id if m.entity else "")))

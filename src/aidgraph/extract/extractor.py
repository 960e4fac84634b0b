"""The extractor: from a document to its mentions and facts, by nothing but document, lexicons and patterns."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from aidgraph import resources
from aidgraph.extract.antecedents import Antecedents, KnownGroup, place_entity
from aidgraph.extract.dating import infer_year
from aidgraph.extract.facts import facts_of
from aidgraph.extract.frames import load_frames
from aidgraph.extract.grounds import grounded
from aidgraph.extract.kinds import Kinds
from aidgraph.extract.match import Matcher
from aidgraph.extract.reading import Reading
from aidgraph.extract.seats import seats_of
from aidgraph.extract.tables import TableReader
from aidgraph.link.company import read_pairs
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.link.lexicon import Lexicon, read_rows
from aidgraph.link.mentions import Linked, Linker, mentions_of, place_rows
from aidgraph.model import Document, Entity, Extraction, Fact, Mention
from aidgraph.text import Compact, compact, normalize, split


class Extractor:
    """Pure: the same document gives the same facts, in this process or in another."""

    def __init__(
        self,
        linker: Linker,
        matcher: Matcher,
        tables: TableReader,
        groups: tuple[KnownGroup, ...],
        fingerprint: str,
    ) -> None:
        self._linker = linker
        self._matcher = matcher
        self._tables = tables
        self._groups = groups
        self.fingerprint = fingerprint

    @classmethod
    def load(cls, seeds: Path | None = None) -> "Extractor":
        """Read gazetteer, lexicons and patterns from ``seeds`` (the package's own by default)."""
        folder = seeds or resources.folder("seeds")
        lexicon = folder / "lexicon"
        gazetteer = Gazetteer.load()
        linker = Linker(gazetteer, Lexicon.load(lexicon), read_pairs(folder / "pairings", gazetteer))
        matcher = Matcher(load_frames(folder / "patterns"), Kinds.load(lexicon / "kinds.tsv"))
        tables = TableReader.load(folder / "patterns" / "columns.tsv")
        return cls(linker, matcher, tables, tuple(_read_groups(lexicon / "groups.tsv")), _fingerprint(folder))

    def extract(self, document: Document) -> Extraction:
        """The mentions and facts of one document, in the order of its text.

        The document is handed on with the year that was inferred for it, where it does not say when it was published.
        """
        source = _compacted(document)
        document = _dated(document, source)
        reading = self.read(document, source)
        found = list(reading.findings())
        findings = list(grounded(found, reading.linked.sentences, frozenset(reading.topical), reading.parties))
        stated = (fact for finding in findings for fact in facts_of(finding, document, source))
        facts = _distinct(chain(stated, seats_of(findings, document, source)))
        mentions = mentions_of(reading.linked, self._told(reading), self._entities(reading.linked))
        return Extraction(document, tuple(_restored(mention, source) for mention in mentions), facts)

    def explain(self, document: Document) -> tuple[Reading, Compact]:
        """The document read with every frame that was tried, and the text that its offsets point into."""
        source = _compacted(document)
        reading = self.read(_dated(document, source), source, explain=True)
        for _ in reading.findings():
            pass
        return reading, source

    def read(self, document: Document, source: Compact, *, explain: bool = False) -> Reading:
        """A document about to be read clause by clause."""
        linked = self._linker.link(_moved(document, source), source.text, source.sentences)
        antecedents = Antecedents(
            self._linker.gazetteer,
            list(linked.homes),
            self._groups,
            document.id,
            self._linker.letters,
            frozenset(hit.place for hit in linked.places if hit.place),
            place_rows(linked),
            _counted_central(linked),
        )
        return Reading(linked, antecedents, self._matcher, self._tables, explain)

    def _told(self, reading: Reading) -> dict[int, tuple[Entity, ...]]:
        """What the references turned out to mean, by where they stand."""
        references = {naming.start for naming in reading.linked.namings if naming.reference is not None}
        told: dict[int, tuple[Entity, ...]] = {}
        for chunk in reading.parties:
            if chunk.start in references:
                group = (chunk.parties.group,) if chunk.parties.group else ()
                told[chunk.start] = group or tuple(member.entity for member in chunk.parties.members)
        return told

    def _entities(self, linked: Linked) -> dict[str, Entity]:
        return {hit.place: place_entity(hit.place, self._linker.gazetteer) for hit in linked.places if hit.place}


def _counted_central(linked: Linked) -> str:
    """33个中央单位: the name, with its number, of the central units that the document speaks of."""
    references = (naming.reference for naming in linked.namings)
    return next((r.text for r in references if r is not None and r.kind == "central" and r.count), "")


def _compacted(document: Document) -> Compact:
    text = normalize(document.text)
    return compact(text, split(document, text))


def _dated(document: Document, source: Compact) -> Document:
    return document if document.published else replace(document, published=infer_year(source.text))


def _moved(document: Document, source: Compact) -> Document:
    """The document with its spans where the compacted text has them."""
    title, publisher = document.title_span, document.publisher_span
    return replace(
        document,
        title_span=source.compacted(*title) if title else None,
        publisher_span=source.compacted(*publisher) if publisher else None,
    )


def _restored(mention: Mention, source: Compact) -> Mention:
    start, end = source.original(mention.start, mention.end)
    return replace(mention, start=start, end=end)


def _distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """One fact for what two sentences say alike; of a pairing said with and without its start, the one with it."""
    kept: dict[tuple[object, ...], Fact] = {}
    for fact in facts:
        dated = () if fact.predicate == "assists" else (fact.start, fact.end, fact.cumulative)
        key = (fact.predicate, fact.subject.id, fact.object.id, fact.value, fact.unit, fact.what, fact.status, *dated)
        known = kept.get(key)
        if known is None or (fact.predicate == "assists" and fact.start and not known.start):
            kept[key] = fact
    told = [fact for fact in kept.values() if not _vague(fact, kept.values())]
    return tuple(sorted(told, key=lambda f: (f.evidence.start, f.evidence.end, f.predicate, f.id)))


def _vague(fact: Fact, others: Iterable[Fact]) -> bool:
    """援疆 alone says Xinjiang; where the document names the very prefecture that is helped, that is what it means."""
    if fact.rule != "assists/region" or not fact.object.id.endswith("0000"):
        return False
    province = fact.object.id[:-4]
    return any(
        other.predicate == "assists"
        and other.subject.id == fact.subject.id
        and other.object.id.startswith(province)
        and other.object.id != fact.object.id
        for other in others
    )


def _read_groups(path: Path) -> Iterator[KnownGroup]:
    for _, (receiver, count, suffix, members) in read_rows(path, 4):
        yield KnownGroup(f"place:{receiver}", int(count), suffix, tuple(members.split()))


def _fingerprint(folder: Path) -> str:
    """A hash over every data file and every module that extraction depends on."""
    seen = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    data = [p for part in ("gazetteer", "lexicon", "pairings", "patterns") for p in sorted((folder / part).glob("*.*"))]
    code = [
        p for part in ("text", "values", "link", "extract", "model") for p in sorted((package / part).rglob("*.py"))
    ]
    for path in (*data, *code):
        seen.update(path.name.encode("utf-8") + b"\0" + path.read_bytes())
    return seen.hexdigest()[:32]

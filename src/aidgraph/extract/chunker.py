"""From one sentence's namings, words and values to clauses of typed chunks, references told on the way."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from aidgraph.extract.antecedents import Antecedents, place_entity, place_side
from aidgraph.extract.chunks import (
    Chunk,
    Clause,
    MarkChunk,
    Parties,
    Party,
    PartyChunk,
    Side,
    ThingChunk,
    ValueChunk,
    WordChunk,
)
from aidgraph.extract.clauses import cut
from aidgraph.extract.coordination import counted, joined
from aidgraph.extract.markers import marker_before, part_of
from aidgraph.link.mentions import THINGS, Linked, Naming
from aidgraph.model import Sentence
from aidgraph.values import scan

_OF_FIRMS: Final = re.compile(r"等\d*(?:多|余)?[家个]?")
_MARKS: Final = re.compile(r"——|[，；：。！？（）\n—]|(?<=[\u4e00-\u9fff])[-－](?=[\u4e00-\u9fff])")


class Chunker:
    """Chunks the sentences of one document in order; holds what was named so far in its antecedents."""

    def __init__(self, linked: Linked, antecedents: Antecedents) -> None:
        self._linked = linked
        self._antecedents = antecedents
        self._year = linked.document.year
        self._word_starts = [hit.start for hit in linked.words]
        self._word_ends = {hit.end: hit.start for hit in linked.words}
        self._naming_starts = [naming.start for naming in linked.namings]

    def chunk(self, number: int) -> list[Clause]:
        """The clauses of sentence ``number``."""
        sentence = self._linked.sentences[number]
        text = self._linked.text
        chunks: list[Chunk] = [*self._parties_and_things(sentence), *self._words(sentence)]
        chunks += [
            ValueChunk(v.start + sentence.start, v.end + sentence.start, v)
            for v in scan(text[sentence.start : sentence.end], self._year)
        ]
        chunks += [
            MarkChunk(m.start(), m.end(), m.group()) for m in _MARKS.finditer(text, sentence.start, sentence.end)
        ]
        return cut(_disjoint(chunks), text, sentence, number)

    def pass_over(self, number: int) -> None:
        """Note whom a sentence names, without reading it."""
        first, last = _range(self._naming_starts, self._linked.sentences[number])
        for naming in self._linked.namings[first:last]:
            if naming.place:
                found = self._party(naming)
                if found is not None:
                    self._antecedents.named += found.members

    def _words(self, sentence: Sentence) -> Iterator[WordChunk]:
        first, last = _range(self._word_starts, sentence)
        for hit in self._linked.words[first:last]:
            if all(word.cls == "unit" for word in hit.entry.words):
                continue  # taken by the party before it, or part of a noun
            code = next((word.value for word in hit.entry.words if word.cls == "aid_region"), "")
            region = self._antecedents.party(code, hit.start, hit.end) if code else None
            yield WordChunk(hit.start, hit.end, hit.entry.text, hit.entry.words, region)

    def _parties_and_things(self, sentence: Sentence) -> Iterator[Chunk]:
        row: Parties | None = None
        marker = ""
        floor = sentence.start
        text = self._linked.text
        first, last = _range(self._naming_starts, sentence)
        for naming in self._linked.namings[first:last]:
            if naming.entity is not None and naming.entity.type in THINGS:
                yield ThingChunk(naming.start, naming.end, naming.entity, self._home_of(naming))
                continue
            extended = self._extended(row, naming, text)
            if extended is not None:
                row = extended
                continue
            if row is not None and naming.reference is not None:
                self._antecedents.note(row)  # 东丽区帮扶甘谷县，该县…: the row before it is still open
            found = self._party(naming)
            if found is None:
                continue
            found = self._with_unit(found)
            gap = text[row.end : found.start].replace(" ", "").replace("\n", "") if row is not None else ""
            together = joined(row, found, gap) if row is not None else None
            if together is not None:
                row = self._with_more(together, text)
                continue
            if row is not None:
                yield self._closed(_from(row, found, gap), marker)
            marker = self._marker(found.start, max(floor, row.end if row else floor))
            row = self._with_more(found, text)
        if row is not None:
            yield self._closed(row, marker)

    def _marker(self, start: int, floor: int) -> str:
        """The preposition before a party; another word of the lexicon that ends there is a verb with its object.

        An attribute between them (与对口帮扶的康乐县) is skipped.
        """
        if self._linked.text[start - 1 : start] == "的" and self._word_ends.get(start - 1, floor) > floor:
            return self._marker(self._word_ends[start - 1], floor)
        if start in self._word_ends:
            word = self._linked.text[self._word_ends[start] : start]
            return word if part_of(word) else ""
        return marker_before(self._linked.text, start, floor)

    def _closed(self, row: Parties, marker: str) -> PartyChunk:
        self._antecedents.note(row)
        return PartyChunk(row.start, row.end, row, marker)

    def _extended(self, row: Parties | None, naming: Naming, text: str) -> Parties | None:
        """我省 + 甘南州 and 平凉、庆阳等 + 7市州: a naming that belongs to the row before it."""
        if row is None:
            return None
        gap = text[row.end : naming.start].replace(" ", "")
        if naming.place and not gap:
            return self._narrowed(row, naming)
        reference = naming.reference
        if (
            reference is not None
            and reference.kind == "group"
            and reference.count
            and not gap
            and len(row.members) == 1
        ):
            return self._antecedents.counted_parts(row.members[0], reference)
        if reference is None or reference.kind not in ("group", "pair") or not reference.count:
            return None
        if gap not in ("", "等", "这") or (len(row.members) < 2 and gap != "等"):
            return None
        if reference.kind == "pair":
            return replace(row, end=reference.end)
        return counted(row, reference, text, self._antecedents.doc_id)

    def _narrowed(self, row: Parties, naming: Naming) -> Parties | None:
        """我省甘南州 is 甘南州: the last of the row says only within what."""
        whole = row.members[-1]
        found = self._party(naming)
        if found is None or not self._antecedents.gazetteer.within(naming.place, whole.entity.id):
            return None
        party = replace(found.members[0], start=whole.start)
        return replace(row, members=(*row.members[:-1], party), end=naming.end, group=None)

    def _party(self, naming: Naming) -> Parties | None:
        if naming.reference is not None:
            return self._antecedents.resolve(naming.reference)
        if naming.entity is not None:
            party = Party(naming.entity, naming.start, naming.end, self._side_of(naming), home=self._home_of(naming))
            return Parties((party,), naming.start, naming.end)
        if not naming.place:
            return None
        gazetteer = self._antecedents.gazetteer
        entity = place_entity(naming.place, gazetteer)
        party = Party(entity, naming.start, naming.end, place_side(naming.place, gazetteer))
        return Parties((party,), naming.start, naming.end)

    def _home_of(self, naming: Naming) -> Party | None:
        """The place in a name, as a party."""
        return self._antecedents.party(naming.home, naming.start, naming.end) if naming.home else None

    def _side_of(self, naming: Naming) -> Side:
        """Central units give; a firm or hospital stands on the side of the place in its name."""
        assert naming.entity is not None
        if naming.entity.type == "CentralUnit" or not naming.home:
            return "giver"
        return "west" if place_side(naming.home, self._antecedents.gazetteer) == "west" else "giver"

    def _with_unit(self, found: Parties) -> Parties:
        """天津市 + 各级机关, 福州 + 企业: who acts for the place is part of the party."""
        follow = self._unit_at(found.end)
        if follow is None or (not found.members[-1].entity.is_place and found.group is None):
            return found
        members = tuple(replace(m, unit=follow[1]) for m in found.members)
        return replace(found, members=members, end=follow[0])

    def _unit_at(self, start: int) -> tuple[int, str] | None:
        index = bisect_left(self._word_starts, start)
        if index == len(self._word_starts) or self._word_starts[index] != start:
            return None
        hit = self._linked.words[index]
        unit = next((word.value for word in hit.entry.words if word.cls == "unit"), None)
        return (hit.end, unit) if unit else None

    def _with_more(self, row: Parties, text: str) -> Parties:
        return replace(row, more=True) if text[row.end : row.end + 1] == "等" else row


def _from(row: Parties, found: Parties, gap: str) -> Parties:
    """X有限公司、Y合作社 + 等20家 + 福州企业: the named ones are of the place whose firms they are."""
    if found.unit != "enterprise" or not row.more or _OF_FIRMS.fullmatch(gap) is None or row.members[0].entity.is_place:
        return row
    home = replace(found.members[0], start=row.start, end=found.end)
    return replace(row, members=tuple(replace(member, home=home, side="giver") for member in row.members))


def _range(starts: list[int], sentence: Sentence) -> tuple[int, int]:
    return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)


def _disjoint(chunks: list[Chunk]) -> list[Chunk]:
    """In order; a chunk inside a party or thing yields, of two others the earlier and longer stays."""
    order = {PartyChunk: 0, ThingChunk: 0, WordChunk: 1, ValueChunk: 1, MarkChunk: 2}
    kept: list[Chunk] = []
    starts: list[int] = []
    for chunk in sorted(chunks, key=lambda c: (order[type(c)], c.start, -c.end)):
        place = bisect_left(starts, chunk.start)  # what is kept is disjoint: only its neighbours can be in the way
        if all(chunk.end <= other.start or other.end <= chunk.start for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, chunk)
            starts.insert(place, chunk.start)
    return kept

"""Reads one linked document sentence by sentence: from clauses to findings, the discourse carried along."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from aidgraph.extract.antecedents import Antecedents
from aidgraph.extract.chunker import Chunker
from aidgraph.extract.chunks import Clause, PartyChunk, ValueChunk, WordChunk
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Finding
from aidgraph.extract.match import Attempt, Matcher, parties_of
from aidgraph.extract.modality import asked, mood_of
from aidgraph.extract.slots import things_of
from aidgraph.extract.tables import TableReader
from aidgraph.extract.timing import compared_year, timing_of
from aidgraph.link.attention import PAIRING, TOPICS
from aidgraph.link.mentions import Linked
from aidgraph.values import Period

_OPENING: Final = 2  # the paragraphs, title included, that may set the pair for the rest
_HEADED: Final = re.compile(r"^\s*(?:【[^】]*】|[一二三四五六七八九十]+是|[（(]?[一二三四五六七八九十\d]+[）)、.])?\s*")
_VERBS: Final = frozenset(
    {"pair", "give", "attract", "buy", "send", "train", "build", "aid_build", "invest", "benefit"}
)


@dataclass(slots=True)
class Reading:
    """One document being read; ``attempts`` is filled where an explanation was asked for."""

    linked: Linked
    antecedents: Antecedents
    matcher: Matcher
    tables: TableReader
    explain: bool = False
    discourse: Discourse = field(default_factory=Discourse)
    trace: list[tuple[Clause, list[Attempt]]] = field(default_factory=list)
    parties: list[PartyChunk] = field(default_factory=list)
    topical: set[int] = field(default_factory=set)
    last: Finding | None = None
    last_sentence: int = -1

    def findings(self) -> Iterator[Finding]:
        """All findings of the document, in the order of the text."""
        chunker = Chunker(self.linked, self.antecedents)
        done = 0
        if not self.linked.attention:
            return
        for number, sentence in enumerate(self.linked.sentences):
            if number < done:
                continue
            if number not in self.linked.attention:
                chunker.pass_over(number)
                continue
            table = self.tables.read(self.linked, chunker, self.discourse, number)
            if table is not None:
                done = number + table.length
                self.parties += table.parties
                self.antecedents.provider, self.antecedents.receiver = self.discourse.provider, self.discourse.receiver
                yield from table.findings
                continue
            opens = sentence.paragraph != self.discourse.paragraph
            self.discourse.begin_sentence(sentence.paragraph)
            clauses = chunker.chunk(number)
            self.discourse.topical = any(_speaks(clause, TOPICS) for clause in clauses)
            self.discourse.paired = any(_speaks(clause, PAIRING) for clause in clauses)
            if self.discourse.topical:
                self.topical.add(sentence.paragraph)
            self.discourse.timing = compared_year(clauses, self.discourse.timing, self.linked.document.year)
            yield from self._sentence(number, clauses, opens=opens)

    def _sentence(self, number: int, clauses: list[Clause], *, opens: bool) -> Iterator[Finding]:
        sentence = self.linked.sentences[number]
        if asked(self.linked.text[sentence.start : sentence.end]):
            for clause in clauses:
                self._heard(clause)
            return
        for index, clause in enumerate(clauses):
            yield from self._read(clause)
            if opens and index == 0 and _leads(clause):
                self.discourse.open_paragraph(self.discourse.timing)

    def _read(self, clause: Clause) -> Iterator[Finding]:
        discourse = self.discourse
        discourse.timing = timing_of(clause, discourse.timing, self.linked.document.year)
        last = self.last if self.last is not None and self.last_sentence == clause.sentence else None
        found, trial = self.matcher.match(clause, discourse, last)
        if self.explain:
            self.trace.append((clause, trial.attempts))
        measured = [finding for finding in found if finding.measure is not None]
        if measured:
            self.last, self.last_sentence = measured[-1], clause.sentence
        self._heard(clause)
        self._lead(found, clause)
        yield from found

    def _lead(self, found: list[Finding], clause: Clause) -> None:
        """A title, a heading or the opening that says a pairing sets the giver for the paragraphs below."""
        sentence = self.linked.sentences[clause.sentence]
        pairings = [finding for finding in found if finding.frame.predicate == "assists"]
        if pairings and (sentence.kind in ("title", "heading") or sentence.paragraph <= _OPENING):
            self.discourse.lead = pairings[0].subject.parties

    def _heard(self, clause: Clause) -> None:
        discourse = self.discourse
        parties = parties_of(clause)
        self.parties += parties
        helped = any(isinstance(c, WordChunk) and c.value("help_of") is not None for c in clause.chunks)
        discourse.hear(parties, helped=helped, objects=_objects(clause))
        if self.topical:  # 双方 and 两地 mean a pair only where assistance is spoken of
            self.antecedents.provider, self.antecedents.receiver = discourse.provider, discourse.receiver
        for chunk in clause.chunks:
            if isinstance(chunk, WordChunk) and chunk.value("pair") not in (None, "", "plain"):
                discourse.scheme = chunk.value("pair") or ""
        discourse.things = things_of(clause) or discourse.things
        mood = mood_of(clause, len(clause.chunks), clause.end)
        if mood in ("planned", "actual"):
            discourse.mood = mood


def _objects(clause: Clause) -> frozenset[int]:
    """Where the parties stand that follow a verb at once: what is bought from, trained or given to, not who acts."""
    verbs = {c.end for c in clause.chunks if isinstance(c, WordChunk) and any(word.cls in _VERBS for word in c.words)}
    return frozenset(chunk.start for chunk in parties_of(clause) if chunk.start in verbs)


def _leads(clause: Clause) -> bool:
    """Whether a period stands at the very start of a clause."""
    first = clause.chunks[0] if clause.chunks else None
    if not isinstance(first, ValueChunk) or not isinstance(first.value, Period):
        return False
    return len(_HEADED.sub("", clause.text[clause.start : first.start])) <= 2


def _speaks(clause: Clause, classes: frozenset[str], *, plain: bool = True) -> bool:
    """Whether a clause has a word of one of these classes; without ``plain`` 帮扶 and 援助 alone do not count."""
    words = (word for chunk in clause.chunks if isinstance(chunk, WordChunk) for word in chunk.words)
    return any(word.cls in classes and (plain or word.value != "plain") for word in words)

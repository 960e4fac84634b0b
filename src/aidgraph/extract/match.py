"""Frames against clauses: from typed chunks and what the discourse holds to findings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from aidgraph.extract.chunks import Chunk, Clause, PartyChunk, WordChunk
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Finding
from aidgraph.extract.frames import Frame
from aidgraph.extract.kinds import Kinds
from aidgraph.extract.measures import NOUN_CLASSES, Measure, find_measures
from aidgraph.extract.modality import Mood, mood_of
from aidgraph.extract.roles import Surroundings, fill, is_named
from aidgraph.extract.slots import find_slots
from aidgraph.extract.timing import own_timing
from aidgraph.extract.whats import by_actor, what_of

_EACH: Final = re.compile(r"分别|均(?![衡匀价])|各(?=[投捐选派援拨出有自帮建\d])")
_EDGES: Final = " \n\t、，；"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame tried on one trigger, and why it did not match (empty where it did)."""

    frame: str
    trigger: str
    reason: str


@dataclass(slots=True)
class Trial:
    """One clause under trial: its measures, which of them were taken (each says one thing), and what was tried."""

    clause: Clause
    discourse: Discourse
    measures: list[Measure]
    used: set[int] = field(default_factory=set)
    attempts: list[Attempt] = field(default_factory=list)

    def free(self, frame: Frame) -> list[Measure]:
        """The measures that ``frame`` takes and none has taken yet."""
        return [m for m in self.measures if takes(frame, m) and m.index not in self.used]


class Matcher:
    """Tries the frames of a trigger's classes in the order of their files; of each predicate the first that fits."""

    def __init__(self, frames: Sequence[Frame], kinds: Kinds) -> None:
        self._kinds = kinds
        self._by_class: dict[str, list[Frame]] = {}
        for frame in frames:
            for cls in frame.trigger:
                self._by_class.setdefault(cls, []).append(frame)

    def match(self, clause: Clause, discourse: Discourse, last: Finding | None = None) -> tuple[list[Finding], Trial]:
        """The findings of a clause, and what was tried; ``last`` is the sentence's latest finding with a number."""
        trial = Trial(clause, discourse, list(find_measures(clause, self._kinds)))
        findings: list[Finding] = []
        for index, chunk in enumerate(clause.chunks):
            if isinstance(chunk, WordChunk):
                findings += self._at(trial, index, chunk)
        if last is not None or findings:
            findings += _continued(trial, findings[-1] if findings else last)
        return _telling(findings), trial

    def _at(self, trial: Trial, index: int, word: WordChunk) -> Iterator[Finding]:
        frames = [frame for w in word.words for frame in self._by_class.get(w.cls, ())]
        if not frames:
            return
        around = Surroundings(find_slots(trial.clause, index), trial.discourse, word.region)
        mood = mood_of(trial.clause, index, word.start) or trial.discourse.mood
        if word.start == word.end and mood != "none":
            mood = "actual"  # what stands side by side without a verb is there
        done: set[str] = set()
        for frame in frames:
            if frame.predicate in done and not frame.measure:
                continue
            found, reason = _try(frame, trial, word, around, mood)
            trial.attempts.append(Attempt(frame.id, word.text, reason))
            if found:
                done.add(frame.predicate)
                trial.used |= {f.measure.index for f in found if f.measure}
                yield from found


def _try(frame: Frame, trial: Trial, word: WordChunk, around: Surroundings, mood: Mood) -> tuple[list[Finding], str]:
    clause = trial.clause
    barred = _barred(frame, clause, word)
    if barred:
        return [], barred
    if mood == "none":
        return [], "wished, denied or asked"
    taken = _near(trial.free(frame), clause, word)
    if frame.measure and not taken:
        return [], f"needs a number of {' or '.join(frame.nouns or frame.measure)}"
    if frame.named and (trial.measures or not what_of(frame, word, clause, None)):
        return [], "names nothing, or counts it"
    filled = fill(frame, around)
    if filled is None:
        return [], "a role is empty or out of scope"
    words = clause.text[clause.start : clause.end]
    base = Finding(
        frame,
        *filled,
        *_evidence(clause, word),
        at=word.start,
        topical=trial.discourse.topical,
        paired=trial.discourse.paired,
        timing=trial.discourse.timing,
        status="planned" if mood == "planned" else "actual",
        scheme=trial.discourse.scheme if frame.scheme == "@context" else _scheme(frame, word, clause),
        what=what_of(frame, word, clause, None),
        one_by_one="分别" in words or is_named(*filled),
        each=_EACH.search(words) is not None,
    )
    measured = [_measured(clause, base, m, what_of(frame, word, clause, m)) for m in taken]
    return [by_actor(finding) for finding in measured] or [base], ""


def _near(measures: list[Measure], clause: Clause, word: WordChunk) -> list[Measure]:
    """The numbers after the verb; those before it only where none follows."""
    return [m for m in measures if m.end > word.end and clause.chunks[m.index].start >= word.end] or measures


def _barred(frame: Frame, clause: Clause, word: WordChunk) -> str:
    """Why the words around forbid a frame; empty where they do not."""
    classes = {w.cls for c in clause.chunks if isinstance(c, WordChunk) and c is not word for w in c.words}
    if frame.needs and not classes & set(frame.needs):
        return f"needs {' or '.join(frame.needs)}"
    if classes & set(frame.forbids):
        return f"forbids {' '.join(sorted(classes & set(frame.forbids)))}"
    return "followed by another word" if frame.after and clause.text.startswith(frame.after, word.end) else ""


def takes(frame: Frame, measure: Measure) -> bool:
    """Whether a frame takes a measure: by its unit, and by the kind of what it counts."""
    unit = "money" if measure.unit == "CNY" else measure.unit
    if unit not in frame.measure:
        return False
    if not frame.nouns or measure.kind.cls in frame.nouns:
        return True
    return ("thing" if measure.noun else "bare") in frame.nouns and not measure.kind.cls


def _continued(trial: Trial, last: Finding | None) -> Iterator[Finding]:
    """…，市级财政3.35亿元，社会捐助1.45亿元: numbers without a verb of their own go on with what was said before."""
    if last is None or last.measure is None:
        return
    clause = trial.clause
    parts = clause.text.startswith("其中", clause.start)
    if not parts and any(isinstance(c, PartyChunk) or _is_verb(c) for c in clause.chunks):
        return
    for measure in trial.free(last.frame):
        if measure.kind.what or not last.measure.kind.what:
            what = measure.kind.what if last.frame.what == "@kind" else last.what
            found = _measured(clause, replace(last, timing=trial.discourse.timing), measure, what)
            yield replace(found, start=clause.start, end=clause.end)


def _is_verb(chunk: Chunk) -> bool:
    return isinstance(chunk, WordChunk) and not all(word.cls in NOUN_CLASSES for word in chunk.words)


def _telling(findings: list[Finding]) -> list[Finding]:
    """Of two findings alike, one with a number and one without, the first says all that the second does."""
    told = {(f.frame.predicate, f.subject.parties.start) for f in findings if f.measure is not None}
    return [f for f in findings if f.measure is not None or (f.frame.predicate, f.subject.parties.start) not in told]


def _scheme(frame: Frame, word: WordChunk, clause: Clause) -> str:
    if frame.scheme != "@trigger":
        return frame.scheme
    value = next((v for cls in frame.trigger if (v := word.value(cls)) is not None), "")
    if value and value != "plain":
        return value
    others = (c.value("pair") for c in clause.chunks if isinstance(c, WordChunk))
    return next((other for other in others if other not in (None, "", "plain")), None) or ""


def _evidence(clause: Clause, word: WordChunk) -> tuple[int, int]:
    """The clause, without the marks and spaces around it."""
    start, end = clause.start, clause.end
    while start < end and clause.text[start] in _EDGES:
        start += 1
    while end > start and clause.text[end - 1] in _EDGES:
        end -= 1
    return min(start, word.start), max(end, word.end)


def _measured(clause: Clause, base: Finding, measure: Measure, what: str) -> Finding:
    start, end = min(base.start, measure.start), max(base.end, measure.end)
    timing = own_timing(clause, measure.index) or base.timing
    return replace(base, measure=measure, what=what, start=start, end=end, timing=timing)


def parties_of(clause: Clause) -> list[PartyChunk]:
    """The party chunks of a clause."""
    return [chunk for chunk in clause.chunks if isinstance(chunk, PartyChunk)]

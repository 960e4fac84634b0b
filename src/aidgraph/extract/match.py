"""Frames against clauses: from typed chunks and what the discourse holds to findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from aidgraph.extract.chunks import Clause, Parties, Party, PartyChunk, WordChunk
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Filled, Finding
from aidgraph.extract.frames import Frame, Role
from aidgraph.extract.kinds import Kinds
from aidgraph.extract.measures import Measure, find_measures
from aidgraph.extract.modality import mood_of
from aidgraph.extract.scope import in_scope
from aidgraph.extract.slots import Slots, find_slots

_GIVERS = ("east", "giver")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One frame tried on one trigger, and why it did not match (empty where it did)."""

    frame: str
    trigger: str
    reason: str


class Matcher:
    """Tries the frames of a trigger's classes in the order of their files; of each predicate the first that fits."""

    def __init__(self, frames: Sequence[Frame], kinds: Kinds) -> None:
        self._kinds = kinds
        self._by_class: dict[str, list[Frame]] = {}
        for frame in frames:
            for cls in frame.trigger:
                self._by_class.setdefault(cls, []).append(frame)

    def match(self, clause: Clause, discourse: Discourse, attempts: list[Attempt] | None = None) -> list[Finding]:
        """All findings of a clause; ``attempts`` collects what was tried, for explanations."""
        findings: list[Finding] = []
        measures = list(find_measures(clause, self._kinds))
        used: set[tuple[str, int]] = set()
        for index, chunk in enumerate(clause.chunks):
            if not isinstance(chunk, WordChunk):
                continue
            slots: Slots | None = None
            done: set[str] = set()
            for frame in self._frames_of(chunk):
                if frame.predicate in done:
                    continue
                slots = slots or find_slots(clause, index)
                found, reason = self._try(frame, clause, index, slots, measures, discourse, used)
                if attempts is not None:
                    attempts.append(Attempt(frame.id, chunk.text, reason))
                if found:
                    done.add(frame.predicate)
                    used |= {(frame.predicate, f.measure.start) for f in found if f.measure}
                    findings += found
        return findings

    def _frames_of(self, chunk: WordChunk) -> Iterator[Frame]:
        for word in chunk.words:
            yield from self._by_class.get(word.cls, ())

    def _try(
        self,
        frame: Frame,
        clause: Clause,
        index: int,
        slots: Slots,
        measures: list[Measure],
        discourse: Discourse,
        used: set[tuple[str, int]],
    ) -> tuple[list[Finding], str]:
        word = clause.chunks[index]
        assert isinstance(word, WordChunk)
        classes = {w.cls for c in clause.chunks if isinstance(c, WordChunk) and c is not word for w in c.words}
        if frame.needs and not classes & set(frame.needs):
            return [], f"needs {' or '.join(frame.needs)}"
        if classes & set(frame.forbids):
            return [], f"forbids {' '.join(sorted(classes & set(frame.forbids)))}"
        if frame.after and clause.text.startswith(frame.after, word.end):
            return [], "followed by another word"
        mood = mood_of(clause, index, word.start) or discourse.mood
        if mood == "none":
            return [], "wished, denied or asked"
        taken = [m for m in measures if _takes(frame, m) and (frame.predicate, m.start) not in used]
        if frame.measure and "none" not in frame.measure and not taken:
            return [], f"needs a number of {' or '.join(frame.nouns or frame.measure)}"
        filled = self._fill(frame, slots, discourse, word)
        if filled is None:
            return [], "a role is empty"
        subject, obj = filled
        if not in_scope(frame, subject.parties, obj.parties, discourse):
            return [], "out of scope"
        base = Finding(
            frame,
            subject,
            obj,
            *_evidence(clause, word),
            at=word.start,
            timing=discourse.timing,
            status="planned" if mood == "planned" else "actual",
            scheme=_scheme(frame, word, clause),
            what=_what(frame, word, None),
            one_by_one="分别" in clause.text[clause.start : clause.end] or _is_named(subject, obj),
            each=any(mark in clause.text[clause.start : clause.end] for mark in ("分别", "各", "均")),
        )
        if not taken:
            return [base], ""
        return [_measured(base, m, _what(frame, word, m)) for m in taken], ""

    def _fill(self, frame: Frame, slots: Slots, discourse: Discourse, word: WordChunk) -> tuple[Filled, Filled] | None:
        for role in frame.roles:
            for subject, obj in _fillings(role, slots, discourse, word.region):
                turned = _turned(frame, subject, obj)
                if turned is not None:
                    return turned
        return None


def _fillings(role: Role, slots: Slots, discourse: Discourse, region: Party | None) -> Iterator[tuple[Filled, Filled]]:
    """The ways to fill both roles, in order; one party never fills both."""
    for first in role.subject:
        subject = _filler(first, slots, discourse)
        if subject is None:
            continue
        if subject.parties.both:
            givers = _side(subject, _GIVERS)
            receivers = _side(subject, ("west",))
            if givers and receivers:
                yield givers, receivers
            continue
        for second in role.object:
            obj = _object(second, subject, slots, discourse, region)
            if obj is not None and obj.parties is not subject.parties:
                yield subject, obj


def _filler(slot: str, slots: Slots, discourse: Discourse) -> Filled | None:
    if slot.startswith("@"):
        parties = discourse.inherited(slot)
        return Filled(parties, True) if parties is not None else None
    chunk = slots.get(slot)
    return Filled(chunk.parties) if chunk is not None else None


def _object(slot: str, subject: Filled, slots: Slots, discourse: Discourse, region: Party | None) -> Filled | None:
    if slot == "@name":
        return _named(subject)
    if slot == "@region":
        return Filled(Parties((region,), region.start, region.end)) if region is not None else None
    return _filler(slot, slots, discourse)


def _named(subject: Filled) -> Filled | None:
    """The places in the subjects' own names, where each has one."""
    homes = tuple(m.home for m in subject.parties.members if m.home is not None)
    if not homes or len(homes) != len(subject.parties.members):
        return None
    return Filled(Parties(homes, subject.parties.start, subject.parties.end))


def _is_named(subject: Filled, obj: Filled) -> bool:
    return all(o is s.home for s, o in zip(subject.parties.members, obj.parties.members, strict=False))


def _side(filled: Filled, sides: tuple[str, ...]) -> Filled | None:
    members = tuple(m for m in filled.parties.members if m.side in sides)
    return (
        Filled(replace(filled.parties, members=members, both=False, group=None), filled.inherited) if members else None
    )


def _turned(frame: Frame, subject: Filled, obj: Filled) -> tuple[Filled, Filled] | None:
    """Helper first: where both sides only stand side by side, east and west tell who helps whom."""
    sides = (subject.parties.side, obj.parties.side)
    if frame.sides == "given":
        if sides[0] in _GIVERS and sides[1] == "west":
            return subject, obj
        if sides[1] in _GIVERS and sides[0] == "west":
            return obj, subject
        return None
    return subject, obj


def _takes(frame: Frame, measure: Measure) -> bool:
    unit = {"CNY": "money"}.get(measure.unit, measure.unit)
    return unit in frame.measure and (
        not frame.nouns or measure.kind.cls in frame.nouns or (not measure.noun and "bare" in frame.nouns)
    )


def _scheme(frame: Frame, word: WordChunk, clause: Clause) -> str:
    if frame.scheme != "@trigger":
        return frame.scheme
    value = next((v for cls in frame.trigger if (v := word.value(cls)) is not None), "")
    if value and value != "plain":
        return value
    others = [
        v for c in clause.chunks if isinstance(c, WordChunk) and (v := c.value("pair")) not in (None, "", "plain")
    ]
    return str(others[0]) if others else ""


def _what(frame: Frame, word: WordChunk, measure: Measure | None) -> str:
    if frame.what == "@kind":
        return (
            measure.kind.what
            if measure
            else next((v for cls in frame.trigger if (v := word.value(cls)) is not None), "")
        )
    if frame.what == "@noun":
        return measure.noun if measure else ""
    return frame.what


def _evidence(clause: Clause, word: WordChunk) -> tuple[int, int]:
    """The clause, without the marks and spaces around it."""
    start, end = clause.start, clause.end
    while start < end and clause.text[start] in " \n\t、，；":
        start += 1
    while end > start and clause.text[end - 1] in " \n\t、，；":
        end -= 1
    return min(start, word.start), max(end, word.end)


def _measured(base: Finding, measure: Measure, what: str) -> Finding:
    start, end = min(base.start, measure.start), max(base.end, measure.end)
    return replace(base, measure=measure, what=what, start=start, end=end)


def parties_of(clause: Clause) -> list[PartyChunk]:
    """The party chunks of a clause."""
    return [chunk for chunk in clause.chunks if isinstance(chunk, PartyChunk)]

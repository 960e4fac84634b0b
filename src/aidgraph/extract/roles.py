"""Who fills the roles of a frame: from slots and discourse to subject and object, the giving side first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from aidgraph.extract.chunks import Parties, Party
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Filled
from aidgraph.extract.frames import Frame, Role
from aidgraph.extract.scope import in_scope
from aidgraph.extract.slots import Slots

_GIVERS: Final = ("east", "giver")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a trigger's roles may be filled from: its slots, the discourse, and the place inside the trigger itself."""

    slots: Slots
    discourse: Discourse
    region: Party | None


def fill(frame: Frame, around: Surroundings) -> tuple[Filled, Filled] | None:
    """The first way to fill both roles that is in scope; None where there is none."""
    for role in frame.roles:
        for subject, obj in _fillings(role, around):
            turned = _turned(frame, subject, obj)
            if turned is not None and in_scope(frame, turned[0].parties, turned[1].parties):
                return turned
    return None


def _fillings(role: Role, around: Surroundings) -> Iterator[tuple[Filled, Filled]]:
    """The ways to fill both roles, in order; one party never fills both."""
    for first in role.subject:
        subject = _filler(first, around)
        if subject is None:
            continue
        if subject.parties.both and "thing" not in role.object:
            yield from () if subject.inherited else _both(subject)
            continue
        for second in role.object:
            obj = _named(subject) if second == "@name" else _filler(second, around)
            if obj is not None and (obj.parties is not subject.parties or first == second):
                yield subject, obj


def _both(pair: Filled) -> Iterator[tuple[Filled, Filled]]:
    """两地: the giving and the receiving side of the pair itself."""
    givers, receivers = _side(pair, _GIVERS), _side(pair, ("west",))
    if givers is not None and receivers is not None:
        yield givers, receivers


def _filler(slot: str, around: Surroundings) -> Filled | None:
    if slot == "@region":
        region = around.region
        return Filled(Parties((region,), region.start, region.end)) if region is not None else None
    if slot == "@provider" and any(c.parties.side in _GIVERS for c in around.slots.filled.values()):
        return None  # a giver stands right here
    if slot.startswith("@"):
        parties = around.discourse.inherited(slot)
        return Filled(parties, True) if parties is not None else None
    chunk = around.slots.get(slot)
    return Filled(chunk.parties) if chunk is not None else None


def _named(subject: Filled) -> Filled | None:
    """The places in the subjects' own names, where each has one."""
    homes = tuple(m.home for m in subject.parties.members if m.home is not None)
    if not homes or len(homes) != len(subject.parties.members):
        return None
    return Filled(Parties(homes, subject.parties.start, subject.parties.end))


def is_named(subject: Filled, obj: Filled) -> bool:
    """Whether the object is the places in the subjects' own names, one for each."""
    return all(o is s.home for s, o in zip(subject.parties.members, obj.parties.members, strict=False))


def _side(filled: Filled, sides: tuple[str, ...]) -> Filled | None:
    members = tuple(m for m in filled.parties.members if m.side in sides)
    return (
        Filled(replace(filled.parties, members=members, both=False, group=None), filled.inherited) if members else None
    )


def _turned(frame: Frame, subject: Filled, obj: Filled) -> tuple[Filled, Filled] | None:
    """Helper first: where both sides only stand side by side, east and west tell who helps whom."""
    sides = (subject.parties.side, obj.parties.side)
    if frame.sides == "helped":
        return (subject, obj) if sides[1] in ("west", "") and sides[0] != "west" else None
    if frame.sides == "home":
        return (subject, obj) if sides[0] == "west" and sides[1] != "west" else None
    if frame.sides != "given":
        return subject, obj
    if sides[0] in _GIVERS and sides[1] == "west":
        return subject, obj
    if sides[1] in _GIVERS and sides[0] == "west":
        return obj, subject
    return None

"""Whose help it is: what a place does for itself, and help inside one province, is no assistance from outside."""

from typing import Final

from aidgraph.extract.actors import actor_of
from aidgraph.extract.chunks import Parties, Party
from aidgraph.extract.frames import Frame
from aidgraph.link.mentions import THINGS

# Help flows from givers to receivers in these; in the others both ways are said.
_ONE_WAY: Final = frozenset({"assists", "funds", "invests_in", "buys_from", "builds", "pairs_units", "benefits"})
# Tibet, Xinjiang and Qinghai: provinces of the middle too give counterpart support to them.
_COUNTERPART: Final = frozenset({"54", "63", "65"})


def in_scope(frame: Frame, subject: Parties, obj: Parties) -> bool:
    """Whether ``frame`` may say a fact about these parties at all."""
    if frame.predicate != "transfers_labour" and any(overlap(a, b) for a in subject.members for b in obj.members):
        return False
    if _epidemic(obj):
        return False
    if frame.predicate in _ONE_WAY and subject.side == "west" and obj.side in ("east", "giver"):
        return False
    if frame.actors and not all({actor_of(m), _sort(m)} & set(frame.actors) for m in subject.members):
        return False
    if frame.predicate == "assists":
        return _may_assist(subject, obj)
    return True


def _sort(party: Party) -> str:
    """``firm`` for an enterprise or cooperative with a name of its own, ``venue`` for a hall, shop or centre."""
    return {"Enterprise": "firm", "Cooperative": "firm", "Venue": "venue"}.get(party.entity.type, "")


def _epidemic(obj: Parties) -> bool:
    """Hubei as a province is helped only in the epidemic of 2020, which is out of scope; 恩施州 is paired."""
    return all(province(m) == "42" and not m.entity.id.startswith("place:4228") for m in obj.members)


def overlap(a: Party, b: Party) -> bool:
    """Whether two parties are one, or one place lies in the other."""
    if a.entity.id == b.entity.id:
        return True
    if not (a.entity.is_place and b.entity.is_place):
        return False
    return province(a) == province(b) != ""


def province(party: Party) -> str:
    """The first two digits of a place's code."""
    return party.entity.id.removeprefix("place:")[:2] if party.entity.is_place else ""


def _may_assist(subject: Parties, obj: Parties) -> bool:
    """A place is not helped by a western one; a party without a place on either side needs words of its own."""
    if all(m.entity.is_place and m.side == "west" for m in subject.members):
        return all(province(m) in _COUNTERPART for m in obj.members) and all(
            province(m) not in _COUNTERPART for m in subject.members
        )
    return all(m.side != "east" or not m.entity.is_place for m in obj.members)


def related(subject: Parties, obj: Parties, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether the document pairs these two, a whole or a part of theirs; of a named thing, those whom it is of."""
    said = {(_cut(a), _cut(b)) for a, b in pairs}
    paired = {side for pair in said for side in pair}
    for these, those in ((subject, obj), (obj, subject)):
        if all(member.entity.type in THINGS for member in these.members):
            return any(_root(member) in paired for member in those.members)
    ours = {(_root(s), _root(o)) for s in subject.members for o in obj.members}
    return any((a, b) in said or (b, a) in said for a, b in ours)


def _root(party: Party) -> str:
    """A firm or hospital counts for the place in its name."""
    return _cut(party.home.entity.id if party.home is not None else party.entity.id)


def _cut(entity_id: str) -> str:
    """A place by its province (its parts are paired where it is, and it where they are), others by themselves."""
    return entity_id[:8] if entity_id.startswith("place:") else entity_id

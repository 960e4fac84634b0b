"""Coordination: from single parties in a row to the lists that they stand in (A、B和C三县, 天津市和青岛、福州三市)."""

from typing import Final

from aidgraph.extract.chunks import Parties, Party
from aidgraph.link.references import Reference
from aidgraph.model import group

_JOINS: Final = frozenset({"、", "和", "与", "及", "以及", "同", "暨", "、和", "并", "跟", "，和", "和对"})
_WEAK: Final = frozenset({"与", "同", "跟"})
_GIVERS: Final = frozenset({"east", "giver"})


def joined(left: Parties, right: Parties, gap: str) -> Parties | None:
    """The list of both, where ``gap`` joins them and they stand on one side of assistance; else None."""
    if gap not in _JOINS or left.both or right.both:
        return None
    if left.more and gap != "和":
        return None
    if not _one_side(left, right, gap):
        return None
    return Parties((*left.members, *right.members), left.start, right.end, more=right.more)


def _one_side(left: Parties, right: Parties, gap: str) -> bool:
    """A list never crosses from giving to receiving; 与 and 同 join only what is beyond doubt alike."""
    a, b = left.members[-1], right.members[0]
    if {a.side, b.side} <= _GIVERS and a.side and b.side:
        return a.side == b.side or gap not in _WEAK
    if _is_area(a) != _is_area(b):
        return gap == "、" and a.side == b.side
    if gap in _WEAK and not _is_area(a):
        return False
    return a.side == b.side


def counted(parties: Parties, reference: Reference, text: str, doc_id: str) -> Parties:
    """A list that ends in its number (大连、青岛2市, 平凉、庆阳等7市州): a named group where the number is whole."""
    whole = reference.count in (0, len(parties.members)) and not parties.more
    entity = group(text[parties.start : reference.end], _codes(parties), doc_id, complete=whole)
    return Parties(parties.members, parties.start, reference.end, entity, named=whole, more=not whole)


def listed_group(parties: Parties, text: str, doc_id: str) -> Parties:
    """The group of a mere list, named as written, for an amount that its members share."""
    if parties.group is not None or len(parties.members) < 2:
        return parties
    entity = group(text[parties.start : parties.end], _codes(parties), doc_id, complete=not parties.more)
    return Parties(parties.members, parties.start, parties.end, entity, more=parties.more)


def _codes(parties: Parties) -> tuple[str, ...]:
    return tuple(member.entity.code or member.entity.name for member in parties.members)


def _is_area(party: Party) -> bool:
    return party.entity.is_place or party.entity.type == "Zone"

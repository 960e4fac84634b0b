"""What concerns a side of a question: from an entity to where its parts, wholes and groups are, and which is which."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final, Literal

from aidgraph.ledger import Ledger, Span
from aidgraph.model.identity import fold

Relation = Literal["same", "level", "group", "none"]
Above = Callable[[str], Sequence[str]]

_DIGITS: Final = 6


class Reach:
    """One side: the entity itself, the places above and below it, the groups that it is in, or its members.

    ``above`` tells what a zone lies in; it is asked of zones alone, for a division's code tells that of the division.
    """

    def __init__(self, entity_id: str, ledger: Ledger, above: Above) -> None:
        self.id = entity_id
        self._ledger = ledger
        self._above = above
        self._known: dict[str, Relation] = {}

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where to look for it and for all that it is related to."""
        alone = [Span(party) for party in sorted({self.id, *_wholes(self.id), *self._members})]
        parts = [Span.beginning(_stem(self.id)), Span.beginning("zone:")] if self.id.startswith("place:") else []
        return (*alone, *parts, Span.beginning("group:"))

    def relation(self, other: str) -> Relation:
        """How another party is related to this one."""
        if other not in self._known:
            self._known[other] = self._tell(other)
        return self._known[other]

    def _tell(self, other: str) -> Relation:
        if other == self.id:
            return "same"
        if other in self._members or any(self._is_near(member) for member in members_of(self._ledger, other)):
            return "group"
        return "level" if self._is_near(other) else "none"

    def _is_near(self, other: str) -> bool:
        """Whether the other is this one, a member of it, what it lies in, or lies in it."""
        if other == self.id or other in self._members or other in _wholes(self.id) or self.id in _wholes(other):
            return True
        if other.startswith("place:") and self.id.startswith("place:"):
            return other.startswith(_stem(self.id))
        return other.startswith("zone:") and self.id in self._above(other)

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(members_of(self._ledger, self.id))


def members_of(ledger: Ledger, group_id: str) -> tuple[str, ...]:
    """The ids of the members of a group, as far as they can be told; none of what is no group."""
    group = ledger.entity(group_id) if group_id.startswith("group:") else None
    return tuple(found for member in group.members for found in _ids(ledger, member)) if group else ()


def _ids(ledger: Ledger, member: str) -> Sequence[str]:
    """A member is a code, or a name."""
    if len(member) == _DIGITS and member.isdecimal():
        return (f"place:{member}",)
    return tuple(ledger.names.called(member)) or (fold(member),)


def _stem(place_id: str) -> str:
    """How the ids of a place and its parts begin: ``place:62`` of 620000, ``place:6205`` of 620500."""
    code = place_id.removeprefix("place:")
    if "/" in code or len(code) != _DIGITS:
        return place_id
    return "place:" + (code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code)


def _wholes(place_id: str) -> tuple[str, ...]:
    """The ids of the divisions that a division lies in, as its code tells."""
    if not place_id.startswith("place:"):
        return ()
    county, below, _ = place_id.partition("/")
    code = county.removeprefix("place:")
    wholes = (county if below else "", f"place:{code[:4]}00", f"place:{code[:2]}0000")
    return tuple(whole for whole in wholes if whole and whole != place_id)

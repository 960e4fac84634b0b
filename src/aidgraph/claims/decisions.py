"""The user's decisions: from lines that say same, different or reject to which id stands for which entities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.model import keys
from aidgraph.model.entity import type_slug
from aidgraph.model.schema import ORGANISATION_TYPES, OTHER_TYPES, PLACE_TYPES

KINDS: Final = ("same", "different", "reject")
_COLUMNS: Final = ("kind", "a", "b", "reason")

_SORTS: Final = (
    {type_slug(name): name for name in OTHER_TYPES}
    | {type_slug(name): "Organization" for name in (*ORGANISATION_TYPES, "Organization")}
    | {type_slug(name): "Place" for name in (*PLACE_TYPES, "Place")}
)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """Two entities, by id, are the ``same`` or ``different``; or a fact, ``a``, is one to ``reject``; and why."""

    kind: str
    a: str
    b: str = ""
    reason: str = ""


def decision_to_json(decision: Decision) -> dict[str, Any]:
    """One line for another ledger."""
    row = {column: getattr(decision, column) for column in _COLUMNS}
    return {key: value for key, value in row.items() if value}


def decision_from_json(row: Mapping[str, Any]) -> Decision:
    """The decision of one line. Raises ``InputRefused``, whose message names the key."""
    if not isinstance(row, Mapping):
        raise InputRefused("ledger.decision_object")
    kind = keys.choice(row, "kind", KINDS, required=True)
    b = keys.text(row, "b", required=kind != "reject")
    decision = Decision(kind, keys.text(row, "a", required=True), b, keys.text(row, "reason", required=True))
    if kind == "reject" and b:
        raise InputRefused("ledger.decision_reject")
    if decision.a == decision.b:
        raise InputRefused("ledger.decision_self", name=keys.shown(decision.a))
    if kind == "same" and _sort(decision.a) != _sort(decision.b):
        raise InputRefused("ledger.decision_sorts", a=keys.shown(decision.a), b=keys.shown(decision.b))
    return decision


def merge(same: Iterable[Pair], different: Iterable[Pair]) -> dict[str, str]:
    """Of every id that is merged with others the smallest of them all, which stands for them.

    What is decided is a set: neither the order of the decisions nor that of their parts matters. The pairs are merged
    from the smallest on; one that would bring together two that are different is passed over.
    """
    apart = {frozenset(pair) for pair in different}
    members: dict[str, set[str]] = {}
    for pair in sorted({(min(pair), max(pair)) for pair in same}):
        one, other = (members.get(party, {party}) for party in pair)
        if one is not other and not any(frozenset((a, b)) in apart for a in one for b in other):
            together = one | other
            members |= dict.fromkeys(together, together)
    return {party: min(together) for party, together in members.items() if len(together) > 1}


def _sort(entity_id: str) -> str:
    """What sort of thing an id names: any place is one sort, any organisation another, each other type its own."""
    return _SORTS.get(entity_id.partition(":")[0], entity_id)

"""When two statements say the same: in relation, as a fact, in full."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from aidgraph.evaluation.statements import Party, Statement

_SHORTEST_SHARED: Final = 4

Agreement = Callable[[Statement, Statement], bool]


def same_party(one: Party, other: Party) -> bool:
    """By code where both have one, by members where both list them, else by name.

    One name may hold the other where four characters are shared, but not for a division down to county level.
    """
    if one.code and other.code:
        return one.code == other.code
    if one.members and other.members:
        return one.members == other.members
    if not one.name or not other.name or one.name == other.name:
        return one.name == other.name != ""
    if one.code or other.code or one.is_division or other.is_division:
        return False
    short, long = sorted((one.name, other.name), key=len)
    return len(short) >= _SHORTEST_SHARED and short in long


def _parties(one: Statement, other: Statement) -> bool:
    return same_party(one.subject, other.subject) and same_party(one.object, other.object)


def in_relation(one: Statement, other: Statement) -> bool:
    """Same predicate and parties; an agreement (``signs``) has no direction."""
    if one.predicate != other.predicate:
        return False
    turned = replace(other, subject=other.object, object=other.subject)
    return _parties(one, other) or (one.predicate == "signs" and _parties(one, turned))


def as_fact(one: Statement, other: Statement) -> bool:
    """In relation, with the same value, its unit, and status."""
    return (
        in_relation(one, other)
        and _same_number(one.value, other.value)
        and (one.value is None or one.unit == other.unit)
        and one.status == other.status
    )


def in_full(one: Statement, other: Statement) -> bool:
    """As a fact, with the same years, running total and, for a pairing, scheme."""
    return (
        as_fact(one, other)
        and (one.start, one.end, one.cumulative) == (other.start, other.end, other.cumulative)
        and (one.predicate != "assists" or one.scheme == other.scheme)
    )


def _same_number(one: float | str | None, other: float | str | None) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)
    return one == other


VIEWS: Final[Mapping[str, Agreement]] = {"relation": in_relation, "fact": as_fact, "full": in_full}

"""Two amounts side by side: from two claims to whether both can hold, and what tells them apart or reconciles them."""

from dataclasses import dataclass
from typing import Final, Literal

from aidgraph.analysis.bounds import apart, falls, irreconcilable
from aidgraph.analysis.figures import Figure
from aidgraph.claims.time import year_of

Outcome = Literal["conflict", "agree", "reconciled", "not_comparable"]

# What is asked of two amounts before their values are compared, in this order.
_ASPECTS: Final = ("parties", "status", "kind", "via", "running", "period")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome and by what: the aspect in which two differ, ``bound``, ``date``, ``values``, or ``falls``."""

    outcome: Outcome
    by: str = ""


def compare(one: Figure, other: Figure) -> Comparison:
    """Whether two amounts contradict one another.

    They do where parties, kind, period, running or not, and the year of the running total are the same, and the values
    are more than 0.5 % apart and not reconciled by their bounds; or where a running total falls. Plans contradict
    nothing.
    """
    for aspect in _ASPECTS:
        if _aspect(one, aspect) != _aspect(other, aspect):
            return Comparison("not_comparable", aspect)
    if one.claim.status != "actual":
        return Comparison("not_comparable", "status")
    earlier, later = sorted((one, other), key=lambda figure: (figure.through, figure.id))
    years = year_of(earlier.through), year_of(later.through)
    if None in years:
        return Comparison("not_comparable", "undated")
    if years[0] != years[1]:
        return (
            Comparison("conflict", "falls") if falls(earlier.claim, later.claim) else Comparison("reconciled", "date")
        )
    if not apart(one.claim, other.claim):
        return Comparison("agree")
    return (
        Comparison("conflict", "values")
        if irreconcilable(one.claim, other.claim)
        else Comparison("reconciled", "bound")
    )


def bucket(figure: Figure) -> tuple[object, ...]:
    """Equal for those amounts that are worth comparing."""
    return tuple(_aspect(figure, aspect) for aspect in _ASPECTS)


def _aspect(figure: Figure, name: str) -> object:
    claim = figure.claim
    if name == "parties":
        return claim.subject, claim.object
    if name == "kind":
        return claim.predicate, claim.unit, claim.what
    if name == "running":
        return claim.cumulative
    if name == "period":
        # Where a running total ends is what its date tells; any other amount is about its period and no other.
        return str(year_of(claim.start)) if claim.cumulative else (claim.start, claim.end)
    return str(getattr(claim, name))

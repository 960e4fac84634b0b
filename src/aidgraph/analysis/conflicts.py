"""Amounts that cannot all hold: from claims to groups of them, the widest apart first, and what may reconcile them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from aidgraph.analysis.bounds import gap, span
from aidgraph.analysis.comparison import bucket, compare
from aidgraph.analysis.figures import Figure, Kind, figures
from aidgraph.model import Claim

# Gifts in kind, in words that count them together with money.
_GOODS: Final = re.compile("款物|钱物|物资|捐物|折价|折款|折合")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Amounts of one pair and kind, by date and value, each of which contradicts another of them.

    ``reasons`` are ``values`` and ``falls``; ``spread`` is how far the outermost are apart, as a share of the larger;
    ``hints`` name what the words leave open and what might therefore reconcile them: ``date`` within the year,
    ``period``, ``kind`` of money, ``bound``.
    """

    provider: str
    receiver: str
    kind: Kind
    figures: tuple[Figure, ...]
    reasons: tuple[str, ...]
    spread: float
    hints: tuple[str, ...]


def find_conflicts(claims: Iterable[Claim]) -> list[Conflict]:
    """Every conflict among the claims, the widest apart first."""
    comparable: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures(claim for claim in claims if claim.origin != "curated"):
        comparable[bucket(figure)].append(figure)
    found = [conflict for alike in comparable.values() if len(alike) > 1 for conflict in _conflicts(alike)]
    return sorted(found, key=lambda one: (-one.spread, one.provider, one.receiver, one.figures[0].id))


def conflicting(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Of each claim that is in a conflict the claims that it contradicts, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for conflict in find_conflicts(claims):
        for one, other in combinations(conflict.figures, 2):
            if compare(one, other).outcome == "conflict":
                found[one.id].add(other.id)
                found[other.id].add(one.id)
    return {claim_id: frozenset(others) for claim_id, others in found.items()}


def hints_of_words(conflict: Conflict, quotes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """``goods`` where the words of some of the amounts count goods in, and those of others do not.

    ``quotes`` are the words of each amount, by its id.
    """
    counts = {any(_GOODS.search(quote) for quote in quotes.get(figure.id, ())) for figure in conflict.figures}
    return ("goods",) if len(counts) > 1 else ()


def _conflicts(alike: list[Figure]) -> Iterator[Conflict]:
    """The connected groups of those that contradict one another."""
    group = {figure.id: {figure.id} for figure in alike}
    reasons: dict[str, set[str]] = defaultdict(set)
    for one, other in combinations(alike, 2):
        comparison = compare(one, other)
        if comparison.outcome == "conflict":
            reasons[one.id].add(comparison.by)
            reasons[other.id].add(comparison.by)
            together = group[one.id] | group[other.id]
            group |= dict.fromkeys(together, together)
    by_id = {figure.id: figure for figure in alike}
    for ids in sorted({tuple(sorted(ids)) for ids in group.values() if len(ids) > 1}):
        yield _conflict([by_id[key] for key in ids], {reason for key in ids for reason in reasons[key]})


def _conflict(members: list[Figure], reasons: set[str]) -> Conflict:
    members.sort(key=lambda figure: (figure.through, figure.value, figure.id))
    first = members[0]
    spread = max(gap(span(one.claim), span(other.claim)) for one, other in combinations(members, 2))
    return Conflict(
        provider=first.claim.subject,
        receiver=first.claim.object,
        kind=first.kind,
        figures=tuple(members),
        reasons=tuple(sorted(reasons)),
        spread=round(float(spread), 4),
        hints=tuple(_hints(members)),
    )


def _hints(members: list[Figure]) -> Iterator[str]:
    claims = [figure.claim for figure in members]
    if len({figure.through for figure in members}) > 1:
        yield "date"
    if not claims[0].start:
        yield "period"
    if claims[0].unit == "CNY" and not claims[0].what:
        yield "kind"
    if any(claim.approx and not claim.bound for claim in claims):
        yield "bound"

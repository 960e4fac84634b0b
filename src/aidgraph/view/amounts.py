"""Amounts for a program: from a ledger and a pair to what may be added, to panel rows, and to what disagrees."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from aidgraph.analysis.conflicts import conflicting
from aidgraph.analysis.figures import Figure
from aidgraph.analysis.pair import claims_about
from aidgraph.analysis.panel import panel
from aidgraph.analysis.totals import Line, Window, add_up
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Claim

Json = dict[str, Any]


def conflict_pairs(claims: Iterable[Claim]) -> list[list[str]]:
    """Pairs of ids of claims that contradict one another, each once, in order."""
    clashes = conflicting(claims)
    return sorted([one, other] for one, others in clashes.items() for other in others if one < other)


def total_row(ledger: Ledger, gazetteer: Gazetteer, a: str, b: str, year: int | None) -> Json:
    """What ``aidgraph total`` says of a pair: lines, and what is left out with its reason; claims by id."""
    about = claims_about(ledger, a, b, gazetteer.ancestors)
    found = add_up(about.own, about.related, Window(year, year))
    left_out = [{"reason": one.reason, "claim": one.figure.id} for one in found.left_out]
    return {"lines": [_line(line) for line in found.lines], "left_out": left_out}


def panel_rows(claims: Iterable[Claim], as_of: int | None) -> list[Json]:
    """What ``aidgraph panel`` says of claims: the year, whether it is the best of its kind, and what contradicts it."""
    return [
        {
            "claim": row.figure.id,
            "year": row.year,
            "best": row.best,
            "conflicts": row.conflicts,
            "verdict": row.verdict,
        }
        for row in panel(claims, as_of=as_of)
    ]


def _line(line: Line) -> Json:
    return {
        **line.kind._asdict(),
        "unstated": line.unstated,
        "running": _amount(line.running) if line.running else None,
        "years": [{"year": year, **_amount(figure)} for year, figure in line.years],
        "sum": _plain(line.sum),
    }


def _amount(figure: Figure) -> Json:
    return {"claim": figure.id, "value": figure.value, "through": figure.through}


def _plain(amount: Decimal | None) -> float | int | None:
    """Whole where it is whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)

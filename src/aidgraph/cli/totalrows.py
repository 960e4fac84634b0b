"""A total for a program: from its lines and what they leave out to one nested object, or to one row an amount."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from aidgraph.analysis.figures import Figure
from aidgraph.analysis.totals import Line, Total
from aidgraph.cli.tables import Row
from aidgraph.cli.telling import Telling

COLUMNS: Final = (
    "part", "predicate", "unit", "what", "via", "year", "value", "as_of", "start", "end", "cumulative", "bound",
    "status", "subject", "subject_id", "object", "object_id", "sources", "conflicts", "reason", "claim", "words",
    "documents",
)  # fmt: skip
Clashes = Mapping[str, frozenset[str]]


def full_row(total: Total, telling: Telling, clashes: Clashes, provider: str, receiver: str) -> Row:
    """Everything, as one object."""
    return {
        "provider": {"id": provider, "name": telling.name(provider)},
        "receiver": {"id": receiver, "name": telling.name(receiver)},
        "lines": [_line(line, telling, clashes) for line in total.lines],
        "left_out": [{"reason": one.reason, **_claim(one.figure, telling, clashes)} for one in total.left_out],
    }


def _line(line: Line, telling: Telling, clashes: Clashes) -> dict[str, Any]:
    return {
        **line.kind._asdict(),
        "unstated": line.unstated,
        "running": _claim(line.running, telling, clashes) if line.running else None,
        "years": [{"year": year, **_claim(figure, telling, clashes)} for year, figure in line.years],
        "sum": plain_sum(line.sum),
    }


def _claim(figure: Figure, telling: Telling, clashes: Clashes) -> dict[str, Any]:
    row = telling.row(figure.id, figure.claim)
    return row | {"through": figure.through, "conflicts": sorted(clashes.get(figure.id, ()))}


def flat_rows(total: Total, telling: Telling, clashes: Clashes) -> Iterator[Row]:
    """``running``, ``year`` and ``sum`` of each line, then all that is ``left_out``."""
    for line in total.lines:
        if line.running:
            yield {"part": "running", **_flat(line.running, telling, clashes)}
        for year, figure in line.years:
            yield {"part": "year", **_flat(figure, telling, clashes), "year": year}
        if line.sum is not None:
            yield {"part": "sum", **line.kind._asdict(), "value": plain_sum(line.sum)}
    for one in total.left_out:
        yield {"part": "left_out", "reason": one.reason, **_flat(one.figure, telling, clashes), "year": one.figure.year}


def _flat(figure: Figure, telling: Telling, clashes: Clashes) -> dict[str, Any]:
    return {**telling.flat(figure.id, figure.claim), "conflicts": len(clashes.get(figure.id, ()))}


def plain_sum(amount: Decimal | None) -> float | int | None:
    """A sum as JSON has it: whole where it is whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)

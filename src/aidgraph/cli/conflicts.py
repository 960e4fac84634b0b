"""The conflicts command: from the ledger to amounts that cannot all hold, their words, and what may reconcile them."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from aidgraph.cli.options import argument, command, db_option, format_option, option
from aidgraph.cli.tables import Row, write
from aidgraph.messages import render

if TYPE_CHECKING:
    from aidgraph.analysis.conflicts import Conflict
    from aidgraph.cli.telling import Telling

_COLUMNS: Final = (
    "conflict", "spread", "reasons", "hints", "subject", "subject_id", "predicate", "object", "object_id", "what",
    "unit", "value", "start", "end", "as_of", "cumulative", "bound", "sources", "claim", "words", "documents",
)  # fmt: skip


@command
@argument("a", "help.A", required=False)
@argument("b", "help.B", required=False)
@db_option
@option("--kind", "kinds", multiple=True, metavar="help.KIND", help="help.kind")
@option("--as-of", type=click.IntRange(1949, 2100), metavar="help.YEAR", help="help.as_of")
@format_option()
def conflicts(
    lang: str, a: str | None, b: str | None, database: str, kinds: Sequence[str], as_of: int | None, form: str
) -> int:
    """Finds what cannot all hold, the widest apart first."""
    from aidgraph.analysis.conflicts import find_conflicts
    from aidgraph.claims.time import verdict
    from aidgraph.cli.asking import asked, claims_asked
    from aidgraph.cli.telling import Telling

    with asked(database) as ledger:
        claims = [
            claim
            for claim in claims_asked(ledger, a, b)
            if (not kinds or {claim.predicate, claim.what} & {*kinds})
            and (as_of is None or verdict(claim, as_of) != "no")
        ]
        found = find_conflicts(claims)
        telling = Telling(ledger, [figure.claim for conflict in found for figure in conflict.figures])
    if form == "table":
        click.echo("\n".join(_lines(found, telling, lang)))
    elif form in ("json", "jsonl"):
        write(_full(found, telling), (), form, sys.stdout)
    else:
        write(_flat(found, telling), _COLUMNS, form, sys.stdout)
    return 0


def _lines(found: "Sequence[Conflict]", telling: "Telling", lang: str) -> Iterator[str]:
    from aidgraph.cli.claimtext import INDENT
    from aidgraph.cli.totaltext import TotalText

    if not found:
        yield render("analysis.no_conflicts", lang)
    text = TotalText(telling, {}, lang)
    for rank, conflict in enumerate(found, 1):
        ends = {"a": telling.name(conflict.provider), "b": telling.name(conflict.receiver)}
        reasons = text.listed(f"conflict_{reason}" for reason in conflict.reasons)
        percent = f"{conflict.spread * 100:.1f}"
        said = render(
            "analysis.conflict_line", lang, **ends, kind=text.kind(conflict.kind), percent=percent, reasons=reasons
        )
        yield f"{rank}  {said}"
        for figure in conflict.figures:
            yield INDENT + text.figure(figure)
            yield from text.words(figure)
        if told := _hints(conflict, telling):
            hints = text.listed(f"hint_{hint}" for hint in told)
            yield INDENT + render("analysis.hints", lang, hints=hints)


def _full(found: "Sequence[Conflict]", telling: "Telling") -> Iterator[Row]:
    """One object a conflict."""
    for conflict in found:
        yield {
            "provider": {"id": conflict.provider, "name": telling.name(conflict.provider)},
            "receiver": {"id": conflict.receiver, "name": telling.name(conflict.receiver)},
            **conflict.kind._asdict(),
            "spread": conflict.spread,
            "reasons": list(conflict.reasons),
            "hints": _hints(conflict, telling),
            "claims": [telling.row(figure.id, figure.claim) for figure in conflict.figures],
        }


def _flat(found: "Sequence[Conflict]", telling: "Telling") -> Iterator[Row]:
    """One row a claim."""
    for rank, conflict in enumerate(found, 1):
        about: dict[str, Any] = {"conflict": rank, "spread": conflict.spread}
        about |= {"reasons": list(conflict.reasons), "hints": _hints(conflict, telling)}
        yield from (about | telling.flat(figure.id, figure.claim) for figure in conflict.figures)


def _hints(conflict: "Conflict", telling: "Telling") -> list[str]:
    from aidgraph.analysis.conflicts import hints_of_words

    quotes = {figure.id: [words.quote for words in telling.words(figure.id)] for figure in conflict.figures}
    return [*conflict.hints, *hints_of_words(conflict, quotes)]

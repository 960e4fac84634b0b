"""The total command: from two names to what may be said of the amounts between them, and what is left out."""

import sys
from collections.abc import Sequence
from typing import Final

import click

from aidgraph.cli.options import argument, command, db_option, format_option, option
from aidgraph.cli.tables import write

_YEAR: Final = click.IntRange(1949, 2100)


@command
@argument("a", "help.A")
@argument("b", "help.B")
@db_option
@option("--year", type=_YEAR, metavar="help.YEAR", help="help.year")
@option("--from", "first", type=_YEAR, metavar="help.YEAR", help="help.from")
@option("--to", "last", type=_YEAR, metavar="help.YEAR", help="help.to")
@option("--kind", "kinds", multiple=True, metavar="help.KIND", help="help.kind")
@option("--as-of", type=_YEAR, metavar="help.YEAR", help="help.as_of")
@format_option()
def total(
    lang: str,
    a: str,
    b: str,
    database: str,
    year: int | None,
    first: int | None,
    last: int | None,
    kinds: Sequence[str],
    as_of: int | None,
    form: str,
) -> int:
    """Adds up what may be added, and writes it with its words and all that it leaves out."""
    from aidgraph.analysis.conflicts import conflicting
    from aidgraph.analysis.pair import claims_about
    from aidgraph.analysis.totals import Window, add_up
    from aidgraph.cli.asking import above, asked, find
    from aidgraph.cli.telling import Telling
    from aidgraph.cli.totalrows import COLUMNS, flat_rows, full_row
    from aidgraph.cli.totaltext import TotalText

    with asked(database) as ledger:
        ends = find(ledger, a), find(ledger, b)
        about = claims_about(ledger, *ends, above)
        own = [claim for claim in about.own if not kinds or {claim.predicate, claim.what} & {*kinds}]
        related = [pair for pair in about.related if not kinds or {pair[0].predicate, pair[0].what} & {*kinds}]
        window = Window(year or first, year or last, as_of)
        found = add_up(own, related, window)
        clashes = conflicting(own)
        telling = Telling(ledger, [*own, *(claim for claim, _ in related)], ends)
    if form == "table":
        click.echo("\n".join(TotalText(telling, clashes, lang).lines(found, *ends)))
    elif form in ("json", "jsonl"):
        write([full_row(found, telling, clashes, *ends)], (), form, sys.stdout)
    else:
        write(flat_rows(found, telling, clashes), COLUMNS, form, sys.stdout)
    return 0

"""The coverage command: from the ledger to the years, counties and regimes of which nothing is said."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import click

from aidgraph.cli.options import argument, command, db_option, format_option, option
from aidgraph.cli.tables import Row, write
from aidgraph.messages import render

if TYPE_CHECKING:
    from aidgraph.analysis.coverage import Cell, Unattested
    from aidgraph.cli.wording import Wording

_COLUMNS: Final = (
    "gap", "provider", "provider_id", "receiver", "receiver_id", "predicate", "unit", "year", "regime", "state",
    "within", "claims",
)  # fmt: skip
_YEAR: Final = click.IntRange(1949, 2100)


@command
@argument("a", "help.A", required=False)
@argument("b", "help.B", required=False)
@db_option
@option("--from", "first", type=_YEAR, metavar="help.YEAR", help="help.from")
@option("--to", "last", type=_YEAR, metavar="help.YEAR", help="help.to")
@option("--kind", "kinds", multiple=True, metavar="help.KIND", help="help.kind")
@option("--as-of", type=_YEAR, metavar="help.YEAR", help="help.as_of")
@format_option()
def coverage(
    lang: str,
    a: str | None,
    b: str | None,
    database: str,
    first: int | None,
    last: int | None,
    kinds: Sequence[str],
    as_of: int | None,
    form: str,
) -> int:
    """Tells what is reported, only planned or silent, who has no known helper, and where pairings are unattested."""
    from aidgraph.cli.asking import asked
    from aidgraph.cli.gaps import find_gaps

    with asked(database) as ledger:
        found = find_gaps(ledger, a, b, (first, last), kinds, as_of)
        pairs = [(cell.provider, cell.receiver) for cell in found.cells]
        pairs += [(gap.provider, gap.receiver) for gap in found.unattested]
        parties = {party for pair in pairs for party in pair}
        names = dict(ledger.names.known(parties)) | found.names
    if form == "table":
        click.echo("\n".join(_lines(found.cells, found.alone, found.unattested, names, lang)))
    else:
        write(_rows(found.cells, found.alone, found.unattested, names), _COLUMNS, form, sys.stdout)
    return 0


def _rows(
    cells: "Sequence[Cell]", alone: Sequence[str], gaps: "Sequence[Unattested]", names: dict[str, str]
) -> Iterator[Row]:
    for cell in cells:
        row = {"gap": "amount", **_ends(cell.provider, cell.receiver, names), "predicate": cell.predicate}
        row |= {"unit": cell.unit, "year": cell.year, "state": cell.state}
        row |= {"within": cell.covered_by.id if cell.covered_by else None}
        yield row | {"claims": [figure.id for figure in cell.figures]}
    for place in alone:
        yield {"gap": "helper", **_ends("", place, names), "state": "silent"}
    for gap in gaps:
        for regime in gap.regimes:
            row = {"gap": "regime", **_ends(gap.provider, gap.receiver, names), "predicate": "assists"}
            yield row | {"regime": regime.years, "state": "silent"}


def _ends(provider: str, receiver: str, names: dict[str, str]) -> dict[str, Any]:
    row = {"provider": names.get(provider, provider), "provider_id": provider}
    return row | {"receiver": names.get(receiver, receiver), "receiver_id": receiver}


def _lines(
    cells: "Sequence[Cell]", alone: Sequence[str], gaps: "Sequence[Unattested]", names: dict[str, str], lang: str
) -> Iterator[str]:
    from aidgraph.cli.claimtext import INDENT
    from aidgraph.cli.wording import Wording

    wording = Wording(lang)
    if not (cells or alone or gaps):
        yield render("analysis.no_coverage", lang)
    for (provider, receiver), of_pair in groupby(cells, key=lambda cell: (cell.provider, cell.receiver)):
        yield render("analysis.pair", lang, a=names.get(provider, provider), b=names.get(receiver, receiver))
        for (predicate, unit), of_kind in groupby(of_pair, key=lambda cell: (cell.predicate, cell.unit)):
            name = f"unit_{unit or 'none'}"
            yield INDENT + wording.listed(wording.term(predicate), render(f"analysis.{name}", lang))
            yield from (INDENT * 2 + line for line in _years(list(of_kind), wording, lang))
    if cells:
        yield render("analysis.silence", lang)
    if alone:
        listed = wording.listed(*(names.get(place, place) for place in alone))
        yield render("analysis.no_helper", lang, names=listed)
    for gap in gaps:
        ends = {"a": names.get(gap.provider, gap.provider), "b": names.get(gap.receiver, gap.receiver)}
        yield render("analysis.unattested", lang, **ends, regimes=wording.listed(*(each.years for each in gap.regimes)))


def _years(cells: "Sequence[Cell]", wording: "Wording", lang: str) -> Iterator[str]:
    """``silent by year: 2016, 2017``, and what may hold those years' amounts."""
    for state in ("reported", "planned", "silent"):
        years = [str(cell.year) for cell in cells if cell.state == state]
        if years:
            yield render(f"analysis.{state}_years", lang, years=wording.listed(*years))
    for total in {cell.covered_by.id: cell.covered_by for cell in cells if cell.covered_by}.values():
        years = [str(cell.year) for cell in cells if cell.covered_by and cell.covered_by.id == total.id]
        covered = render("analysis.covered", lang, date=total.through)
        yield wording.term("colon", subject=wording.listed(*years), text=covered)

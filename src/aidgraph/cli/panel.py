"""The panel command: claims as a tidy table for statistics, one row a claim, or wide with a column a year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from aidgraph import __version__
from aidgraph.cli.options import argument, command, db_option, format_option, option, output_option
from aidgraph.cli.output import opened
from aidgraph.cli.tables import Row, write

if TYPE_CHECKING:
    from aidgraph.analysis import panel as rows_of
    from aidgraph.cli.telling import Telling

COLUMNS: Final = (
    "provider", "provider_id", "provider_code", "provider_code_then", "receiver", "receiver_id", "receiver_code",
    "receiver_code_then", "year", "predicate", "kind", "via", "value", "unit", "start", "end", "as_of", "status",
    "cumulative", "approx", "bound", "origin", "sources", "conflicts", "best", "verdict", "quote", "document",
    "published", "link", "claim", "revision", "version",
)  # fmt: skip
_WIDE: Final = (
    "provider", "provider_id", "provider_code", "receiver", "receiver_id", "receiver_code", "predicate", "kind", "via",
    "unit", "status", "cumulative",
)  # fmt: skip
_PROVENANCE: Final = ("revision", "version")


@command
@argument("a", "help.A", required=False)
@argument("b", "help.B", required=False)
@db_option
@option("--kinds", metavar="help.KINDS", help="help.kinds")
@option("--years", metavar="help.YEARS", help="help.years")
@option("--as-of", type=click.IntRange(1949, 2100), metavar="help.YEAR", help="help.as_of")
@option("--wide", is_flag=True, help="help.wide")
@output_option
@format_option("csv")
def panel(
    lang: str,
    a: str | None,
    b: str | None,
    database: str,
    kinds: str | None,
    years: str | None,
    as_of: int | None,
    wide: bool,
    output: str,
    form: str,
) -> int:
    """Writes the table."""
    from aidgraph.analysis import panel as rows_of
    from aidgraph.cli.asking import asked, claims_asked, year_span
    from aidgraph.cli.telling import Telling

    chosen = tuple(kind.strip() for kind in kinds.split(",")) if kinds else ()
    span = year_span(years)
    with asked(database) as ledger, opened(output) as stream:
        found = rows_of.panel(claims_asked(ledger, a, b), kinds=chosen, years=span, as_of=as_of)
        telling = Telling(ledger, [row.figure.claim for row in found])
        provenance = {"revision": ledger.revision, "version": __version__}
        if wide:
            spread, series = rows_of.wide(found)
            columns = (*_WIDE, *map(str, spread), *_PROVENANCE)
            write(_wide_rows(series, telling, provenance), columns, form, stream)
        else:
            write((_row(row, telling) | provenance for row in found), COLUMNS, form, stream)
    return 0


def _row(row: "rows_of.Row", telling: "Telling") -> dict[str, Any]:
    claim = row.figure.claim
    words, curated = telling.words(row.figure.id), telling.curated(row.figure.id)
    first = words[0] if words else None
    source = curated[0] if curated and not first else None
    return {
        **_pair(row, telling),
        "provider_code_then": _code_then(claim.subject, row.year),
        "receiver_code_then": _code_then(claim.object, row.year),
        "year": row.year,
        "predicate": claim.predicate,
        "kind": claim.what or claim.scheme,
        "via": telling.name(claim.via) if claim.via else "",
        "value": claim.value,
        "unit": claim.unit,
        "start": claim.start,
        "end": claim.end,
        "as_of": claim.as_of,
        "status": claim.status,
        "cumulative": claim.cumulative,
        "approx": claim.approx,
        "bound": claim.bound,
        "origin": claim.origin,
        "sources": claim.sources,
        "conflicts": row.conflicts,
        "best": row.best,
        "verdict": row.verdict,
        "quote": first.quote if first else "",
        "document": (first.title or first.document) if first else source.publisher if source else "",
        "published": first.published if first else source.date if source else "",
        "link": first.url if first else source.address if source else "",
        "claim": row.figure.id,
    }


def _wide_rows(
    series: "dict[tuple[str, ...], dict[int, rows_of.Row]]", telling: "Telling", provenance: dict[str, Any]
) -> Iterator[Row]:
    for of_years in series.values():
        first = next(iter(of_years.values()))
        claim = first.figure.claim
        row: dict[str, Any] = {
            **_pair(first, telling),
            "predicate": claim.predicate,
            "kind": claim.what,
            "unit": claim.unit,
        }
        row |= {"via": telling.name(claim.via) if claim.via else "", "status": claim.status}
        row |= {"cumulative": claim.cumulative}
        yield row | {str(year): one.figure.claim.value for year, one in of_years.items()} | provenance


def _pair(row: "rows_of.Row", telling: "Telling") -> dict[str, str]:
    claim = row.figure.claim
    sides = {"provider": claim.subject, "receiver": claim.object}
    named = {side: telling.name(party) for side, party in sides.items()}
    ids = {f"{side}_id": party for side, party in sides.items()}
    return named | ids | {f"{side}_code": _code(party) for side, party in sides.items()}


def _code(entity_id: str) -> str:
    """The newest division code: of what lies below a county, the county's."""
    return entity_id.removeprefix("place:").partition("/")[0] if entity_id.startswith("place:") else ""


def _code_then(entity_id: str, year: int | None) -> str:
    """The code that it had at the end of a year."""
    from aidgraph.cli.asking import gazetteer

    code = _code(entity_id)
    if not code or year is None:
        return ""
    return gazetteer().code_in(f"place:{code}", year)

"""What coverage tells: from the ledger and the gazetteer to amounts by year, counties without a helper, and gaps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aidgraph.analysis.coverage import Cell, Unattested, cover, unattested, without_helper
from aidgraph.analysis.regimes import load_regimes
from aidgraph.claims.time import verdict, year_of
from aidgraph.cli.asking import claims_asked, find, gazetteer
from aidgraph.ledger import EVERYTHING, Ledger, Span
from aidgraph.model import Claim


@dataclass(frozen=True, slots=True)
class Gaps:
    """The years of amounts, the counties that nobody is known to help, the regimes without a word of a known pairing.

    ``names`` are those of the counties, by id.
    """

    cells: tuple[Cell, ...]
    alone: tuple[str, ...]
    unattested: tuple[Unattested, ...]
    names: dict[str, str]


def find_gaps(
    ledger: Ledger,
    a: str | None,
    b: str | None,
    window: tuple[int | None, int | None],
    kinds: Sequence[str],
    as_of: int | None,
) -> Gaps:
    """What is told of the claims from A to B, of those that A is a party of, or of all.

    Counties are told where nobody in particular is asked about, or those within the one place that is.
    """
    claims = [claim for claim in claims_asked(ledger, a, b) if as_of is None or verdict(claim, as_of) != "no"]
    counted = [claim for claim in claims if not kinds or {claim.predicate, claim.what} & {*kinds}]
    regimes = load_regimes()
    counties = dict(_counties(find(ledger, a) if a else "")) if b is None else {}
    helped = {claim.object for claim in _pairings(ledger, counties)}
    dates = pairing_dates(ledger, claims)
    years = [year for claim in claims for year in (claim.last_attested, *dates.get(claim.id, ())) if year is not None]
    return Gaps(
        cells=tuple(cover(counted, regimes, *window)),
        alone=tuple(without_helper(counties, helped)),
        unattested=tuple(unattested(claims, dates, regimes, max(years, default=0))),
        names=counties,
    )


def _counties(within: str) -> Iterator[tuple[str, str]]:
    """The counties of today in the provinces that receive, or those of them within a place: ids and names."""
    places = gazetteer()
    for place in places.places():
        wanted = not within or places.within(place.id, within)
        if wanted and place.type == "County" and place.until is None and places.is_west(place.id):
            yield place.id, place.name


def _pairings(ledger: Ledger, counties: dict[str, str]) -> Iterator[Claim]:
    """The pairings that name one of these counties as helped."""
    spans = [Span(county) for county in counties]
    found = ledger.claims_between([EVERYTHING], spans) if spans else iter(())
    return (claim for claim in found if claim.predicate == "assists" and claim.status == "actual")


def pairing_dates(ledger: Ledger, claims: Sequence[Claim]) -> dict[str, list[int]]:
    """The years of the public sources that state each pairing."""
    found = {}
    for claim in claims:
        if claim.predicate == "assists":
            years = (year_of(source.date) for source in ledger.curated_sources(claim.id))
            found[claim.id] = [year for year in years if year is not None]
    return found

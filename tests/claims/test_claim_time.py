"""Whether a claim holds in a year."""

import pytest

from aidgraph.claims.time import Verdict, verdict
from aidgraph.model import Claim


@pytest.mark.parametrize(
    ("start", "end", "attested", "years"),
    [
        # a stated interval with both ends
        ("2016", "2020", (2018, 2018), {2015: "no", 2016: "holds", 2020: "holds", 2021: "no"}),
        ("2018-05-14", "2018-12", (None, None), {2017: "no", 2018: "holds", 2019: "no"}),
        # a start alone reaches to the last attestation
        ("2010", "", (2018, 2020), {2009: "no", 2010: "holds", 2020: "holds", 2021: "unknown"}),
        ("2010", "", (None, None), {2009: "no", 2010: "unknown", 2021: "unknown"}),
        # announced before it began
        ("2021", "", (2019, 2019), {2020: "no", 2021: "unknown"}),
        # neither: from the first to the last attestation
        ("", "", (2018, 2020), {2017: "unknown", 2018: "holds", 2019: "holds", 2020: "holds", 2021: "unknown"}),
        ("", "", (2020, 2020), {2015: "unknown", 2020: "holds"}),
        ("", "", (None, None), {2020: "unknown"}),
        # an end alone
        ("", "2020", (2018, 2022), {2017: "unknown", 2018: "holds", 2020: "holds", 2021: "no"}),
    ],
)
def test_verdict(start: str, end: str, attested: tuple[int | None, int | None], years: dict[int, Verdict]) -> None:
    first, last = attested
    claim = Claim("assists", "place:1", "place:2", start=start, end=end, first_attested=first, last_attested=last)
    assert {year: verdict(claim, year) for year in years} == years


def test_a_handover_ends_a_claim_whatever_is_attested_later() -> None:
    claim = Claim("assists", "a", "b", start="2010", first_attested=2012, last_attested=2023, ended=2021)
    assert [verdict(claim, year) for year in (2009, 2015, 2021, 2022)] == ["no", "holds", "holds", "no"]

"""The panel: one row a claim, one best row a cell, and the same rows wide."""

from aidgraph.analysis.panel import panel, wide, year_told
from aidgraph.model import Claim
from analysis.saying import GIVER, TAKER, annual, claim, figure, running

PAIRING = Claim("assists", GIVER, TAKER, start="2016", first_attested=2018, last_attested=2020, sources=1)


def test_the_year_of_a_row() -> None:
    told = [annual(1, 2018), running(1, "2019-07-22"), claim(1, "2016", "2020"), claim(1), PAIRING]
    assert [year_told(figure(one)) for one in told] == [2018, 2019, 2020, None, 2016]


def test_one_row_a_cell_is_the_best() -> None:
    rows = panel([annual(1, 2018), annual(2, 2018, sources=2), running(3, "2018", "2018"), annual(4, 2018, what="")])
    assert [(row.figure.value, row.best, row.conflicts) for row in rows] == [
        (4, True, 0), (2, True, 1), (1, False, 1), (3, True, 0),
    ]  # fmt: skip


def test_kinds_years_and_a_year_to_hold_in() -> None:
    said = [annual(1, 2018), annual(2, 2019, what="social"), running(3, "2020"), PAIRING]
    assert [row.figure.value for row in panel(said, kinds=["social"])] == [2]
    assert [row.figure.claim.predicate for row in panel(said, kinds=["assists"])] == ["assists"]
    assert [row.figure.value for row in panel(said, years=(2018, 2019))] == [1, 2]
    verdicts = [(row.figure.claim.predicate, row.year, row.verdict) for row in panel(said, as_of=2019)]
    assert verdicts == [("assists", 2016, "holds"), ("funds", 2020, "unknown"), ("funds", 2019, "holds")]
    assert {row.verdict for row in panel(said)} == {""}


def test_wide_has_the_best_amount_of_every_year() -> None:
    years, series = wide(panel([annual(1, 2018), annual(2, 2018, sources=2), annual(3, 2020), PAIRING, claim(9)]))
    assert years == [2018, 2020]
    (amounts,) = series.values()
    assert {year: row.figure.value for year, row in amounts.items()} == {2018: 2, 2020: 3}

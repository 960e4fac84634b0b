"""What is reported, only planned, or silent; who is helped by nobody known; which regimes say nothing of a pairing."""

from aidgraph.analysis.coverage import Cell, cover, unattested, without_helper
from aidgraph.analysis.regimes import Regime, load_regimes
from aidgraph.model import Claim
from analysis.saying import GIVER, TAKER, annual, claim, running

REGIMES = load_regimes()


def states(*claims: Claim, first: int | None = None, last: int | None = None) -> list[tuple[int, str]]:
    return [(cell.year, cell.state) for cell in cover(claims, REGIMES, first, last)]


def test_years_run_from_the_beginning_of_the_regime_to_the_last_that_is_reached() -> None:
    assert states(annual(1, 2018), annual(2, 2019)) == [
        (2016, "silent"), (2017, "silent"), (2018, "reported"), (2019, "reported"),
    ]  # fmt: skip
    assert states(annual(1, 2022)) == [(2021, "silent"), (2022, "reported")]
    assert states(annual(1, 1990)) == [(1990, "reported")]
    assert states(annual(1, 2018), first=2018, last=2019) == [(2018, "reported"), (2019, "silent")]


def test_plans_and_what_is_done() -> None:
    plan = claim(9, "2018", "2020", status="planned")
    assert states(annual(1, 2019), plan, first=2017) == [
        (2017, "silent"), (2018, "planned"), (2019, "reported"), (2020, "planned"),
    ]  # fmt: skip


def test_a_running_total_may_hold_the_amount_of_a_silent_year() -> None:
    cells = list(cover([running(9, "2019", "2017")], REGIMES))
    assert [(cell.year, cell.state, cell.covered_by is not None) for cell in cells] == [
        (2016, "silent", False), (2017, "silent", True), (2018, "silent", True), (2019, "silent", True),
    ]  # fmt: skip


def test_kinds_of_money_are_covered_together_and_units_apart() -> None:
    found = cover([annual(1, 2016), annual(1, 2017, what=""), annual(5, 2017, unit="person")], REGIMES)
    assert [(cell.unit, cell.year, cell.state) for cell in found] == [
        ("CNY", 2016, "reported"), ("CNY", 2017, "reported"), ("person", 2016, "silent"), ("person", 2017, "reported"),
    ]  # fmt: skip


def test_what_is_undated_curated_or_brought_in_covers_nothing() -> None:
    assert states(claim(1), annual(1, 2018, origin="curated"), annual(1, 2018, what="attracted")) == []


def test_cells_name_their_figures() -> None:
    (cell,) = cover([annual(1, 2016)], REGIMES)
    assert (cell.provider, cell.receiver, [figure.value for figure in cell.figures]) == (GIVER, TAKER, [1])
    assert isinstance(cell, Cell)


def gaps(claim: Claim, *dates: int, latest: int = 2024) -> list[int]:
    found = unattested([claim], {claim.id: list(dates)}, REGIMES, latest)
    return [regime.start for gap in found for regime in gap.regimes]


def test_a_pairing_is_unattested_after_what_attests_it_first() -> None:
    pairing = Claim("assists", GIVER, TAKER)
    assert gaps(pairing, 2018) == [2021]
    assert gaps(pairing, 2018, 2023) == []
    assert gaps(pairing, 2018, latest=2020) == []
    assert gaps(pairing) == []
    assert gaps(Claim("assists", GIVER, TAKER, start="1996", first_attested=2022, last_attested=2022)) == []
    assert gaps(Claim("assists", GIVER, TAKER, status="planned"), 2018) == []


def test_what_has_ended_is_no_gap() -> None:
    assert gaps(Claim("assists", GIVER, TAKER, end="2020"), 2018) == []
    assert gaps(Claim("assists", GIVER, TAKER, ended=2021), 2018) == []


def test_nobody_is_known_to_help_them() -> None:
    assert without_helper(["a", "b"], {"b"}) == ["a"]


def test_the_regimes_are_those_of_the_table() -> None:
    assert [(regime.start, regime.end) for regime in REGIMES] == [
        (1996, 2009),
        (2010, 2015),
        (2016, 2020),
        (2021, None),
    ]
    assert isinstance(REGIMES[0], Regime)
    assert [regime.years for regime in REGIMES][-2:] == ["2016–2020", "2021–"]
    assert [regime.start for regime in REGIMES if regime.meets(2012, 2016)] == [2010, 2016]
    assert all(set(regime.names) == {"zh", "en"} for regime in REGIMES)

"""What may be added to what: one line a kind, nothing twice, and everything left out with its reason."""

import pytest

from aidgraph.analysis.totals import Line, Total, Window, add_up
from aidgraph.model import Claim
from analysis.saying import GANGU, annual, claim, running

ALL = Window()


def total(*claims: Claim, window: Window = ALL) -> Total:
    return add_up(claims, (), window)


def only(*claims: Claim, window: Window = ALL) -> Line:
    (line,) = total(*claims, window=window).lines
    return line


def reasons(found: Total) -> list[tuple[float, str]]:
    return [(item.figure.value, item.reason) for item in found.left_out]


def test_the_latest_running_total_with_the_years_beside_it() -> None:
    line = only(running(5433, "2019-07-22"), running(3000, "2018"), annual(1979, 2018))
    assert line.running
    assert (line.running.value, line.running.through, line.sum) == (5433, "2019-07-22", None)
    assert [(year, figure.value) for year, figure in line.years] == [(2018, 1979)]


def test_four_cities_as_their_report_says_it() -> None:
    """A running total, one year, and a sum within the current year whose kind of money is not stated."""
    found = total(running(5433, "2019"), annual(1979, 2018), running(2300, "2019", "2019", end="2019", what=""))
    fiscal, unstated = found.lines
    assert fiscal.running is not None
    assert (fiscal.running.value, fiscal.sum, unstated.running, unstated.unstated) == (5433, None, None, True)
    assert [(year, figure.value, figure.claim.cumulative) for year, figure in unstated.years] == [(2019, 2300, True)]
    assert found.left_out == ()


def test_whole_years_are_added_where_there_is_no_running_total() -> None:
    assert only(annual(1, 2018), annual(2, 2019), annual(4, 2021)).sum == 7
    assert str(only(annual(0.1, 2018), annual(0.2, 2019)).sum) == "0.3"
    assert only(annual(1, 2018), claim(2, "2019-01", "2019-07")).sum is None
    assert only(annual(1, 2018), running(2, "2019-07", "2019")).sum is None


def test_of_a_year_the_best_supported_counts_and_then_the_latest() -> None:
    found = total(annual(1, 2018), annual(2, 2018, sources=2), annual(3, 2018, last_attested=2024))
    assert [figure.value for _, figure in found.lines[0].years] == [2]
    assert sorted(reasons(found)) == [(1, "superseded"), (3, "superseded")]
    assert only(annual(1, 2018, last_attested=2019), annual(3, 2018, last_attested=2024)).years[0][1].value == 3


def test_a_figure_for_the_year_comes_before_one_within_it() -> None:
    found = total(running(23, "2019-07", "2019", sources=9), annual(27, 2019))
    assert [figure.value for _, figure in found.lines[0].years] == [27]
    assert reasons(found) == [(23, "running_against_annual")]


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (annual(1, 2020, status="planned"), "planned"),
        (annual(1, 2020, what="attracted"), "attracted"),
        (annual(1, 2020, origin="curated"), "curated"),
        (claim(1), "undated"),
        (claim(1, "2019"), "undated"),
    ],
)
def test_what_is_never_counted(left: Claim, reason: str) -> None:
    found = total(left)
    assert (found.lines, reasons(found)) == ((), [(1, reason)])


def test_kinds_and_parties_through_which_it_came_are_lines_of_their_own() -> None:
    found = total(annual(1, 2018), annual(2, 2018, what="social"), annual(3, 2018, via="fund:某基金"))
    assert [(line.kind.what, line.kind.via, line.sum) for line in found.lines] == [
        ("fiscal", "", 1), ("fiscal", "fund:某基金", 3), ("social", "", 2),
    ]  # fmt: skip


def test_a_running_total_that_falls_is_the_latest_and_a_conflict() -> None:
    line = only(running(50, "2018"), running(40, "2019"))
    assert line.running is not None
    assert line.running.value == 40


def test_a_later_total_that_begins_later_does_not_take_the_place_of_a_larger_one() -> None:
    found = total(running(118, "2014", "1996"), running(20, "2018", "2016"))
    assert found.lines[0].running is not None
    assert (found.lines[0].running.value, reasons(found)) == (118, [(20, "another_start")])


def test_an_amount_for_several_years_is_a_running_total_to_their_end() -> None:
    found = total(claim(56, "2016", "2020"), annual(19, 2020))
    assert found.lines[0].running is not None
    assert (found.lines[0].running.value, found.lines[0].running.through, found.lines[0].sum) == (56, "2020", None)


def test_a_window_takes_what_lies_within_it() -> None:
    said = [running(54, "2019", "2017"), annual(19, 2018), annual(30, 2020), claim(7)]
    found = total(*said, window=Window(2018, 2018))
    assert [(line.running, line.sum) for line in found.lines] == [(None, 19)]
    assert sorted(reasons(found)) == [(7, "undated"), (30, "other_years"), (54, "running_against_annual")]
    assert only(*said, window=Window(2017, 2019)).running is not None
    assert only(*said, window=Window(2018, 2020)).running is None
    assert only(*said, window=Window(None, 2019)).running is not None


def test_what_does_not_hold_in_the_year_is_left_out() -> None:
    found = total(annual(1, 2018), annual(2, 2019), window=Window(as_of=2019))
    assert (found.lines[0].sum, reasons(found)) == (2, [(1, "not_then")])


def test_parts_and_groups_are_told_and_never_counted() -> None:
    part = annual(5, 2018, object=GANGU.id)
    found = add_up([annual(1, 2018)], [(part, "level"), (annual(9, 2018, subject="group:x"), "group")], ALL)
    assert (found.lines[0].sum, reasons(found)) == (1, [(9, "group"), (5, "level")])

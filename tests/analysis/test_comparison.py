"""When two amounts contradict one another, and what tells them apart or reconciles them."""

from decimal import Decimal

import pytest

from aidgraph.analysis.bounds import gap, span
from aidgraph.analysis.comparison import Comparison, compare
from aidgraph.model import Claim
from analysis.saying import annual, claim, figure, running


def outcome(one: Claim, other: Claim) -> tuple[str, str]:
    comparison, back = compare(figure(one), figure(other)), compare(figure(other), figure(one))
    assert comparison == back
    return comparison.outcome, comparison.by


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ({"value": 7000000000, "bound": "over"}, 7000000000, 8000000000),
        ({"value": 29000000, "bound": "under"}, 28000000, 29000000),
        ({"value": 150000000, "bound": "about"}, 145000000, 155000000),
        ({"value": 52.8}, "52.8", "52.8"),
        ({"value": 52.8, "approx": True}, "52.7", "52.9"),
        ({"value": 0, "bound": "about"}, 0, 0),
    ],
)
def test_a_number_is_as_exact_as_its_last_digit(said: dict[str, object], least: object, most: object) -> None:
    assert span(claim(**said)) == (Decimal(str(least)), Decimal(str(most)))  # type: ignore[arg-type]


def test_a_gap_is_a_share_of_the_larger() -> None:
    one, ten = (Decimal(1), Decimal(1)), (Decimal(5), Decimal(10))
    assert (gap(one, ten), gap(ten, one), gap(ten, ten)) == (Decimal("0.4"), Decimal("0.4"), 0)


@pytest.mark.parametrize(
    ("one", "other", "result"),
    [
        (annual(100, 2018), annual(100.5, 2018), ("agree", "")),
        (annual(100, 2018), annual(101, 2018), ("conflict", "values")),
        (annual(70, 2018, bound="over"), annual(74, 2018), ("reconciled", "bound")),
        (annual(70, 2018, bound="over"), annual(90, 2018), ("conflict", "values")),
        (annual(1, 2018), annual(2, 2018, what="social"), ("not_comparable", "kind")),
        (annual(1, 2018), annual(2, 2018, unit="person"), ("not_comparable", "kind")),
        (annual(1, 2018), annual(2, 2018, subject="place:350100"), ("not_comparable", "parties")),
        (annual(1, 2018), annual(2, 2018, via="fund:x"), ("not_comparable", "via")),
        (annual(1, 2018), annual(2, 2018, status="planned"), ("not_comparable", "status")),
        (annual(1, 2018, status="planned"), annual(2, 2018, status="planned"), ("not_comparable", "status")),
        (annual(1, 2018), running(2, "2018", "2018"), ("not_comparable", "running")),
        (annual(1, 2018), annual(2, 2019), ("not_comparable", "period")),
        (claim(1), claim(2), ("not_comparable", "undated")),
        (running(1, ""), running(2, "2019"), ("not_comparable", "undated")),
        (running(1, "2018"), running(2, "2019"), ("reconciled", "date")),
        (running(2, "2018"), running(1, "2019"), ("conflict", "falls")),
        (running(2.004, "2018"), running(2, "2019"), ("reconciled", "date")),
        (running(2, "2019-03"), running(3, "2019-09"), ("conflict", "values")),
        (running(100, "2015", "1996"), running(20, "2018", "2016"), ("not_comparable", "period")),
    ],
)
def test_the_outcome_and_by_what(one: Claim, other: Claim, result: tuple[str, str]) -> None:
    assert outcome(one, other) == result


def test_comparisons_are_plain() -> None:
    assert Comparison("agree") == Comparison("agree", "")

"""Every surface form of the corpus is read as the value that stands before it, and near misses as none."""

from collections import Counter

import pytest
from surface_forms import CORPUS, forms, number, rows

from aidgraph.values import find_dates, find_money, find_numbers, find_periods, find_quantities, parse

DOCUMENT_YEAR = 2019


@pytest.mark.parametrize(("value", "form"), forms("numerals"))
def test_numeral(value: str, form: str) -> None:
    assert parse(form) == (None if value == "none" else number(value))


@pytest.mark.parametrize(("value", "form"), forms("money"))
def test_money(value: str, form: str) -> None:
    found = find_money(form)
    if value == "none":
        assert found == []
        return
    amount, *marks = value.split()
    (money,) = found
    per = next((mark.removeprefix("per") for mark in marks if mark.startswith("per")), "")
    bound = next((mark for mark in marks if mark in ("about", "under", "over")), "")
    currency = next((mark for mark in marks if mark.isupper()), "CNY")
    assert (money.value, money.currency, money.bound, money.per) == (number(amount), currency, bound, per)
    assert money.approx is bool(bound)


@pytest.mark.parametrize(("value", "form"), forms("quantities"))
def test_quantity(value: str, form: str) -> None:
    found = find_quantities(form)
    if value == "none":
        assert found == []
        return
    amount, unit, classifier, *marks = value.replace(" - ", "  ").split(" ")
    classifier = classifier.replace("-", "")
    (quantity,) = found
    per = next((mark.removeprefix("per") for mark in marks if mark.startswith("per")), "")
    bound = next((mark for mark in marks if mark in ("about", "under", "over")), "")
    assert (quantity.value, quantity.unit, quantity.classifier) == (number(amount), unit, classifier)
    assert (quantity.bound, quantity.approx, quantity.per) == (bound, bool(bound), per)


@pytest.mark.parametrize(("value", "form"), forms("numbers"))
def test_number(value: str, form: str) -> None:
    found = find_numbers(form)
    if value == "none":
        assert found == []
        return
    amount, kind, *bound = value.split()
    (found_number,) = found
    expected = None if amount == "?" else number(amount)
    assert (found_number.value, found_number.kind) == (expected, kind)
    assert found_number.bound == "".join(bound)


@pytest.mark.parametrize(("value", "form"), forms("dates"))
def test_date(value: str, form: str) -> None:
    found = [date.iso for date in find_dates(form, 2020)]
    assert found == ([] if value == "none" else [value])


@pytest.mark.parametrize(("value", "form"), forms("periods"))
def test_period(value: str, form: str) -> None:
    found = find_periods(form, DOCUMENT_YEAR)
    if value == "none":
        assert found == []
        return
    (period,) = found
    kind, first, last, extra = value.split()
    assert (period.kind, period.first or "-", period.last or "-") == (kind, first, last)
    assert period.running is (kind in ("since", "until", "years", "running"))
    assert (period.relative, period.offset, period.years) == _leaning(kind, extra)


def _leaning(kind: str, extra: str) -> tuple[str, int, float | int | None]:
    """``that_year-1``, ``now``, ``3`` (of years) or ``-``."""
    if kind == "years":
        return "", 0, number(extra)
    relative = extra.rstrip("+-0123456789")
    return relative, int(extra[len(relative) :] or 0) if relative else 0, None


def test_the_corpus_is_large_and_says_nothing_twice() -> None:
    names = sorted(path.stem for path in CORPUS.glob("*.tsv"))
    assert names == ["dates", "money", "numbers", "numerals", "periods", "quantities"]
    told = Counter((name, form) for name in names for _, _, form in rows(name))
    assert sum(told.values()) >= 250
    assert [form for form, times in told.items() if times > 1] == []

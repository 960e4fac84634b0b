"""Receives a text and hands on what its numerals are, in order: money, quantities, and numbers of other kinds."""

from collections.abc import Sequence

from aidgraph.values.money import Money, money_of
from aidgraph.values.numbers import Number, joint_of, left_over, opens_range, special_of
from aidgraph.values.numerals import Numeral, find_numerals
from aidgraph.values.quantities import Quantity, quantity_of

Amount = Money | Quantity | Number


def find_amounts(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Amount]:
    """The amounts of ``text``, not overlapping; what the sorted spans ``taken`` cover is passed over (times, say)."""
    found: list[Amount] = []
    floor, following = 0, 0
    for numeral in find_numerals(text):
        while following < len(taken) and taken[following][1] <= numeral.digits:
            following += 1
        ceiling = taken[following][0] if following < len(taken) else len(text)
        if numeral.digits < floor or numeral.end > ceiling:
            continue
        amount = _amount_of(text, numeral)
        if amount and amount.end <= ceiling:
            found.append(amount)
            floor = amount.end
    return found


def _amount_of(text: str, numeral: Numeral) -> Amount | None:
    """The most specific reading of one numeral."""
    other = opens_range(text, numeral)
    if other:
        last = _unit_of(text, other)
        return Number(numeral.start, last.end if last else other.end, None, kind="range")
    special = special_of(text, numeral)
    if special:
        return special
    amount = _unit_of(text, numeral)
    return _range_of(text, amount) or amount if amount else left_over(text, numeral)


def _unit_of(text: str, numeral: Numeral) -> Money | Quantity | None:
    return money_of(text, numeral) or quantity_of(text, numeral)


def _range_of(text: str, first: Money | Quantity) -> Number | None:
    """100万元至200万元, 3个-5个: two amounts of one unit, joined."""
    numeral = joint_of(text, first.end)
    other = _unit_of(text, numeral) if numeral else None
    if isinstance(first, Money):
        same = isinstance(other, Money) and other.currency == first.currency
    else:
        same = isinstance(other, Quantity) and other.classifier == first.classifier
    return Number(first.start, other.end, None, kind="range") if other and same else None


def find_money(text: str) -> list[Money]:
    """The sums of money of ``text``, in order."""
    return [amount for amount in find_amounts(text) if isinstance(amount, Money)]


def find_quantities(text: str) -> list[Quantity]:
    """The counted numbers of ``text``, in order."""
    return [amount for amount in find_amounts(text) if isinstance(amount, Quantity)]


def find_numbers(text: str) -> list[Number]:
    """The numbers of ``text`` that are neither money nor quantities, in order, each with its kind."""
    return [amount for amount in find_amounts(text) if isinstance(amount, Number)]

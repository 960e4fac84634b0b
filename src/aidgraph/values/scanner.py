"""Receives a normalised text and the document's year and hands on every value in it: what the stages after it call."""

from aidgraph.values.amounts import Amount, find_amounts
from aidgraph.values.times import Time, find_times

Value = Amount | Time


def scan(text: str, year: int | None) -> tuple[Value, ...]:
    """The periods, dates, sums, quantities and other numbers of ``text``, in order and not overlapping.

    Where two readings meet the more specific one stands: a period or date before money, money before a quantity, and a
    quantity before a plain number. Offsets count the characters of ``text``; ``year`` is that of the document.
    """
    times = find_times(text, year)
    amounts = find_amounts(text, [(time.start, time.end) for time in times])
    return tuple(sorted((*times, *amounts), key=lambda value: value.start))

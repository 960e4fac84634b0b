"""Numbers, money, quantities, dates and periods written in Chinese: text to values, pure."""

from aidgraph.values.amounts import find_money, find_numbers, find_quantities
from aidgraph.values.dates import Date
from aidgraph.values.money import Money
from aidgraph.values.numbers import Number, parse
from aidgraph.values.periods import Period
from aidgraph.values.quantities import Quantity
from aidgraph.values.scanner import Value, scan
from aidgraph.values.times import find_dates, find_periods

__all__ = [
    "Date",
    "Money",
    "Number",
    "Period",
    "Quantity",
    "Value",
    "find_dates",
    "find_money",
    "find_numbers",
    "find_periods",
    "find_quantities",
    "parse",
    "scan",
]

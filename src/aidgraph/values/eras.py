"""Hands on spans that the state has named: five-year plans by arithmetic, congresses and turning points by year."""

import re
from dataclasses import dataclass
from typing import Final

from aidgraph.values.cores import evaluate

_PLAN: Final = re.compile(
    r"(?P<open>[“\"'‘「])?(?P<number>[一二三四六七八九]|十[一二三四五六七八九]?|二十[一二三四五]?)五(?P<close>[”\"'’」])?+"
    r"(?P<tail>规划期间?|时期|期间|期内|开局以来|以来|末|收官|初)?+(?!规划|计划|纲要)"
)
_EARLY_PLANS: Final = {1: (1953, 1957), 2: (1958, 1962)}
"""The third plan began in 1966, four years after the second ended; from then on one has followed the other."""
_PLAN_ZERO: Final = 1951

EVENTS: Final = {
    "十六大": 2002, "十七大": 2007, "十八大": 2012, "十九大": 2017, "二十大": 2022,
    "改革开放": 1978, "新中国成立": 1949, "西部大开发": 2000,
}  # fmt: skip
"""The year in which a congress of the party met, or a policy was opened: the plain public record."""
EVENT_BEFORE: Final = re.compile(rf"(?:自|从)?(?:党的|中共)?({'|'.join(EVENTS)})(?:召开|实施)?\Z")


@dataclass(frozen=True, slots=True)
class Plan:
    """A five-year plan named at ``text[start:end]``, its years, and the word after it (期间, 以来, 末 or none)."""

    start: int
    end: int
    first: int
    last: int
    tail: str


def plan_at(text: str, position: int) -> Plan | None:
    """The five-year plan whose words start at ``position``: “十三五”期间 is 2016 to 2020; a plan's text (规划) is none.

    Without a quotation mark or 期间, 时期, 以来 it is taken only from the tenth on (十五 alone is the number fifteen).
    """
    found = _PLAN.match(text, position)
    if found is None:
        return None
    number = int(evaluate(found.group("number")) or 0)
    marked = bool(found.group("open") and found.group("close")) or bool(found.group("tail"))
    if number <= 10 and not marked:
        return None
    first, last = _EARLY_PLANS.get(number, (_PLAN_ZERO + 5 * number, _PLAN_ZERO + 5 * number + 4))
    return Plan(position, found.end(), first, last, found.group("tail") or "")

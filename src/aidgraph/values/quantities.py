"""Receives a numeral and the text around it and hands on what it counts: persons, households, mu, things …"""

import re
from dataclasses import dataclass
from typing import Final

from aidgraph.values import hedges, rates, units
from aidgraph.values.numerals import GAP, Numeral

_GAP: Final = re.compile(GAP)
_PERSONS: Final = re.compile(r"人(?!工|口|均|才|大|民|气|防)")
_ONE_OF: Final = frozenset("某每同另统唯逐这那哪任之不")
"""Before 一 these make a pronoun of it: 某一个, 每一家, 同一个."""
_ONE_IS_NO_COUNT: Final = frozenset("批道面起体线类种轮把片度级点号层代时分日期版次")
"""After 一 these make a phrase that counts nothing: 一批, 一起, 新一轮."""
_LOOSE: Final = frozenset("点分时度字层级号版届折代页季成安伏寸尺克升峰楼日")
"""Measures that a single Chinese digit before them seldom counts (十分, 一度)."""
_PHASE: Final = re.compile(r"[班办训了期]\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """``text[start:end]`` is a number with its classifier.

    ``unit`` is ``person``, ``household``, ``mu`` or ``count``, and empty for a measure that is none of these (吨, 头,
    天): the number is then spoken for. Without a classifier (2.1万贫困人口, 9县市) the span is the number alone and the
    noun gives the unit; with one the noun follows the span too. ``per`` says what it is a number per (年, 亩), else is
    empty.
    """

    start: int
    end: int
    value: float | int
    unit: str
    classifier: str
    approx: bool = False
    bound: str = ""
    per: str = ""


def quantity_of(text: str, numeral: Numeral) -> Quantity | None:
    """What ``numeral`` counts: by its classifier, or by the noun that follows at once."""
    if numeral.value is None or (numeral.bare and not text.startswith("亩", numeral.end)):
        return None  # 百家, 万企 count nothing; 万亩果园 is an area
    gap = _GAP.match(text, numeral.end)
    position = gap.end() if gap else numeral.end
    classifier = units.classifier_at(text, position, chinese=numeral.chinese)
    if classifier:
        phrase = _is_phrase(text, numeral, classifier, position)
        return None if phrase else _counted(text, numeral, classifier, position)
    return _of_noun(text, numeral)


def _of_noun(text: str, numeral: Numeral) -> Quantity | None:
    """2.1万贫困人口, 东部4市, 280万左右农村人口; a lone 一 before a noun counts nothing (一村一品)."""
    end, bound = hedges.after(text, numeral.end)
    noun, unit = units.noun_at(text, end + (text[end : end + 1] == " "))
    if not noun or numeral.core == "一":
        return None
    return _quantity(text, numeral, end, unit, "", numeral.bound or bound)


def _counted(text: str, numeral: Numeral, classifier: str, position: int) -> Quantity:
    unit = units.UNITS[classifier]
    end, bound = hedges.after(text, position + len(classifier))
    if classifier == "个":
        unit = _of_things(text, position + 1)
    return _quantity(text, numeral, end, unit, classifier, numeral.bound or bound)


def _of_things(text: str, position: int) -> str:
    """What 个 counts, by the noun after it: 20个人, 100个农户, else things."""
    if _PERSONS.match(text, position):
        return "person"
    return "household" if units.noun_at(text, position)[1] == "household" else "count"


def _quantity(text: str, numeral: Numeral, end: int, unit: str, classifier: str, bound: str) -> Quantity:
    assert numeral.value is not None
    end, rate = rates.suffix(text, end) if classifier else (end, "")
    rate = rate or rates.per(text, numeral.start)
    return Quantity(numeral.start, end, numeral.value, unit, classifier, bool(bound), bound, rate)


def _is_phrase(text: str, numeral: Numeral, classifier: str, position: int) -> bool:
    """Whether number and classifier are a turn of speech: 一批, 一户一策, 一个个, 某一家, 二期工程."""
    if not numeral.chinese or len(numeral.core) > 1:
        return False
    if classifier == "期":
        return numeral.core != "两" and not _PHASE.search(text, 0, numeral.start)
    if numeral.value != 1:
        return classifier in _LOOSE
    following = text[position + len(classifier) : position + 2 * len(classifier)]
    return (
        classifier in _ONE_IS_NO_COUNT
        or classifier in _LOOSE
        or following[:1] == "一"
        or following == classifier
        or text[numeral.start - 1 : numeral.start] in _ONE_OF
    )

"""Receives a numeral and hands on what kind of number it is where it counts nothing: a rate, an ordinal, a year …"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from aidgraph.values import hedges
from aidgraph.values.cores import evaluate, plain
from aidgraph.values.numerals import Numeral, find_numerals, numeral_at

Kind = Literal["cardinal", "ordinal", "rate", "multiple", "range", "year", "code"]

_DIVISOR: Final = re.compile(r"[百千万]分之")
_PER_CENT: Final = {"百分之": Decimal(1), "千分之": Decimal("0.1"), "万分之": Decimal("0.01")}
_RATE: Final = re.compile(r"[ \n]?(?:(%|个?百分点|％)|(‰))")
_TENTHS: Final = re.compile(r"成(?!立|为|员|果|本|功|都|绩|交|效|县|长|熟|套|群|片)")
_MULTIPLE: Final = re.compile(r"[ \n]?倍(?!增)")
_YEAR: Final = re.compile(r"[ \n]?(?:年代?|世纪)")
_RANK: Final = re.compile(r"[批期次位名个届版页号季条项轮章卷步组天]")
_ORDINAL_AFTER: Final = re.compile(r"号(?!召)|届|级(?!别)|楼")
_RANGE: Final = re.compile(r"[ \n]?(?:[-—–~～]{1,2}|[至到])[ \n]?(?=[0-9一二两三四五六七八九十百])")
_JOINED_BEFORE: Final = re.compile(r"(?:[A-Za-z_#@]|[A-Za-z0-9][-/:×+*.·])\Z")
_JOINED_AFTER: Final = re.compile(r"[A-Za-z_@#]|[-/:×+*xX.·][0-9A-Za-z]")
_LONG: Final = 9
_YEAR_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Number:
    """``text[start:end]`` is a number; ``kind`` says which.

    ``value`` is per cent for a ``rate`` (百分之三 is 3, 三成 is 30), the factor for a ``multiple``, the place for an
    ``ordinal``, and None for a ``range`` (3-5个) and a ``code`` (a version, a telephone number, a clock time, 3+1).
    """

    start: int
    end: int
    value: float | int | None
    approx: bool = False
    bound: str = ""
    kind: Kind = "cardinal"


def parse(text: str) -> float | int | None:
    """The number that the whole of ``text`` writes, hedges and a 个 allowed: 1.2万, 近两千, 三十多, 半; else None.

    None too where it is no number: 数百, 十几, 七八百, 3-5, 1.2.3 and malformed groups of digits (2,0375).
    """
    written = text.strip()
    if written == "半" or written.replace(" ", "").isdecimal():
        return 0.5 if written == "半" else plain(evaluate(written))
    numeral = next(find_numerals(written), None)
    if numeral is None or numeral.start or numeral.bare:
        return None
    end = numeral.end + (written[numeral.end :].startswith("个"))
    return numeral.value if hedges.after(written, end)[0] == len(written) else None


def special_of(text: str, numeral: Numeral) -> Number | None:
    """The number that ``numeral`` is if the words around it say that it counts nothing, whatever unit may follow."""
    for read in (_rate, _ordinal, _multiple, _year, _code):
        found = read(text, numeral)
        if found:
            return found
    return None


def left_over(text: str, numeral: Numeral) -> Number | None:
    """A number that no unit follows, a code if it is long; None for no number (数百) and a phrase (一起, 千万)."""
    value = numeral.value
    if value is None or (numeral.chinese and (len(numeral.core) == 1 or numeral.core[0] in "百千万亿")):
        return None
    if len(numeral.core) >= _LONG and numeral.core.isdecimal():
        return Number(numeral.digits, numeral.end, None, kind="code")
    end, bound = hedges.after(text, numeral.end)
    is_year = len(numeral.core) == _YEAR_DIGITS and numeral.core.isdecimal() and 1900 <= value <= 2099
    return _number(numeral, end, value, "year" if is_year else "cardinal", numeral.bound or bound)


def _number(numeral: Numeral, end: int, value: float | int | None, kind: Kind, bound: str = "") -> Number:
    return Number(numeral.start, end, value, bool(bound), bound, kind)


def _rate(text: str, numeral: Numeral) -> Number | None:
    """16.2%, 百分之三, 三成, 三分之一."""
    divisor = _DIVISOR.match(text, numeral.digits)
    if divisor or text.startswith("分之", numeral.end):
        part = numeral_at(text, numeral.end + 2)
        return _fraction(numeral, part, divisor.group() if divisor else "") if part else None
    sign = _RATE.match(text, numeral.end)
    if numeral.value is None or (sign is None and not (numeral.chinese and _TENTHS.match(text, numeral.end))):
        return None
    end, bound = hedges.after(text, sign.end() if sign else numeral.end + 1)
    size = Decimal(10) if sign is None else Decimal("0.1") if sign.group(2) else Decimal(1)
    return _number(numeral, end, plain(Decimal(str(numeral.value)) * size), "rate", numeral.bound or bound)


def _fraction(numeral: Numeral, part: Numeral, divisor: str) -> Number | None:
    if part.value is None or not numeral.value:
        return None
    share = Decimal(str(part.value))
    value = share * _PER_CENT[divisor] if divisor else share * 100 / Decimal(str(numeral.value))
    return _number(numeral, part.end, plain(value), "rate", numeral.bound or part.bound)


def _ordinal(text: str, numeral: Numeral) -> Number | None:
    """第18位, 9号, 二期: a place in an order."""
    if text[numeral.digits - 1 : numeral.digits] in ("第", "苐"):
        rank = _RANK.match(text, numeral.end)
        return Number(numeral.digits - 1, rank.end() if rank else numeral.end, numeral.value, kind="ordinal")
    rank = _ORDINAL_AFTER.match(text, numeral.end)
    if rank is None or _code(text, numeral):
        return None
    return _number(numeral, rank.end(), numeral.value, "ordinal")


def joint_of(text: str, end: int) -> Numeral | None:
    """The numeral that a dash, 至 or 到 joins to what ends at ``end``."""
    joint = _RANGE.match(text, end)
    other = numeral_at(text, joint.end()) if joint else None
    return other if other and other.value is not None else None


def opens_range(text: str, numeral: Numeral) -> Numeral | None:
    """The numeral that closes the range which ``numeral`` opens: 3-5, 三至五."""
    if numeral.value is None or numeral.core[:1] == "0":
        return None
    if _JOINED_BEFORE.search(text, max(0, numeral.digits - 2), numeral.digits):
        return None
    other = joint_of(text, numeral.end)
    return None if other is None or _JOINED_AFTER.match(text, other.end) else other


def _multiple(text: str, numeral: Numeral) -> Number | None:
    """1.03倍."""
    found = _MULTIPLE.match(text, numeral.end)
    if found is None or numeral.value is None:
        return None
    end, bound = hedges.after(text, found.end())
    return _number(numeral, end, numeral.value, "multiple", numeral.bound or bound)


def _year(text: str, numeral: Numeral) -> Number | None:
    """2018年, 九十年代, 20世纪."""
    found = _YEAR.match(text, numeral.end)
    if found is None or numeral.value is None:
        return None
    bare_year = found.group().strip() == "年"
    if bare_year and not (len(numeral.core) == _YEAR_DIGITS and numeral.core.isdecimal()):
        return None
    return _number(numeral, found.end(), numeral.value, "year")


def _code(text: str, numeral: Numeral) -> Number | None:
    """CX-2020, 08:12, 3+1, 1.2.3, 02: digits that are no number."""
    if numeral.chinese:
        return None
    written = numeral.core
    joined = _JOINED_BEFORE.search(text, max(0, numeral.digits - 2), numeral.digits) or _JOINED_AFTER.match(
        text, numeral.end
    )
    padded = len(written) > 1 and written[0] == "0" and written[1].isdigit()
    if joined or padded or written.count(".") > 1:
        return Number(numeral.digits, numeral.end, None, kind="code")
    return None

"""Receives a numeral and the text around it and hands on the sum of money that it is, if it is one."""

import re
from dataclasses import dataclass
from typing import Final

from aidgraph.values import hedges, rates, units
from aidgraph.values.numerals import GAP, Numeral

CURRENCIES: Final = {
    "人民币元": "CNY", "元人民币": "CNY", "块钱": "CNY", "元": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD",
    "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY", "英镑": "GBP", "韩元": "KRW", "澳元": "AUD",
    "加元": "CAD", "新加坡元": "SGD", "新台币": "TWD", "台币": "TWD", "卢布": "RUB", "瑞士法郎": "CHF",
}  # fmt: skip
_CURRENCY: Final = re.compile(
    rf"{GAP}({'|'.join(sorted(CURRENCIES, key=len, reverse=True))})(?!旦|素|件|月|宵|首|老|青|帅|朝|代|宝|宇)"
)
_PREFIX: Final = re.compile(r"(人民币|美元|港币)[ \n]?\Z")
_CONTEXT: Final = re.compile(
    r"(?:资金|投资|金额|销售额|收入|捐款|捐赠|投入|援助|总额|产值)(?:总?额)?[^，。；、！？,;\n]{0,4}\Z"
)
_GOES_ON: Final = re.compile(
    r"[ \n]?(?:$|[^一-鿿A-Za-z0-9 \n]|用[于来]|支[持援]|建[设成]|[修新]建|实施|帮[助扶]|推[进动]|参与|其中|的|进行|"
    r"改[善造]|打造|购[买置]|扶持|援建|发展|开展)"
)


@dataclass(frozen=True, slots=True)
class Money:
    """``text[start:end]`` is a sum: ``value`` in whole units of ``currency`` (an ISO 4217 code; yuan where it is CNY).

    ``bound`` is ``about``, ``under`` or ``over``; ``per`` says what it is an amount per (亩, 人, 年), else is empty.
    """

    start: int
    end: int
    value: float | int
    approx: bool = False
    bound: str = ""
    currency: str = "CNY"
    per: str = ""


def money_of(text: str, numeral: Numeral) -> Money | None:
    """The sum that ``numeral`` writes: with a currency, or 万 or 亿 right after a noun for money (投入资金23亿)."""
    if numeral.value is None or numeral.bare:
        return None
    found = _CURRENCY.match(text, numeral.end)
    if found is None:
        return _without_currency(text, numeral)
    if len(numeral.core) == 1 and numeral.chinese and text[found.end() : found.end() + 1] in tuple("区桥结化"):
        return None  # 三元区, 二元结构
    return _sum(text, numeral, found.end(), CURRENCIES[found.group(1)])


def _without_currency(text: str, numeral: Numeral) -> Money | None:
    """A sum whose currency is left out, or stands before it: 人民币50万, 投入资金23亿."""
    currency = _PREFIX.search(text, max(0, numeral.start - 4), numeral.start)
    if currency:
        return _sum(text, numeral, numeral.end, CURRENCIES[currency.group(1)])
    if numeral.core[-1] not in "万亿" or units.classifier_at(text, numeral.end, chinese=False):
        return None
    end, _ = hedges.after(text, numeral.end)
    if _CONTEXT.search(text, max(0, numeral.start - 6), numeral.start) and _GOES_ON.match(text, end):
        return _sum(text, numeral, numeral.end, "CNY")
    return None


def _sum(text: str, numeral: Numeral, end: int, currency: str) -> Money:
    """The sum with the words that go with it: 人民币 before, 人民币, 以上 and /亩 after."""
    prefix = _PREFIX.search(text, max(0, numeral.start - 4), numeral.start)
    if text.startswith("人民币", end):
        end += 3
    end, bound = hedges.after(text, end)
    end, rate = rates.suffix(text, end)
    bound = numeral.bound or bound
    assert numeral.value is not None
    start = prefix.start() if prefix else numeral.start
    if prefix and currency == "CNY":
        currency = CURRENCIES[prefix.group(1)]
    return Money(start, end, numeral.value, bool(bound), bound, currency, rate or rates.per(text, numeral.start))

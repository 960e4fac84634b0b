"""Receives the text of one numeral (digits, Chinese or a mix) and hands on its exact value, if it has one."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

ZERO: Final = "〇零○"
ONES: Final = "一二两三四五六七八九"
TENS: Final = "十百千廿卅"
CHINESE: Final = f"{ZERO}{ONES}{TENS}万亿"

_SCALES: Final = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_ARABIC: Final = re.compile(r"[0-9]{1,3}(?:[, ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_SMALL: Final = re.compile(
    rf"(?:[{ONES}]?千)?(?:零?[{ONES}]?百)?(?:零?[{ONES}]?十)?(?:零?[{ONES}])?(?:点[零{ONES}]+)?|零(?:点[零{ONES}]+)?"
)
_DIGIT: Final = re.compile(rf"[1-9{ONES}]")
_POSITIONAL: Final = str.maketrans(f"{ZERO}一二三四五六七八九", "000123456789")


def positional(text: str) -> int | None:
    """The number that digits side by side write, as years are: 二〇二〇 and 2020 are 2020; None for anything else."""
    digits = text.translate(_POSITIONAL)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def plain(value: Decimal | None) -> float | int | None:
    """A whole value as an int, any other as a float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def evaluate(core: str) -> Decimal | None:
    """The value of a numeral without hedges: 54.33亿, 1亿2千万, 两万五, 一万零五十, 百亿; None where it is malformed.

    A single digit after a scale counts in the next lower place (两万五 is 25000), a number after a scale must be less
    than it, and only a whole number may stand before one that goes on (1.2亿3000万 is malformed).
    """
    if _ARABIC.fullmatch(core):
        return Decimal(core.replace(",", "").replace(" ", ""))
    spelled = _tidy(core)
    if _SMALL.fullmatch(spelled):
        return _chinese(spelled)
    return next((_scaled(*core.rpartition(scale)[::2], size) for scale, size in _SCALES if scale in core), None)


def _scaled(head: str, rest: str, size: int) -> Decimal | None:
    """``head`` times ``size`` and ``rest``."""
    count = evaluate(head) if head else Decimal(1)
    if count is None or _doubled(head, count, size):
        return None
    if not rest:
        return count * size
    tail = _rest(rest, size)
    return None if tail is None or count % 1 else count * size + tail


def _doubled(head: str, count: Decimal, size: int) -> bool:
    """Whether ``head`` cannot stand before its scale: 三百五|百, 五十三|百."""
    spoken = size < 10**4 and count >= 10 and not head[-1].isascii()
    return spoken or any(scale in head for scale, other in _SCALES if other == size)


def _rest(rest: str, size: int) -> Decimal | None:
    """What follows a scale: 五 after 万 is 5000, 零五十 is 50, 3500万 after 亿 is itself."""
    value = None if rest[0] in "十百千万亿" else evaluate(rest.lstrip(ZERO))
    if value is None or value % 1 != 0 or value >= size:
        return None
    if _DIGIT.fullmatch(rest):
        return value * size / 10
    return value if rest[0] in ZERO or not rest.isdecimal() or value >= size // 10 else None


def _tidy(core: str) -> str:
    """The spelling that cn2an reads."""
    spelled = core.replace("〇", "零").replace("○", "零").replace("廿", "二十").replace("卅", "三十")
    return f"一{spelled}" if spelled[:1] in ("百", "千") else spelled


@lru_cache(maxsize=4096)
def _chinese(core: str) -> Decimal | None:
    """A Chinese numeral below 10,000, or a decimal."""
    if not core:
        return None
    from cn2an import cn2an  # costs a tenth of a second, and most texts have no such numeral

    try:
        return Decimal(str(cn2an(core, "normal")))
    except ValueError:
        return None

"""Receives where a number stands and hands on the words around it that make it approximate: 近, 约, 余, 多, 以上 …"""

import re
from typing import Final

_BEFORE: Final = {
    "近": "under", "将近": "under", "接近": "under", "不到": "under", "不足": "under", "不超过": "under",
    "最多": "under", "至多": "under", "约": "about", "大约": "about", "大概": "about", "约为": "about",
    "约有": "about", "约占": "about", "约达": "about", "超": "over", "超过": "over", "超过了": "over", "超出": "over",
    "逾": "over", "突破": "over", "突破了": "over", "不少于": "over", "不低于": "over", "不下": "over",
    "至少": "over", "最少": "over", "最低": "over",
}  # fmt: skip
_BEFORE_SCALE: Final = {"上": "over", "过": "over", "成": "over"}
"""Hedges only of a number that is a bare scale: 上百家, 过亿元; elsewhere these words mean something else."""
_NOT_AFTER: Final = {
    "近": "附最邻靠就临远相亲新",
    "约": "签合节公契预履违条失缔特协简隐",
    "约有": "签合节公契预履违条",
    "约为": "签合节公契预履违条",
    "超": "赶高反",
    "过": "通经不胜错路",
    "上": "以之加地线网路",
}
"""Characters that make another word of the hedge: 签约46个 is no 约."""
_FUZZ: Final = {"多": "over", "余": "over", "来": "about"}
_AFTER: Final = re.compile(r"[ \n]?(?:(以上|开外|多(?![一-鿿])|余(?![一-鿿]))|(左右|上下)|(以内|以下))")
_BOUNDS: Final = ("over", "about", "under")
_LONGEST: Final = max(map(len, _BEFORE))


def before(text: str, start: int, *, bare: bool) -> tuple[int, str]:
    """Where the hedge before ``start`` begins, and its bound; ``(start, "")`` where there is none.

    ``bare``: the number is a scale without a count (百, 千万).
    """
    end = start - 1 if start and text[start - 1] in " \n" else start
    for size in range(min(_LONGEST, end), 0, -1):
        word = text[end - size : end]
        bound = _BEFORE.get(word) or (bare and _BEFORE_SCALE.get(word))
        if bound:
            spoiled = text[end - size - 1 : end - size] if end > size else ""
            return (start, "") if spoiled and spoiled in _NOT_AFTER.get(word, "") else (end - size, bound)
    return start, ""


def within(word: str) -> str:
    """The bound of a fuzzy word inside a numeral: 5500余万, 三十多."""
    return _FUZZ.get(word, "")


def after(text: str, end: int) -> tuple[int, str]:
    """Where the hedge after ``end`` ends, and its bound; ``(end, "")`` where there is none."""
    found = _AFTER.match(text, end)
    if found is None or found.lastindex is None:
        return end, ""
    return found.end(), _BOUNDS[found.lastindex - 1]


def is_bare(core: str) -> bool:
    """Whether a numeral is made of scales alone: 百, 千万, 万亿."""
    return not core.strip("百千万亿")

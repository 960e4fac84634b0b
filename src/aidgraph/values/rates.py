"""Receives where an amount stands and hands on what it is an amount per: 每亩, 人均, 每年, 元/亩."""

import re
from typing import Final

_CLAUSE: Final = re.compile(r"[^，。；、！？：,;:()（）\n0-9]{0,14}\Z")
_MARK: Final = re.compile(
    r"每((?:人次|[个一]?[一-鿿]))|([人户亩年月日])均(?![已得在享脱])|(?<![各两三四全])([县村校])均(?![已有在建投派安实达])|(平均)(?!每)"
)
_NO_RATE: Final = frozenset({"逢", "当", "每", "到"})
_SUFFIX: Final = re.compile(r"[/／每]((?:人次|个?[一-鿿])(?:[·/][一-鿿])?)")


def per(text: str, start: int) -> str:
    """What the words of the clause before ``start`` make a rate of: 人, 亩, 年, 人/年; ``""`` for a whole amount."""
    nearby = text[max(0, start - 14) : start]
    if "均" not in nearby and "每" not in nearby:
        return ""
    clause = _CLAUSE.search(nearby)
    marks = _MARK.findall(clause.group()) if clause else ()
    words = ("".join(groups) for groups in marks)
    return "/".join(word for word in words if word not in _NO_RATE)


def suffix(text: str, end: int) -> tuple[int, str]:
    """The end and the unit of ``/亩`` or ``每人`` after an amount; ``(end, "")`` where there is none."""
    found = _SUFFIX.match(text, end)
    return (found.end(), found.group(1).replace("·", "/")) if found else (end, "")

"""Receives a text and hands on its numerals, each with its value and the hedges that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidgraph.values import hedges
from aidgraph.values.cores import CHINESE, ZERO, evaluate, plain

GAP: Final = r"(?:\n| {0,8})"
"""A number may be set off from its unit by a space, by several where a gloss was blanked, or by the end of a line."""
_SCALE: Final = "[十百千万亿]"
_DIGITS: Final = r"[0-9]+(?:[.,][0-9]+)*"
_WRAPPED: Final = r"(?<=[一-鿿])[0-9]{1,4}\n[0-9]{1,4}(?=[一-鿿])"
_SPACED: Final = r"(?<![0-9 ])[0-9]{1,3}(?: [0-9]{3})+(?![0-9.,])(?= ?[一-鿿])"
_WORDS: Final = rf"[{CHINESE}]+(?:点[{ZERO}一二三四五六七八九]+)?"
_VAGUE: Final = rf"[数几](?={_SCALE})"
_FUZZ: Final = r"[多余来几]"
NUMERAL: Final = re.compile(
    rf"(?:{_SPACED}|{_WRAPPED}|{_DIGITS}|{_WORDS}|{_VAGUE})"
    rf"(?:(?:{_FUZZ}?|{GAP}{_FUZZ}?{GAP}(?=[万亿])|{GAP}个(?=亿)){_SCALE}+(?:[{ZERO}]?{_DIGITS}|{_WORDS})?)*"
    rf"(?:{GAP}(?:[多余]|几(?!乎|何|内亚|经)|来(?={GAP}[个名人位户元万亿亩家所项座件条天岁里])))?"
)
_TRIGGER: Final = re.compile(rf"[0-9{CHINESE}数几]")
_NOISE: Final = re.compile(rf"[\n个{_FUZZ[1:-1]}]")
_FUZZY: Final = re.compile(_FUZZ)


@dataclass(frozen=True, slots=True)
class Numeral:
    """``text[start:end]`` writes a number; the hedge before it opens at ``start``, the digits at ``digits``.

    ``core`` is the numeral without hedges; ``value`` is None where it gives no number (数百, 七八十, 1.2.3).
    """

    start: int
    digits: int
    end: int
    core: str
    value: float | int | None
    bound: str

    @property
    def chinese(self) -> bool:
        """Whether it opens with a Chinese character and no digit."""
        return not self.core[0].isascii()

    @property
    def bare(self) -> bool:
        """Whether it is one scale alone and not hedged, so that it counts nothing: 千家万户, 万企兴万村."""
        return not self.bound and len(self.core) == 1 and hedges.is_bare(self.core)


def numeral_at(text: str, position: int) -> Numeral | None:
    """The numeral whose first character stands at ``position``."""
    found = NUMERAL.match(text, position)
    if found is None:
        return None
    written = found.group()
    core = _NOISE.sub("", written)
    if " " in core and not core.replace(" ", "").isdecimal():
        core = core.replace(" ", "")
    fuzz = _FUZZY.search(written)
    vague = written[0] in "数几" or "几" in written
    start, bound = hedges.before(text, position, bare=hedges.is_bare(core))
    value = None if vague else plain(evaluate(core))
    return Numeral(start, position, found.end(), core, value, bound or (hedges.within(fuzz.group()) if fuzz else ""))


def find_numerals(text: str) -> Iterator[Numeral]:
    """Every numeral of ``text``, in order, not overlapping."""
    trigger = _TRIGGER.search(text)
    while trigger:
        numeral = numeral_at(text, trigger.start())
        if numeral is not None:
            yield numeral
        trigger = _TRIGGER.search(text, numeral.end if numeral else trigger.end())

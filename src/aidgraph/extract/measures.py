"""Measures: from a clause's numbers and the nouns beside them to what is counted, in base units."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidgraph.extract.chunks import Chunk, Clause, PartyChunk, ValueChunk, WordChunk
from aidgraph.extract.kinds import Kind, Kinds
from aidgraph.values import Money, Quantity

_TAIL: Final = re.compile(
    r"(?:达到了?|达|折合人民币|折合|折款|价值|超过|突破|共计|总计|合计|累计|共|约|为|有|等|各类|各|了|的|是|已|就|总额|总量|金额|仅|分别|高达|逾|超|近|将近|增至|增加到|增长到|[：:“”—\s])+$"
)
_HEAD: Final = re.compile(r"^(?:了|各类|各|等|的|余|多|名|个|其中|以及|和|及|[“”\s])+")
_STOP: Final = re.compile(r"[、，；。：！？（）\n]|以及|[和及与](?![谐平])")
_LONG: Final = 16
_OCCASIONS: Final = frozenset({"次", "批次", "批", "场", "场次", "届", "轮", "回", "趟"})
_KEPT_RATES: Final = ("", "年", "家")  # whole amounts, though of one year or of each firm
# Classes of words that are part of what is counted.
NOUN_CLASSES: Final = frozenset({"talent", "unit", "topic", "elsewhere", "agreement", "fund_noun"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A number in base units with the noun that it counts; ``start``, ``end`` span both."""

    value: float
    unit: str
    approx: bool
    bound: str
    noun: str
    kind: Kind
    start: int
    end: int
    index: int


def find_measures(clause: Clause, kinds: Kinds) -> Iterator[Measure]:
    """The money and quantities of a clause, in order; rates, foreign money and excluded units are none."""
    for index, chunk in enumerate(clause.chunks):
        if not isinstance(chunk, ValueChunk):
            continue
        value = chunk.value
        if isinstance(value, Money):
            if value.currency == "CNY" and value.per in _KEPT_RATES:
                yield _measure(clause, index, chunk, value.value, "CNY", value, kinds)
        elif isinstance(value, Quantity) and value.unit and value.per in _KEPT_RATES:
            yield _measure(clause, index, chunk, value.value, value.unit, value, kinds)


def _measure(
    clause: Clause, index: int, chunk: ValueChunk, value: float, unit: str, source: Money | Quantity, kinds: Kinds
) -> Measure:
    before, start = _noun_before(clause, index, chunk.start)
    after, end = _noun_after(clause, index, chunk.end)
    kind = kinds.of(before) if before else Kind()
    noun = before
    if not kind.cls and after and (kinds.opening(after).cls or (not before and unit != "CNY")):
        noun, kind = after, kinds.opening(after)
    if not kind.cls and _is_of_firms(clause, index):
        kind = Kind("firms", "enterprises")
    if noun is before:
        end = chunk.end
    else:
        start = chunk.start
    if not kind.cls and isinstance(source, Quantity) and source.classifier in _OCCASIONS:
        kind = Kind("occasion")  # visits and meetings are counted, but are nothing that help leaves behind
    return Measure(value, unit, source.approx, source.bound, noun, kind, start, end, index)


def _noun_before(clause: Clause, index: int, end: int) -> tuple[str, int]:
    """The words between the chunk before and the number, without 达到, 共 and the like at their end."""
    verbs = [chunk.end for chunk in clause.chunks[:index] if not (_is_noun(chunk) or _is_modal(chunk))]
    floor = max(verbs[-1] if verbs else clause.start, end - _LONG)
    text = clause.text[floor:end]
    stops = [match.end() for match in _STOP.finditer(text)]
    start = floor + (stops[-1] if stops and stops[-1] < len(text) else 0)
    if stops and stops[-1] == len(text):
        return "", end
    noun = _TAIL.sub("", clause.text[start:end])
    noun = _HEAD.sub("", noun)
    return noun.replace("\n", "").replace(" ", ""), start


def _noun_after(clause: Clause, index: int, start: int) -> tuple[str, int]:
    """The words between the number and the chunk after it, up to a mark or 的."""
    verbs = [chunk.start for chunk in clause.chunks[index + 1 :] if not _is_noun(chunk)]
    ceiling = verbs[0] if verbs else clause.end
    text = clause.text[start : min(ceiling, start + _LONG)]
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    noun = _HEAD.sub("", text)
    return noun.replace("\n", "").replace(" ", ""), start + len(text)


def _is_of_firms(clause: Clause, index: int) -> bool:
    """171家 + 天津企业, 青岛企业 + 15家: the party right beside the number is a place's firms."""
    number = clause.chunks[index]
    return any(
        isinstance(chunk, PartyChunk)
        and chunk.parties.unit == "enterprise"
        and (chunk.end == number.start or chunk.start == number.end)
        for chunk in clause.chunks[max(0, index - 1) : index + 2]
    )


def _is_noun(chunk: Chunk) -> bool:
    return isinstance(chunk, WordChunk) and all(word.cls in NOUN_CLASSES for word in chunk.words)


def _is_modal(chunk: Chunk) -> bool:
    """资金累计1200万元: what stands between a noun and its number says no other verb."""
    return isinstance(chunk, WordChunk) and all(word.cls == "modal" for word in chunk.words)

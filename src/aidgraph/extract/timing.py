"""When: from a sentence's period chunks to the years of a fact, whether it is a running total, and as of when."""

import re
from dataclasses import dataclass, replace
from typing import Final

from aidgraph.extract.chunks import Clause, Span, ValueChunk
from aidgraph.values import Date, Period

_JOINED: Final = ("", "的", "达", "达到", "为", "约")
_MONTH: Final = 7  # characters of an ISO month
_RUNNING: Final = re.compile(
    r"累计|总共|截至目前|历年|至今|迄今|以来|(?<!双方)(?<!两地)(?<!两省)(?<!两市)(?<!协作)共(?=[投选派援引举培帮实建完输捐争])"
)


@dataclass(frozen=True, slots=True)
class Timing:
    """``first`` and ``last`` are years or ISO dates (``day``: of one day); ``spans`` is where the text says so.

    ``now_total``: a running total as of the document's own date (截至目前).
    """

    first: str = ""
    last: str = ""
    running: bool = False
    as_of: str = ""
    years: int = 0
    spans: tuple[Span, ...] = ()
    now: bool = False
    day: bool = False
    now_total: bool = False


def timing_of(clause: Clause, inherited: Timing, year: int | None) -> Timing:
    """What the clause says of time, or what was said before it in the sentence or paragraph."""
    own = Timing()
    for chunk in clause.chunks:
        if isinstance(chunk, ValueChunk) and isinstance(chunk.value, Period):
            own = _with_period(own, chunk.value, (chunk.start, chunk.end), inherited, year)
        elif isinstance(chunk, ValueChunk) and isinstance(chunk.value, Date):
            own = _with_date(own, chunk.value, (chunk.start, chunk.end), inherited, year)
    running = own.running or _RUNNING.search(clause.text, clause.start, clause.end) is not None
    if own.spans:
        if own.running and not own.first and not own.years and inherited.first:
            last = own.last or inherited.last
            own = replace(own, first=inherited.first, last=last, spans=(*inherited.spans, *own.spans))
        return replace(own, running=running)
    return replace(inherited, running=inherited.running or running)


def compared_year(clauses: list[Clause], opened: Timing, year: int | None) -> Timing:
    """达到去年的1.03倍 speaks of this year, where its sentence has no period of its own."""
    periods = [
        c for clause in clauses for c in clause.chunks if isinstance(c, ValueChunk) and isinstance(c.value, Period)
    ]
    if opened.first or not year or any(isinstance(c.value, Period) and c.value.kind != "compared" for c in periods):
        return opened
    for chunk in periods:
        if isinstance(chunk.value, Period) and (chunk.value.last or "")[:4] == str(year - 1):
            return Timing(str(year), str(year), spans=((chunk.start, chunk.end),))
    return opened


def own_timing(clause: Clause, index: int) -> Timing | None:
    """2019年的1000万元: the period right before a number is that number's alone."""
    before = clause.chunks[index - 1] if index else None
    if not isinstance(before, ValueChunk) or not isinstance(before.value, Period) or before.value.kind != "span":
        return None
    if clause.gap(before.end, clause.chunks[index].start) not in _JOINED or not before.value.first:
        return None
    return Timing(before.value.first, _text(before.value.last), spans=((before.start, before.end),))


def _with_period(own: Timing, period: Period, span: Span, inherited: Timing, year: int | None) -> Timing:
    spans = (*own.spans, span)
    if period.kind == "span":
        if period.relative == "now":
            return replace(own, first=own.first or _text(year), last=own.last or _text(year), spans=spans, now=True)
        return replace(own, first=_text(period.first), last=_text(period.last), spans=spans)
    if period.kind == "since":
        return replace(own, first=_text(period.first), last="", running=True, spans=spans)
    if period.kind == "until":
        last = "" if period.relative == "now" else _text(period.last)
        return replace(own, last=last[:4], as_of=last, running=True, now_total=not last, spans=spans)
    if period.kind == "years":
        return replace(own, years=int(period.years or 0), running=True, spans=spans)
    if period.kind == "running":
        return replace(own, first=own.first or _text(period.first), running=True, spans=spans)
    if period.kind == "relative":
        return _with_relative(own, period, spans, inherited)
    return replace(own, spans=own.spans)


def _with_relative(own: Timing, period: Period, spans: tuple[Span, ...], inherited: Timing) -> Timing:
    """次年, 同年: counted from the period that an earlier sentence opened; its words are the context."""
    base = own.last or own.first or inherited.last or inherited.first
    if not base[:4].isdigit():
        return own
    told = str(int(base[:4]) + period.offset)
    return replace(own, first=told, last=told, spans=(*inherited.spans, *spans))


def _with_date(own: Timing, date: Date, span: Span, inherited: Timing, year: int | None) -> Timing:
    iso = date.iso
    if iso.startswith("--"):
        base = (inherited.first or _text(year))[:4]
        if not base:
            return own
        iso = f"{base}{iso[1:]}" if len(iso) > 4 and iso[2] != "-" else base
    return replace(own, first=iso, last=iso, spans=(*own.spans, span), day=len(iso) > _MONTH)


def _text(value: object) -> str:
    return "" if value is None else str(value)

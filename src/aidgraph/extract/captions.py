"""What the words before a table say of it (topic, scheme, unit, period, plan or not): from its place to a caption."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aidgraph.extract.chunks import Clause, ValueChunk
from aidgraph.extract.columns import stated_unit
from aidgraph.extract.timing import Timing, timing_of
from aidgraph.link.mentions import Linked
from aidgraph.link.scanner import Hit
from aidgraph.model import Sentence
from aidgraph.values import Period, scan

_TOPIC: Final = frozenset({"pair", "relation", "epithet_helper", "epithet_helped", "aid_region", "topic"})
_REACH: Final = 3  # so many sentences before a table may say what it is about
_TOP: Final = 10  # so many sentences at the top of a document, where its title stands
_MADE: Final = re.compile(r"(?:时间|日期)：")  # when the table was made is not when its help was given


@dataclass(frozen=True, slots=True)
class Caption:
    """``words`` of captions, headings and the paragraph before the table, the nearest first, then of the title.

    ``topical``: they or the header speak of assistance; ``scheme`` is what they name, ``timing`` their nearest period,
    ``unit`` that of all numbers (单位：万元).
    """

    words: tuple[str, ...]
    topical: bool
    scheme: str
    timing: Timing
    unit: str


def caption_of(linked: Linked, number: int) -> Caption:
    """The caption of the table whose header is sentence ``number``."""
    lead = list(_lead(linked.sentences, number))
    topics = [_schemes(linked, sentence) for sentence in (linked.sentences[number], *lead)]
    words = tuple(linked.text[sentence.start : sentence.end] for sentence in lead)
    timings = (
        timing_in(text, sentence.start, linked.document.year)
        for sentence, text in zip(lead, words, strict=True)
        if not _MADE.search(text)
    )
    named = (scheme for schemes in topics[1:] for scheme in schemes if scheme not in ("", "plain"))
    unit = next(filter(None, map(stated_unit, words)), "")
    return Caption(words, any(topics), next(named, ""), next(filter(None, timings), Timing()), unit)


def timing_in(text: str, offset: int, year: int | None) -> Timing | None:
    """The periods in a few words that stand at ``offset`` of the document; None where there are none."""
    values = [ValueChunk(v.start + offset, v.end + offset, v) for v in scan(text, year) if isinstance(v, Period)]
    told = timing_of(Clause(0, len(text), tuple(values), text, 0), Timing(), year)
    return told if told.spans else None


def _lead(sentences: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    """Captions and headings up to a paragraph of text, the nearest first, and the title."""
    text: Sentence | None = None
    for sentence in reversed(sentences[max(0, number - _REACH) : number]):
        if sentence.kind in ("item", "title") or (text is not None and sentence.paragraph != text.paragraph):
            break
        text = sentence if sentence.kind == "body" else None
        yield sentence
    yield from (sentence for sentence in sentences[: min(number, _TOP)] if sentence.kind == "title")


def _start(hit: Hit) -> int:
    return hit.start


def _schemes(linked: Linked, sentence: Sentence) -> list[str]:
    """What each word of assistance in a sentence says of the scheme."""
    first, last = (bisect_left(linked.words, at, key=_start) for at in (sentence.start, sentence.end))
    hits = linked.words[first:last]
    topics = (word for hit in hits for word in hit.entry.words if word.cls in _TOPIC)
    return ["counterpart" if word.cls == "aid_region" else word.value for word in topics]

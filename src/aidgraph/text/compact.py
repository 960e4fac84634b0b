"""Takes out what broke words apart (line ends, stray spaces inside sentences) and remembers where everything stood."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aidgraph.model import Sentence

_BETWEEN: Final = r"[\u4e00-\u9fff\d.，、；：。（）“”%]"
_BREAK: Final = re.compile(rf"(?<={_BETWEEN}) *\n\s*(?={_BETWEEN})")
_STRAY: Final = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff\d])|(?<=\d) +(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Compact:
    """``text`` without the gaps; ``sentences`` point into it; ``gaps``: offset in it, characters left out so far."""

    text: str
    sentences: tuple[Sentence, ...]
    gaps: tuple[tuple[int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document's text that ``text[start:end]`` was."""
        return self._shifted(start), self._shifted(end - 1) + 1 if end > start else self._shifted(start)

    def _shifted(self, offset: int) -> int:
        index = bisect_left(self.gaps, (offset + 1,))
        return offset + (self.gaps[index - 1][1] if index else 0)

    def compacted(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the document's text stands in ``text``."""
        return self._unshifted(start), self._unshifted(end)

    def _unshifted(self, offset: int) -> int:
        left_out = 0
        for place, total in self.gaps:
            if place + total > offset:
                break
            left_out = total
        return offset - left_out


def compact(normalized: str, sentences: Sequence[Sentence]) -> Compact:
    """Close the gaps inside the running text; tables, titles and headings keep their spaces."""
    holes = [hole for sentence in sentences for hole in _holes(normalized, sentence)]
    if not holes:
        return Compact(normalized, tuple(sentences))
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    position = left_out = 0
    for start, end in holes:
        pieces.append(normalized[position:start])
        left_out += end - start
        gaps.append((end - left_out, left_out))
        position = end
    pieces.append(normalized[position:])
    whole = Compact("".join(pieces), (), tuple(gaps))
    moved = tuple(_moved(sentence, whole) for sentence in sentences)
    return replace(whole, sentences=moved)


def _holes(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    patterns = (_BREAK, _STRAY) if sentence.kind in ("body", "caption") else (_BREAK,)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text, sentence.start, sentence.end)]
    yield from sorted(spans)


def _moved(sentence: Sentence, whole: Compact) -> Sentence:
    start, end = whole.compacted(sentence.start, sentence.end)
    return Sentence(start, end, sentence.paragraph, sentence.kind)

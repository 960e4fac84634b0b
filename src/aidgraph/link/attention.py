"""Which sentences are worth reading: those of passages that speak of assistance, by the dictionary's hits alone."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from aidgraph.link.scanner import Hit
from aidgraph.model import Sentence

# Words of pairing, and the other words by which a sentence speaks of assistance.
PAIRING: Final = frozenset({"pair", "relation", "epithet_helper", "epithet_helped", "aid_region"})
TOPICS: Final = PAIRING | {"topic"}
_SHARE: Final = 0.15  # of a document's paragraphs: from there on it is about assistance, and all of it is read


def attended(sentences: Sequence[Sentence], words: Sequence[Hit]) -> frozenset[int]:
    """The numbers of the sentences to read.

    A document whose title or a good part of whose paragraphs speak of assistance is read whole; of another, the
    paragraphs that do and the one after each.
    """
    spoken = _paragraphs(sentences, words)
    if not spoken:
        return frozenset()
    whole = 0 in spoken or len(spoken) >= _SHARE * (sentences[-1].paragraph + 1)
    near = spoken | {paragraph + 1 for paragraph in spoken}
    return frozenset(n for n, sentence in enumerate(sentences) if whole or sentence.paragraph in near)


def _paragraphs(sentences: Sequence[Sentence], words: Sequence[Hit]) -> set[int]:
    starts = [sentence.start for sentence in sentences]
    spoken: set[int] = set()
    for hit in words:
        if any(word.cls in TOPICS for word in hit.entry.words):
            number = bisect_right(starts, hit.start) - 1
            if number >= 0 and hit.start < sentences[number].end:
                spoken.add(sentences[number].paragraph)
    return spoken

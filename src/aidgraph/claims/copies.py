"""Near-equal texts: from a text to a sketch of its sentences, and from two sketches to whether one copies the other.

A bottom-k sketch (Broder's min-wise sampling with one hash): of a set of sentences the ``_KEPT`` smallest hashes. It is
exact for short texts, needs no library, and is one column of a document's row, so that nothing depends on the order of
documents. Packages such as datasketch keep their index in memory, and load numpy with every start.
"""

import hashlib
import re
import unicodedata
from typing import Final

_KEPT: Final = 32
_DIGITS: Final = 8  # of a hash, in hex: enough to tell the sentences of one claim's documents apart
_SHORTEST: Final = 8  # characters of a sentence that tells texts apart
_STOP: Final = re.compile(r"[。！？!?\n]")
_MARKS: Final = re.compile(r"[\W_]+")
_NEAR: Final = 0.5  # the share of their sentences in common from which two texts are one


def sketch(text: str) -> str:
    """The smallest hashes of the text's sentences, in order, one after the other; empty where it has none."""
    folded = (_MARKS.sub("", unicodedata.normalize("NFKC", piece)) for piece in _STOP.split(text))
    hashes = {
        hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=_DIGITS // 2).hexdigest()
        for sentence in folded
        if len(sentence) >= _SHORTEST
    }
    return "".join(sorted(hashes)[:_KEPT])


def near_equal(one: str, other: str) -> bool:
    """Whether two sketches are of texts that have at least half of their sentences in common."""
    if not one or not other:
        return False
    here, there = hashes(one), hashes(other)
    # The smallest of both together are a fair sample of their union.
    sample = sorted(here | there)[:_KEPT]
    return sum(value in here and value in there for value in sample) >= _NEAR * len(sample)


def hashes(told: str) -> frozenset[str]:
    """The hashes of a sketch."""
    return frozenset(told[start : start + _DIGITS] for start in range(0, len(told), _DIGITS))

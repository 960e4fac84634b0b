"""Tells which texts are ordinary words or very common names too, so that one alone is no place yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# jieba's parts of speech for names of persons and things; those of places count as none. Its other tags are noisy for
# rare words, so a word has to be seen this often before it is believed to be one.
_NAMES: Final = frozenset({"nr", "nrt", "nrfg", "nz"})
_PLACES: Final = frozenset({"ns", "nt", "j", "x", "eng"})
_COMMON_WORD: Final = 100
_COMMON_NAME: Final = 300
# A stem that this many townships have is a common name.
_MANY_TOWNSHIPS: Final = 10


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionary (word → count, tag), how many townships have a stem, and rulings by hand, which win."""

    words: Mapping[str, tuple[int, str]]
    townships: Mapping[str, int]
    by_hand: Mapping[str, bool]

    def is_word(self, text: str, *, county: bool) -> bool:
        """Whether ``text`` needs company; of what is not by hand, only the bare stems of counties are looked at."""
        if text in self.by_hand:
            return self.by_hand[text]
        if not county:
            return False
        count, tag = self.words.get(text, (0, "ns"))
        common = count >= _COMMON_NAME if tag in _NAMES else tag not in _PLACES and count >= _COMMON_WORD
        return common or self.townships.get(text, 0) >= _MANY_TOWNSHIPS


def count_township_stems(names: tuple[str, ...]) -> dict[str, int]:
    """Stem → how many townships have it: 太平 is a town in fifty counties."""
    counts: dict[str, int] = {}
    for name in names:
        stem = next((name.removesuffix(end) for end in ("街道", "镇", "乡") if name.endswith(end)), "")
        if stem:
            counts[stem] = counts.get(stem, 0) + 1
    return counts

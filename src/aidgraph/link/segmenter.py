"""Word boundaries where they decide something: jieba's segmentation with the gazetteer's and lexicon's names in it."""

from collections.abc import Iterable
from dataclasses import dataclass

import rjieba


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` with jieba's tag of its part of speech (``n``, ``v``, ``ns`` …)."""

    start: int
    end: int
    text: str
    tag: str


class Segmenter:
    """jieba (the same tokens from its Rust port) with a dictionary of names."""

    def __init__(self, places: Iterable[str], organisations: Iterable[str]) -> None:
        self._jieba = rjieba.Jieba()
        for tag, names in (("ns", places), ("nt", organisations)):
            for name in names:
                self._jieba.add_word(name, None, tag)

    def tag(self, text: str, offset: int = 0) -> list[Token]:
        """The tokens of ``text``; their offsets count from ``offset``."""
        tokens: list[Token] = []
        for word, tag in self._jieba.tag(text):
            tokens.append(Token(offset, offset + len(word), word, tag))
            offset += len(word)
        return tokens

    def bounds(self, text: str, start: int, end: int, reach: int = 8) -> bool:
        """Whether ``text[start:end]`` begins and ends where words do, seen within ``reach`` characters of it."""
        left = max(0, start - reach)
        edges = {left}
        for token in self.tag(text[left : end + reach], left):
            edges.add(token.end)
        return start in edges and end in edges

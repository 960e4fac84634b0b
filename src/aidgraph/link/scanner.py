"""One pass of the dictionary over a text: from normalised characters to hits of place names, known names and words."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from aidgraph.link.gazetteer import Form
from aidgraph.link.lexicon import KnownName, Lexicon, Word


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one surface may be."""

    text: str
    form: Form | None = None
    name: KnownName | None = None
    words: tuple[Word, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` is the surface of ``entry``."""

    start: int
    end: int
    entry: Entry


class Scanner:
    """The automaton over every surface; leftmost and longest, so that no hit lies inside another."""

    def __init__(self, forms: Iterable[Form], lexicon: Lexicon) -> None:
        by_text = {form.text: form for form in forms if form.kind != "letter"}
        heads = {head for head in lexicon.heads if len(head) > 1}  # 馆, 班 alone are seen in quotation marks only
        surfaces = sorted({*by_text, *lexicon.names, *lexicon.words, *heads})
        self._entries = tuple(
            Entry(
                text,
                by_text.get(text),
                lexicon.names.get(text),
                lexicon.words.get(text, ()),
                lexicon.heads.get(text, ""),
            )
            for text in surfaces
        )
        self._automaton = AhoCorasick(surfaces, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def scan(self, text: str) -> list[Hit]:
        """Every hit of ``text``, in order, none overlapping."""
        entries = self._entries
        return [Hit(start, end, entries[index]) for index, start, end in self._automaton.find_matches_as_indexes(text)]

"""Reads seeds/lexicon: from tables of words, heads and known organisations to what the dictionary scan looks for."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aidgraph.errors import DataError
from aidgraph.model import Entity, organisation
from aidgraph.model.schema import ENTITY_TYPES


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the field: its class (``pair``, ``give`` …) and its value there (a scheme, a kind …)."""

    cls: str
    value: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name or alias of a known organisation; an ``unsure`` one needs other evidence beside it."""

    entity: Entity
    unsure: bool
    home: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Surface → words; surface → known names; head → entity type, longest heads first; what makes up names."""

    words: dict[str, tuple[Word, ...]]
    names: dict[str, KnownName]
    heads: dict[str, str]
    trades: frozenset[str]
    generics: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "Lexicon":
        """Read ``words.tsv``, ``heads.tsv``, ``names.tsv``, ``organisations.csv``, ``central_units.csv`` of ``folder``.

        Raises ``DataError`` with file and line where a row is not well formed.
        """
        names = dict(_read_names(folder / "organisations.csv"))
        names.update(_read_names(folder / "central_units.csv", "CentralUnit"))
        parts = {part: frozenset(words.split()) for _, (part, words) in read_rows(folder / "names.tsv", 2)}
        heads = _read_heads(folder / "heads.tsv")
        return cls(_read_words(folder / "words.tsv"), names, heads, parts["trade"], parts["generic"])


def read_rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated table with their line numbers; ``#`` opens a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns or not all(cells):
            raise DataError("lexicon.columns", path=path.name, line=number, columns=columns)
        yield number, cells


def _read_words(path: Path) -> dict[str, tuple[Word, ...]]:
    table: dict[str, list[Word]] = {}
    for _, (cls, value, surfaces) in read_rows(path, 3):
        for surface in surfaces.split():
            word = Word(cls, "" if value == "-" else value)
            if word not in table.setdefault(surface, []):
                table[surface].append(word)
    return {surface: tuple(words) for surface, words in table.items()}


def _read_heads(path: Path) -> dict[str, str]:
    heads: dict[str, str] = {}
    for number, (entity_type, surfaces) in read_rows(path, 2):
        if entity_type not in ENTITY_TYPES:
            raise DataError("lexicon.type", path=path.name, line=number, type=entity_type)
        for surface in surfaces.split():
            if heads.setdefault(surface, entity_type) != entity_type:
                raise DataError("lexicon.twice", path=path.name, line=number, word=surface)
    return dict(sorted(heads.items(), key=lambda item: (-len(item[0]), item[0])))


def _read_names(path: Path, fixed_type: str = "") -> Iterator[tuple[str, KnownName]]:
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            entity_type = "Institution" if row.get("kind") == "university" else fixed_type or row["type"]
            if entity_type not in ENTITY_TYPES:
                raise DataError("lexicon.type", path=path.name, line=number, type=entity_type)
            entity = organisation(entity_type, row["name"])
            for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
                yield alias.rstrip("?"), KnownName(entity, alias.endswith("?"), row.get("home") or "")

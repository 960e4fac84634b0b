"""Typed chunks: what a sentence is matched as, instead of its characters."""

from dataclasses import dataclass
from typing import Literal

from aidgraph.link.lexicon import Word
from aidgraph.model import Entity
from aidgraph.values import Date, Money, Number, Period, Quantity

Side = Literal["east", "west", "giver", ""]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Party:
    """One entity as mentioned.

    ``told`` is where the document tells who a reference means; ``unit`` who acts for a place (``enterprise``,
    ``society`` …); ``side`` which side of assistance it stands on by nature: an eastern place, a western place, or a
    giver such as a central unit.
    """

    entity: Entity
    start: int
    end: int
    side: Side = ""
    unit: str = ""
    told: tuple[Span, ...] = ()
    home: "Party | None" = None


@dataclass(frozen=True, slots=True)
class Parties:
    """One or several parties that stand in one grammatical place.

    ``group`` is their common name where they have one (东部四市, 大连、青岛两市); ``named`` says that the group is
    named as such and not merely listed; ``more`` that 等 leaves some out; ``both`` that both sides are meant (两地).
    """

    members: tuple[Party, ...]
    start: int
    end: int
    group: Entity | None = None
    named: bool = False
    more: bool = False
    both: bool = False

    @property
    def side(self) -> Side:
        """The side of all members, empty where they differ; an eastern place and a central unit both give."""
        sides = {member.side for member in self.members}
        if sides == {"east", "giver"}:
            return "giver"
        return next(iter(sides)) if len(sides) == 1 else ""

    @property
    def unit(self) -> str:
        """Who acts for the place, where all members say the same."""
        units = {member.unit for member in self.members}
        return next(iter(units)) if len(units) == 1 else ""


@dataclass(frozen=True, slots=True)
class PartyChunk:
    """Parties in their grammatical place: ``marker`` is the preposition before them (对 由 与 …), if any."""

    start: int
    end: int
    parties: Parties
    marker: str = ""


@dataclass(frozen=True, slots=True)
class WordChunk:
    """A word of the lexicon with its classes, and the place inside it (援疆), if any."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    region: "Party | None" = None

    def value(self, cls: str) -> str | None:
        """The word's value in class ``cls``, or None where it is not of it."""
        return next((word.value for word in self.words if word.cls == cls), None)


@dataclass(frozen=True, slots=True)
class ThingChunk:
    """A named fund, venue, programme, policy, or a place or organisation that stands as one."""

    start: int
    end: int
    entity: Entity
    home: Party | None = None


@dataclass(frozen=True, slots=True)
class ValueChunk:
    """A number of any kind, a period or a date."""

    start: int
    end: int
    value: Money | Quantity | Number | Period | Date


@dataclass(frozen=True, slots=True)
class MarkChunk:
    """Punctuation that ends a clause or joins list items."""

    start: int
    end: int
    text: str


Chunk = PartyChunk | WordChunk | ThingChunk | ValueChunk | MarkChunk


@dataclass(frozen=True, slots=True)
class Clause:
    """The chunks between two clause marks; ``text`` is the normalised text of the whole document."""

    start: int
    end: int
    chunks: tuple[Chunk, ...]
    text: str
    sentence: int

    def gap(self, left: int, right: int) -> str:
        """The characters between two offsets, without spaces."""
        return self.text[left:right].replace(" ", "").replace("\n", "")

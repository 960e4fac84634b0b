"""The parties around a trigger by the part that they play: subject, object, and what a preposition marks."""

from dataclasses import dataclass
from typing import Final

from aidgraph.extract.chunks import Chunk, Clause, Parties, Party, PartyChunk, ThingChunk, WordChunk
from aidgraph.extract.markers import part_of

SLOTS: Final = (
    "subject", "object", "head", "agent", "target", "partner", "place", "goal", "source", "cause", "as", "owner", "far",
    "earlier", "thing", "thing_before",
)  # fmt: skip
_FILLERS: Final = frozenset("了着过的地得我其本各等“”' ")


@dataclass(frozen=True, slots=True)
class Slots:
    """Slot → party chunk, for one trigger of one clause."""

    filled: dict[str, PartyChunk]

    def get(self, slot: str) -> PartyChunk | None:
        """The party in ``slot``, if any."""
        return self.filled.get(slot)


def find_slots(clause: Clause, trigger: int) -> Slots:
    """The slots around ``clause.chunks[trigger]``; of two parties for one slot the nearer to the trigger counts."""
    filled: dict[str, PartyChunk] = {}
    word = clause.chunks[trigger]
    _fill_things(clause, trigger, filled)
    for chunk in reversed(clause.chunks[:trigger]):
        if isinstance(chunk, PartyChunk):
            slot = _left_slot(clause, chunk, word.start)
            filled.setdefault("earlier" if slot == "subject" and "subject" in filled else slot, chunk)
    edge = word.end
    direct = True
    for chunk in clause.chunks[trigger + 1 :]:
        if isinstance(chunk, PartyChunk):
            filled.setdefault(_right_slot(clause, chunk, edge, direct), chunk)
            direct = False
        elif isinstance(chunk, WordChunk):
            direct = direct and clause.gap(edge, chunk.start) == ""
        edge = chunk.end
    return Slots(filled)


def _left_slot(clause: Clause, chunk: PartyChunk, trigger: int) -> str:
    """Marked parties by their marker; an unmarked one is the subject, or the owner of what 的 joins to it."""
    part = part_of(chunk.marker)
    if part == "partner" and not any(isinstance(c, PartyChunk) and c.start < chunk.start for c in clause.chunks):
        part = ""  # what stands before 和 is no party: it joins words
    if part:
        return part
    return "owner" if clause.text[chunk.end : chunk.end + 1] == "的" and chunk.end + 1 < trigger else "subject"


def _right_slot(clause: Clause, chunk: PartyChunk, edge: int, direct: bool) -> str:
    part = part_of(chunk.marker)
    if part:
        return part
    gap = clause.gap(edge, chunk.start)
    if gap.startswith("的"):
        return "head"
    bare = "".join(c for c in gap if c not in _FILLERS)
    return "object" if direct and len(bare) <= 2 else "far"


def _fill_things(clause: Clause, trigger: int, filled: dict[str, PartyChunk]) -> None:
    """Named funds, venues and programmes after the trigger, or before it, a row of them as one."""
    for slot, chunks in (("thing", clause.chunks[trigger + 1 :]), ("thing_before", clause.chunks[:trigger])):
        row = _row(chunks)
        if row is not None:
            filled[slot] = PartyChunk(row.start, row.end, row)


def things_of(clause: Clause) -> Parties | None:
    """The first row of named things of a clause."""
    return _row(clause.chunks)


def _row(chunks: tuple[Chunk, ...]) -> Parties | None:
    row: list[Party] = []
    for chunk in chunks:
        if isinstance(chunk, ThingChunk) and chunk.entity.type != "Policy":
            row.append(Party(chunk.entity, chunk.start, chunk.end, home=chunk.home))
        elif row and isinstance(chunk, WordChunk):
            break
    return Parties(tuple(row), row[0].start, row[-1].end) if row else None

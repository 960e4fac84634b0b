"""From a sentence's chunks to clauses: cut at clause marks, brackets apart, lists of pairings one by one."""

import re
from collections.abc import Iterator
from typing import Final

from aidgraph.extract.chunks import Chunk, Clause, MarkChunk, PartyChunk, ThingChunk, WordChunk
from aidgraph.link.lexicon import Word
from aidgraph.model import Sentence

_CLAUSE: Final = frozenset("，；：。！？\n")
_BARE_VERBS: Final = frozenset({"帮", "援", "扶", "助", "带", "牵", "对口", "结对", "携手"})
_DASHES: Final = frozenset({"—", "——", "-", "－", "→", "——>"})
_TURN: Final = re.compile(r"(?:的?\d+个?[\u4e00-\u9fff]{1,6})?[、，和及；]")
_BRACKETED: Final = re.compile(r"（[^（）]*）")
_GIVERS: Final = frozenset({"east", "giver"})


def cut(chunks: list[Chunk], text: str, sentence: Sentence, number: int) -> list[Clause]:
    """The clauses of a sentence, in order; what stands in brackets is a clause of its own after the one around it."""
    clauses: list[Clause] = []
    outer: list[Chunk] = []
    inner: list[Chunk] = []
    depth = 0
    start = sentence.start
    for chunk in [*chunks, MarkChunk(sentence.end, sentence.end, "。")]:
        mark = chunk.text if isinstance(chunk, MarkChunk) else ""
        if mark in ("（", "）"):
            depth = depth + 1 if mark == "（" else max(0, depth - 1)
        elif depth and chunk.start < sentence.end:
            inner.append(chunk)
        elif mark and mark in _CLAUSE:
            clauses += _ended(start, chunk.start, outer, inner, text, number)
            outer, inner, start = [], [], chunk.end
        else:
            outer.append(chunk)
    return clauses


def _ended(start: int, end: int, outer: list[Chunk], inner: list[Chunk], text: str, number: int) -> Iterator[Clause]:
    parts = _shared_verb(list(_pairings(_with_bare_verbs(outer, text), text)))
    for index, part in enumerate(parts):
        first = start if index == 0 else part[0].start
        last = end if index == len(parts) - 1 else max(chunk.end for chunk in part)
        yield Clause(first, last, tuple(part), text, number)
    if inner:
        yield Clause(inner[0].start, inner[-1].end, tuple(inner), text, number)


def _with_bare_verbs(chunks: list[Chunk], text: str) -> list[Chunk]:
    """泰安帮巫溪, 津南区—灵台县: one character or a dash between giver and receiver is the verb."""
    out: list[Chunk] = []
    before: PartyChunk | None = None
    for chunk in chunks:
        if isinstance(chunk, PartyChunk):
            if before is not None and before.parties.side in _GIVERS and chunk.parties.side == "west":
                gap = _BRACKETED.sub("", text[before.end : chunk.start]).replace(" ", "")
                cls = "pair" if gap in _BARE_VERBS else "dash" if gap in _DASHES else ""
                if cls:
                    out = [c for c in out if not (isinstance(c, MarkChunk) and c.start >= before.end)]
                    out.append(WordChunk(before.end, chunk.start, gap, (Word(cls, "plain"),)))
                    chunk = PartyChunk(chunk.start, chunk.end, chunk.parties)
            before = chunk
        elif _is_hall(before, chunk, text):
            out.append(WordChunk(chunk.start, chunk.start, "", (Word("hall", ""),)))
        out.append(chunk)
    return out


def _is_hall(before: PartyChunk | None, chunk: Chunk, text: str) -> bool:
    """天津“甘南馆”: a giver right before a venue that bears a receiver's name has opened it for that receiver."""
    if before is None or not isinstance(chunk, ThingChunk) or chunk.entity.type != "Venue" or chunk.home is None:
        return False
    return before.end == chunk.start and before.parties.side == "east" and chunk.home.side == "west"


def _pairings(chunks: list[Chunk], text: str) -> Iterator[list[Chunk]]:
    """A帮扶B、C帮扶D: a new pairing begins where a list turns from a receiver back to a giver."""
    part: list[Chunk] = []
    before: PartyChunk | None = None
    for chunk in chunks:
        if isinstance(chunk, PartyChunk):
            if before is not None and _turns(before, chunk, text):
                yield part
                part = []
                chunk = PartyChunk(chunk.start, chunk.end, chunk.parties)
            before = chunk
        part.append(chunk)
    yield part


def _turns(before: PartyChunk, chunk: PartyChunk, text: str) -> bool:
    if before.parties.side != "west" or chunk.parties.side not in _GIVERS:
        return False
    return _TURN.fullmatch(text[before.end : chunk.start].replace(" ", "")) is not None


def _shared_verb(parts: list[list[Chunk]]) -> list[list[Chunk]]:
    """A与B、C与D分别结对: parts without a verb of their own take the last one's."""
    if len(parts) < 2:
        return parts
    shared = [chunk for chunk in parts[-1] if isinstance(chunk, WordChunk)]
    return [part if any(isinstance(chunk, WordChunk) for chunk in part) else [*part, *shared] for part in parts]

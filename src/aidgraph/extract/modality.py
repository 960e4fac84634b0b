"""Modality: whether what a clause says is done, planned, or no statement at all (wished, denied, asked)."""

import re
from typing import Final, Literal

from aidgraph.extract.chunks import Chunk, Clause, PartyChunk, WordChunk

Mood = Literal["actual", "planned", "none", ""]

_WILL: Final = re.compile(r"(?<![即不])将(?![军领士帅来近近])")
_SHALL: Final = re.compile(r"(?<![需重主紧首纪只简摘概不])要(?![求素闻点件道塞职害义领目是务])")
_DONE: Final = re.compile(r"已(?![知])|共(?![同产和享建青管])")
_MEAN: Final = re.compile(r"拟(?![定稿合])")
_NOT: Final = re.compile(r"(?:不|未|没|没有|并非|尚未|非|无)(?:再|曾|能|会|是)?$")
_WISH: Final = re.compile(r"^[\s“]*(?:也|再|恳|敬)?请(?![示教求])")
_NO_PLAN: Final = re.compile(r"(?:年度|总体|行动|原|超额|超|项目|资金|按)计划$|计划(?:[书的》]|任务|安排表|单列)")
_ASKED: Final = re.compile(r"[？?]\s*[”」]?\s*$|吗[？。]?$")


def mood_of(clause: Clause, trigger: int, start: int) -> Mood:
    """The mood of a trigger word; empty where nothing in its clause tells, so that an earlier clause's mood goes on."""
    before = clause.text[clause.start : start]
    if _NOT.search(before) or _WISH.search(before):
        return "none"
    values = [value for c in clause.chunks[:trigger] if (value := _modal(clause, c)) is not None]
    if any(value in ("negated", "wished", "asked") for value in values):
        return "none"
    if "planned" in values or _MEAN.search(before) or _will(clause, trigger, before) or _SHALL.search(before):
        return "planned"
    return "actual" if "done" in values or _DONE.search(before) or "了" in clause.text[start : start + 8] else ""


def asked(text: str) -> bool:
    """Whether a sentence is a question."""
    return _ASKED.search(text) is not None


def _will(clause: Clause, trigger: int, before: str) -> bool:
    """将 before a verb is the future; before a party it is 把."""
    for match in _WILL.finditer(before):
        offset = clause.start + match.end()
        if not any(isinstance(c, PartyChunk) and c.start == offset for c in clause.chunks[:trigger]):
            return True
    return False


def _modal(clause: Clause, chunk: Chunk) -> str | None:
    """The mood of a word; 超年度计划 and 计划书 plan nothing."""
    if not isinstance(chunk, WordChunk):
        return None
    if chunk.text == "计划" and _NO_PLAN.search(clause.text[max(clause.start, chunk.start - 2) : chunk.end]):
        return None
    return chunk.value("modal")

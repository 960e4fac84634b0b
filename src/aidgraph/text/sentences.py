"""Receives a document and its normalised text and hands on its sentences: spans, each with its part in the layout."""

import re
from collections.abc import Iterator
from typing import Final

from aidgraph.model import Document, Sentence
from aidgraph.text.chrome import mark_chrome
from aidgraph.text.layout import Paragraph, read_paragraphs
from aidgraph.text.lines import read_lines

_CLOSERS: Final = {"“": "”", "（": "）", "《": "》"}
_EVENT: Final = re.compile(r"[“（《]|[。！？]+|[!?]+(?![\w/=&.])")
_BRACKET: Final = {mark: re.compile(f"[{mark}{close}]") for mark, close in _CLOSERS.items()}
_TAIL: Final = re.compile(r"[。！？”’）》】]*")
_GOES_ON: Final = ("，", "、", "；", "：", "的")
_ATTRIBUTION: Final = re.compile(r"[^。！？，\n]{1,30}[说道][。：，]")
_TABULATED: Final = re.compile(r"\S\t+(?=\S)")
_LEAD: Final = re.compile(r"[\s。，、；：！？]*(?:#+\s+)?")
_WORD: Final = re.compile(r"\w")


def split(document: Document, normalized: str) -> tuple[Sentence, ...]:
    """The sentences of a document, in order, disjoint, without space at their ends; ``normalized`` is its text's.

    A sentence ends at 。！？ or with its paragraph, not inside “…”, （…） or 《…》 that closes in the paragraph; a stop
    at the end of a quotation ends it behind the quotation mark. Lines that a page's width broke are one paragraph, so
    that a sentence may hold a newline. Titles and headings are one sentence each. Furniture of the page gives none.
    """
    lines = read_lines(normalized)
    text = [line for line, chrome in zip(lines, mark_chrome(lines), strict=True) if not chrome]
    sentences: list[Sentence] = []
    number = 0
    for paragraph in read_paragraphs(text, document.title_span):
        kind = "item" if paragraph.kind != "title" and _is_row(document.text, paragraph) else paragraph.kind
        found = [Sentence(start, end, number, kind) for start, end in _spans(normalized, paragraph)]
        sentences += found
        number += bool(found)
    return tuple(sentences)


def _is_row(text: str, paragraph: Paragraph) -> bool:
    """Whether tabs part its cells: they are seen in the text as it was read only."""
    return "\t" in text[paragraph.start : paragraph.end] and bool(
        _TABULATED.search(text, paragraph.start, paragraph.end)
    )


def _spans(normalized: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    text = normalized[paragraph.start : paragraph.end]
    ends = [len(text)] if paragraph.kind in ("title", "heading") else _ends(text)
    start = 0
    for end in ends:
        opening = _LEAD.match(text, start, end)
        first = opening.end() if opening else start
        if _WORD.search(text, first, end):
            yield paragraph.start + first, paragraph.start + first + len(text[first:end].rstrip())
        start = end


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of a paragraph end."""
    start = position = 0
    while event := _EVENT.search(text, position):
        if event[0] not in _CLOSERS:
            position, ends = _after(text, event.end()), True
        elif pair := _after_brackets(text, start, event.start()):
            position, ends = pair
        else:
            position, ends = event.end(), False
        if ends:
            yield position
            start = position
    if start < len(text):
        yield len(text)


def _after(text: str, position: int) -> int:
    """Behind a stop: its further stops and the brackets that it closes."""
    tail = _TAIL.match(text, position)
    return tail.end() if tail else position


def _after_brackets(text: str, start: int, opened: int) -> tuple[int, bool] | None:
    """Behind the brackets that open here, and whether the sentence ends there; None where they do not close."""
    mark = text[opened]
    closing = _BRACKET[mark].search(text, opened + 1)
    if closing is None or closing[0] == mark:
        return None
    position = closing.end()
    inner = text[closing.start() - 1]
    if mark == "《" or inner not in "。！？" or text.startswith(_GOES_ON, position):
        return position, False
    if inner in "！？" and _ATTRIBUTION.match(text, position):
        return position, False
    opens_sentence = not text[start:opened].strip()
    speech = mark == "“" and (inner == "。" or text[opened - 1 : opened] in ("：", "，"))
    return (_after(text, position), True) if opens_sentence or speech else (position, False)

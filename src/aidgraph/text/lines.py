"""Receives normalised text and hands on its lines that hold something: trimmed, with their offsets and indents."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """``normalized[start:end] == text``; ``indent`` spaces stand before it; ``gap``: an empty line or the top does."""

    start: int
    end: int
    text: str
    indent: int
    gap: bool

    @property
    def width(self) -> float:
        """Its width on a page in columns: an ideograph takes two."""
        return (len(self.text) + len(self.text.encode("utf-8"))) / 2


def read_lines(normalized: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[Line] = []
    offset, gap = 0, True
    for raw in normalized.split("\n"):
        text = raw.strip()
        if text:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(offset + indent, offset + indent + len(text), text, indent, gap))
        gap = not text
        offset += len(raw) + 1
    return lines

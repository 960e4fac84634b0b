"""Text on a terminal: from any string to one that is safe to print, to its width, padded and wrapped."""

import unicodedata
from typing import Final

_SHOWN_AS: Final = {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": ""}


def printable(text: str) -> str:
    """``text`` in one line, without the characters by which a hostile document could command or deceive a terminal."""
    if text.isprintable():
        return text
    return "".join(_SHOWN_AS.get(unicodedata.category(character), character) for character in text)


def width(text: str) -> int:
    """Columns of ``text``: two for a wide or fullwidth character, none for a combining or format one."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int) -> str:
    """``text`` followed by spaces up to ``columns``."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in lines of at most ``columns``, broken at spaces and beside wide characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """Words with the spaces behind them; each wide character alone, closing punctuation with what it closes."""
    pieces: list[str] = []
    for character in text:
        joins = character in "，。；：、）》” " or (_columns(character) == 1 and pieces and _open(pieces[-1]))
        if pieces and joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _open(piece: str) -> bool:
    """Whether a narrow character still belongs to this piece."""
    return _columns(piece[-1]) == 1 and not piece.endswith(" ")

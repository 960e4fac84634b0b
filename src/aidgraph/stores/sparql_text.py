"""Reads a SPARQL text as far as trust needs: from the text to its variables and to what in it is refused."""

import re
from typing import Final

# What cannot hold a keyword or a variable: IRIs, strings, comments. A # inside an IRI opens no comment.
_OPAQUE: Final = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>|\"{3}.*?(?:\"{3}|\Z)|'{3}.*?(?:'{3}|\Z)"""
    r"""|"(?:\\.|[^"\\\n])*(?:"|$)|'(?:\\.|[^'\\\n])*(?:'|$)|\#[^\n]*""",
    re.DOTALL | re.MULTILINE,
)
_WORD: Final = r"(?<![?$:.\w-]){}(?![\w:-])"
_REFUSED: Final = re.compile(
    _WORD.format("(SERVICE|FROM|INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|COPY|MOVE|ADD)"), re.IGNORECASE
)
_SELECT: Final = re.compile(_WORD.format("SELECT") + r"(.*?)(?:(?<![?$:.\w])WHERE(?!\w)|\{)", re.IGNORECASE | re.DOTALL)
_PIECE: Final = re.compile(r"[()]|[?$]\w+")
_PARAMETER: Final = re.compile(r"\$(\w+)")


def bare(text: str) -> str:
    """The text with IRIs, strings and comments blanked out; lines stay where they are."""
    return _OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def refused_word(text: str) -> re.Match[str] | None:
    """The first word that would change data or read it from elsewhere."""
    return _REFUSED.search(bare(text))


def parameters(text: str) -> frozenset[str]:
    """The variables written ``$name``: what is given from outside."""
    return frozenset(_PARAMETER.findall(bare(text)))


def selected(text: str) -> tuple[str, ...]:
    """The names that the first ``SELECT`` hands back, in its order, parameters among them."""
    found = _SELECT.search(bare(text))
    names: list[str] = []
    depth = 0
    for piece in _PIECE.findall(found[1]) if found else ():
        if piece in "()":
            depth += 1 if piece == "(" else -1
            if piece == "(" and depth == 1:
                names.append("")
        elif depth == 0:
            names.append(piece[1:])
        else:
            names[-1] = piece[1:]  # the last in the brackets follows AS
    return tuple(names)

"""What a reader of one format makes of a file's bytes, and what such a reader looks like."""

from dataclasses import dataclass
from typing import Final, Protocol

from aidgraph.errors import InputRefused

# Stands before the first paragraph that begins on a new page of the original; ``normalize`` reads it as a line end.
PAGE_BREAK: Final = "\f"
_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, as it is stored, and what the format itself says of the document ("" where it says nothing)."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    place: str = ""


class Format(Protocol):
    """A module that reads one format."""

    __name__: str

    def sniff(self, data: bytes, name: str) -> bool:
        """Whether the bytes are of this format; the name helps only where the bytes leave it open."""

    def read(self, data: bytes) -> Reading:
        """The document's text. Raises ``InputRefused`` where the bytes cannot be read; the caller adds the path."""


def broken(error: Exception) -> InputRefused:
    """The refusal of bytes over which a parser failed, with its words as far as they fit into a line."""
    words = " ".join(str(error).split())
    return InputRefused(
        "input.broken", reason=f"{type(error).__name__}: {words[:_WORDS]}" if words else type(error).__name__
    )

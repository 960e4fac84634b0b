"""What a reader of one format makes of a file's bytes, and what such a reader looks like."""

from dataclasses import dataclass
from typing import Final, Protocol

# Stands before the first paragraph that begins on a new page of the original; ``normalize`` reads it as a line end.
PAGE_BREAK: Final = "\f"


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

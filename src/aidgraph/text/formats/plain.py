"""Plain text and Markdown: receives bytes that are no other format and hands on their characters, newlines unified."""

import re
from typing import Final

from aidgraph.text.decode import decode
from aidgraph.text.formats.reading import Reading

# How files open that are no plain text, though their bytes may be: markup, and data for programs.
_OTHER: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype|<html|<\?xml|<rss|\{\s*\"|\[\s*\{|%PDF-|\{\\rtf)|PK\x03\x04|\xd0\xcf\x11\xe0|\x1f\x8b",
    re.IGNORECASE,
)


def sniff(data: bytes, name: str) -> bool:
    """Whether nothing at the start of the bytes says that they are markup, an archive or data."""
    return not _OTHER.match(data)


def read(data: bytes) -> Reading:
    """The characters without a byte-order mark, ``\\r\\n`` and ``\\r`` as ``\\n``; nothing else is changed.

    Raises ``InputRefused`` where the encoding cannot be told, or the bytes are no text.
    """
    return Reading(decode(data).replace("\r\n", "\n").replace("\r", "\n"))

"""Pages saved in one file (.mhtml, .mht): receives the bytes and hands on the text of the page inside."""

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from typing import Final

from aidgraph.errors import InputRefused
from aidgraph.text.formats import webpage
from aidgraph.text.formats.reading import Reading

_HEAD: Final = 8192  # bytes
_OPENING: Final = re.compile(rb"\s*[A-Za-z-]{2,40}:\s")
_RELATED: Final = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)


def sniff(data: bytes, name: str) -> bool:
    """Whether the bytes open with the headers of a message whose parts are a page and what belongs to it."""
    return bool(_OPENING.match(data)) and bool(_RELATED.search(data[:_HEAD]))


def read(data: bytes) -> Reading:
    """The page with the most text: of frames, the one that holds the article. Raises ``InputRefused`` if none does."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    readings = [reading for page in pages if (reading := _read(page)) is not None]
    if not readings:
        raise InputRefused("input.blank")
    best = max(readings, key=lambda reading: len(reading.text))
    return replace(best, url=best.url or _address(message))


def _read(page: EmailMessage) -> Reading | None:
    body = page.get_payload(decode=True)
    try:
        return webpage.read(body) if isinstance(body, bytes) else None
    except InputRefused:
        return None


def _address(message: EmailMessage) -> str:
    """Where a browser saved the page from."""
    address = str(message.get("Snapshot-Content-Location") or "").strip()
    return address if address.startswith(("http://", "https://")) else ""

"""Permanent identifiers: from the parts of a thing to a short hash of them, the same on every machine."""

import hashlib
import json
import re
import unicodedata
from typing import Final

_DROPPED: Final = re.compile(r"[\s“”\"'‘’「」『』《》〈〉]+")


def digest(*parts: object) -> str:
    """The first 128 bits in hex of the SHA-256 of the parts as canonical JSON."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:32]


def digest_bytes(data: bytes) -> str:
    """The first 128 bits in hex of the SHA-256 of a file's bytes: a document's identity."""
    return hashlib.sha256(data).hexdigest()[:32]


def fold(name: str) -> str:
    """A name without spaces, quotation marks, case and width: equal folds are equal names."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", name)).casefold()


def plain(value: float | int | None) -> float | int | None:
    """A whole number as an int, so that 20 and 20.0 are written and hashed alike."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value

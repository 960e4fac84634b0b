"""Files that no reader takes: known by their first bytes, refused by name, with what to do about them."""

import re
from typing import Final

from aidgraph.errors import InputRefused
from aidgraph.text.formats.office import members
from aidgraph.text.formats.reading import Reading

_KINDS: Final = (
    ("archive_kind", re.compile(rb"7z\xbc\xaf|Rar!\x1a|MSCF|\x28\xb5\x2f\xfd|\x1f\x9d|\x1f\x8b|BZh|\xfd7zXZ")),
    ("old_office", re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("picture", re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL)),
    ("other_office", re.compile(rb"\s*\{\\rtf|PK\x03\x04|PK\x05\x06")),
)  # fmt: skip
_OFD: Final = "OFD.xml"


def sniff(data: bytes, name: str) -> bool:
    """Whether the first bytes are of a kind that is known, and cannot be read."""
    return _kind(data) is not None


def read(data: bytes) -> Reading:
    """Raises ``InputRefused``: an archive of a kind that is not opened, old or other office files, a picture."""
    kind = _kind(data)
    raise InputRefused("input.ofd" if kind == "other_office" and _OFD in members(data) else f"input.{kind}")


def _kind(data: bytes) -> str | None:
    return next((kind for kind, opening in _KINDS if opening.match(data)), None)

"""What archives of any kind share: the names of their members, how much may come out of them, and how it is counted."""

import re
from dataclasses import dataclass, field
from typing import IO, Final

from aidgraph.errors import InputRefused
from aidgraph.text.files import LIMIT_MIB

MEBIBYTE: Final = 1024 * 1024
MEMBER_LIMIT: Final = LIMIT_MIB * MEBIBYTE
LARGEST_MIB: Final = 2048  # of an archive itself
_RATIO: Final = 200  # many pages of one site, packed together, reach 60
_HARMLESS: Final = 256 * MEBIBYTE  # so much may come out of any archive, however small it is
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")


@dataclass(slots=True)
class Budget:
    """How many bytes may still be unpacked from an archive of ``size`` bytes, from archives inside it included."""

    size: int
    left: int = field(init=False)

    def __post_init__(self) -> None:
        self.left = max(_HARMLESS, _RATIO * self.size)

    def spend(self, count: int) -> None:
        """Counts bytes that came out. Raises ``InputRefused`` when there are more than any honest archive holds."""
        self.left -= count
        if self.left < 0:
            raise InputRefused("input.archive_bomb", ratio=_RATIO)


class Names:
    """The names of an archive's members, each of them once."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def check(self, name: str) -> str:
        """The name as a path below the archive, "" where the member is hidden.

        Raises ``InputRefused`` for a name that leads out of the archive, is no name, or was given before.
        """
        path = name.replace("\\", "/").removeprefix("./")
        parts = path.split("/")
        if not path or path.startswith("/") or _DRIVE.match(path) or ".." in parts or _CONTROL.search(path):
            raise InputRefused("input.archive_name")
        if any(part.startswith(".") or part == "__MACOSX" for part in parts):
            return ""
        path = "/".join(part for part in parts if part)
        if path in self._seen:
            raise InputRefused("input.archive_repeated")
        self._seen.add(path)
        return path


def read_member(stream: IO[bytes]) -> bytes:
    """What a member unpacks to. Raises ``InputRefused`` where that is more than a document may be."""
    data = bytearray()
    while piece := stream.read(MEBIBYTE):
        data += piece
        if len(data) > MEMBER_LIMIT:
            raise InputRefused("input.too_large", limit=LIMIT_MIB)
    return bytes(data)


def printable(name: str) -> str:
    """A member's name as it can be written out in one line."""
    return _CONTROL.sub("\ufffd", name.encode("utf-8", "replace").decode("utf-8"))

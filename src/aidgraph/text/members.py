"""Receives an opened file and hands on the documents in it: itself, or those of an archive or of JSON lines."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import BinaryIO, Final

from aidgraph.errors import InputRefused
from aidgraph.text import archive_tar, archive_zip, records
from aidgraph.text.archive import LARGEST_MIB, MEBIBYTE, Budget
from aidgraph.text.files import read_whole
from aidgraph.text.formats import Reading

_HEAD: Final = 512
_ARCHIVES: Final[tuple[ModuleType, ...]] = (archive_zip, archive_tar)
_DEEPEST: Final = 2  # an archive may hold archives, but those hold documents


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one document, known under ``path``; ``reading`` where they need no reader."""

    path: str
    data: bytes
    reading: Reading | None = None


def members_of(stream: BinaryIO, path: str) -> Iterator[Member | InputRefused]:
    """The documents of a file, in its order, one at a time; a refusal names its ``path``.

    A member's path is that of the archive, ``/`` and its path inside. No more than a document is held in memory.
    """
    return _members(stream, path, 0, None)


def _members(stream: BinaryIO, path: str, depth: int, budget: Budget | None) -> Iterator[Member | InputRefused]:
    try:
        head = stream.read(_HEAD)
        archive = next((kind for kind in _ARCHIVES if kind.sniff(stream, head)), None)
        if archive is not None:
            yield from _unpacked(archive, stream, path, depth, budget)
        elif records.sniff(stream, head):
            for found in records.members(stream, path):
                yield _named(found, path)
        else:
            stream.seek(0)
            yield Member(path, read_whole(stream))
    except InputRefused as refused:
        yield InputRefused(refused.message, **{"path": path} | refused.parameters)


def _named(found: records.Record | InputRefused, path: str) -> Member | InputRefused:
    if isinstance(found, InputRefused):
        return found
    return Member(f"{path}/{found.name}", found.data, found.reading)


def _unpacked(
    archive: ModuleType, stream: BinaryIO, path: str, depth: int, budget: Budget | None
) -> Iterator[Member | InputRefused]:
    if depth == _DEEPEST:
        raise InputRefused("input.archive_nested")
    size = stream.seek(0, io.SEEK_END)
    if size > LARGEST_MIB * MEBIBYTE:
        raise InputRefused("input.too_large", limit=LARGEST_MIB)
    spent = budget or Budget(size)
    for name, found in archive.members(stream, spent):
        inner = f"{path}/{name}"
        if isinstance(found, InputRefused):
            yield InputRefused(found.message, **{"path": inner} | found.parameters)
        else:
            yield from _members(io.BytesIO(found), inner, depth + 1, spent)

"""Zip archives: from an opened file to its members, each unpacked within limits, or why it is not read."""

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, Final

from aidgraph.errors import InputRefused
from aidgraph.text.archive import MEBIBYTE, MEMBER_LIMIT, Budget, Names, printable, read_member
from aidgraph.text.formats.office import is_package
from aidgraph.text.formats.reading import broken

_MARKS: Final = (b"PK\x03\x04", b"PK\x05\x06")
_DIRECTORY: Final = 32 * MEBIBYTE  # the list of members at the end: a hundred thousand long names take 20 MiB
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_LINK: Final = 0o120000


def sniff(stream: BinaryIO, head: bytes) -> bool:
    """Whether the file is a zip archive, and not one document of an office program."""
    if not head.startswith(_MARKS):
        return False
    try:
        with _opened(stream) as archive:
            return not is_package(frozenset(archive.namelist()))
    except InputRefused:
        return True  # reading it will say why


def members(stream: BinaryIO, budget: Budget) -> Iterator[tuple[str, bytes | InputRefused]]:
    """Name and bytes of each member, in the order of the archive; what is hidden is passed over.

    Raises ``InputRefused`` where the archive itself cannot be read, or more comes out of it than an honest one holds.
    """
    names = Names()
    with _opened(stream) as archive:
        for info in archive.infolist():
            if info.filename.endswith("/"):
                continue
            name = _name(info)
            try:
                path = names.check(name)
                if path:
                    yield path, _unpacked(archive, info, budget)
            except InputRefused as refused:
                if refused.message == "input.archive_bomb":
                    raise
                yield printable(name), refused


def _opened(stream: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(_Bounded(stream))
    except Exception as error:  # hostile bytes make it fail in more ways than it says
        raise broken(error) from error


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; where nothing says that it is UTF-8, it is what Windows writes in China, or UTF-8 anyway."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise InputRefused("input.encrypted")
    if (info.external_attr >> 16) & 0o170000 == _LINK:
        raise InputRefused("input.archive_link")
    budget.spend(min(info.file_size, MEMBER_LIMIT))  # no more than this is read, whatever the archive holds
    try:
        with archive.open(info) as member:
            return read_member(member)
    except InputRefused:
        raise
    except Exception as error:  # hostile bytes make it fail in more ways than it says
        raise broken(error) from error


class _Bounded(io.RawIOBase):
    """A file from which no more is read at once than the longest list of members that is believed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        if size > _DIRECTORY:
            raise zipfile.BadZipFile("its list of members is too long")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

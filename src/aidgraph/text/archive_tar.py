"""Tar archives, compressed or not: from an opened file to its members, unpacked in one pass within limits."""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final, Protocol

from aidgraph.errors import InputRefused
from aidgraph.text.archive import MEBIBYTE, MEMBER_LIMIT, Budget, Names, printable, read_member
from aidgraph.text.formats.reading import broken

_BLOCK: Final = 512
_PIECE: Final = 64 * 1024
_XZ_MEMORY: Final = 128 * MEBIBYTE  # xz -9 takes 65


class _Unpacker(Protocol):
    """What ``bz2`` and ``lzma`` have: it keeps what it was not allowed to unpack, and gives that first."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Inflater:
    """zlib's unpacker in the manner of the other two."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)


_UNPACKERS: Final[dict[bytes, Callable[[], _Unpacker]]] = {
    b"\x1f\x8b\x08": _Inflater,
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\0": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY),
}


def sniff(stream: BinaryIO, head: bytes) -> bool:
    """Whether the first block, unpacked if need be, is that of a tar archive."""
    stream.seek(0)
    try:
        tarfile.TarInfo.frombuf(_Forward(stream, head, Budget(0)).read(_BLOCK), "utf-8", "surrogateescape")
    except Exception:  # hostile bytes make it fail in more ways than it says
        return False
    return True


def members(stream: BinaryIO, budget: Budget) -> Iterator[tuple[str, bytes | InputRefused]]:
    """Name and bytes of each member, in the order of the archive; what is hidden is passed over.

    Raises ``InputRefused`` where the archive breaks off or is damaged, or more comes out of it than an honest one
    holds; what stood before that is given.
    """
    names = Names()
    stream.seek(0)
    head = stream.read(_BLOCK)
    stream.seek(0)
    try:
        with tarfile.TarFile(fileobj=_Forward(stream, head, budget), mode="r") as archive:  # type: ignore[arg-type]
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # it would grow with the archive
                if not info.isdir():
                    yield from _member(archive, info, names)
    except InputRefused:
        raise
    except Exception as error:
        raise broken(error) from error


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, names: Names
) -> Iterator[tuple[str, bytes | InputRefused]]:
    try:
        path = names.check(_name(info))
        if path:
            yield path, _unpacked(archive, info)
    except InputRefused as refused:
        if refused.message == "input.archive_bomb":
            raise
        yield printable(_name(info)), refused


def _name(info: tarfile.TarInfo) -> str:
    """The member's name, in UTF-8 or what systems of China wrote before."""
    raw = info.name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _unpacked(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    if info.issym() or info.islnk():
        raise InputRefused("input.archive_link")
    # A sparse member may claim any size, and take none in the archive.
    member = archive.extractfile(info) if info.isreg() and not info.issparse() else None
    if member is None:
        raise InputRefused("input.not_a_file")
    with member:
        return read_member(member)


class _Forward:
    """The bytes of an archive, unpacked as they are asked for; it goes forward only, and counts what comes out."""

    def __init__(self, stream: BinaryIO, head: bytes, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget
        self._mark = next((mark for mark in _UNPACKERS if head.startswith(mark)), b"")
        self._unpacker = _UNPACKERS[self._mark]() if self._mark else None
        self._position = 0

    def read(self, size: int) -> bytes:
        if not 0 <= size <= MEMBER_LIMIT + _BLOCK:
            raise tarfile.ReadError("a header asks for more than a member may be")
        pieces: list[bytes] = []
        while size > 0 and (piece := self._piece(min(size, _PIECE))):
            pieces.append(piece)
            size -= len(piece)
        data = b"".join(pieces)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, position: int) -> None:
        while self._position < position:
            if not self.read(min(position - self._position, MEBIBYTE)):
                raise tarfile.ReadError("the archive breaks off")
        if self._position > position:
            raise tarfile.ReadError("a header points back")

    def _piece(self, size: int) -> bytes:
        """Some of the next bytes, at most ``size``; none at the end."""
        if self._unpacker is None:
            return self._stream.read(size)
        packed = b""
        while True:
            if self._unpacker.eof:
                packed = self._unpacker.unused_data or self._stream.read(_PIECE)
                if not packed.startswith(self._mark):
                    return b""  # padding
                self._unpacker = _UNPACKERS[self._mark]()  # one archive may be packed in several pieces
            if data := self._unpacker.decompress(packed, size):
                self._budget.spend(len(data))
                return data
            if not self._unpacker.eof and not (packed := self._stream.read(_PIECE)):
                raise EOFError("the archive breaks off")

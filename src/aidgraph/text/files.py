"""Walks what the user gave: from files and folders to the bytes of each document, or the reason why there are none."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from aidgraph.errors import InputRefused

_MEBIBYTE: Final = 1024 * 1024
LIMIT_MIB: Final = 64


@dataclass(frozen=True, slots=True)
class Source:
    """A file: where it lies, the name it goes by, and the folder that it may not lead out of (None: it was named)."""

    file: Path
    name: str
    root: Path | None = None


def find_sources(paths: Sequence[Path]) -> Iterator[Source | InputRefused]:
    """The files of each path, in the order given; those of a folder by the code points of their path below it.

    Hidden files and folders are passed over, folders behind links are not entered.
    """
    for path in paths:
        if _is_folder(path):
            found = sorted(_walk(path), key=_order)
            yield from found or [InputRefused("input.no_documents", path=_printable(str(path)))]
        else:
            yield Source(path, _printable(path.name or str(path)))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # reading it will say why
        return False


def _order(source: Source | InputRefused) -> tuple[str, str]:
    return (source.name, str(source.file)) if isinstance(source, Source) else (source.parameters["path"], "")


def _walk(root: Path) -> Iterator[Source | InputRefused]:
    failures: list[OSError] = []
    for folder, subfolders, files in os.walk(root, onerror=failures.append):
        here = Path(folder)
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        links = [name for name in subfolders if (here / name).is_symlink()]
        for name in (*files, *links):
            if not name.startswith("."):
                yield Source(here / name, _printable((here / name).relative_to(root).as_posix()), root)
    for failure in failures:
        below = Path(os.fsdecode(failure.filename)).relative_to(root)
        name = below.as_posix() if below.name else str(root)
        yield InputRefused("input.unreadable", path=_printable(name), reason=failure.strerror)


@contextmanager
def opened(source: Source) -> Iterator[BinaryIO | None]:
    """A source as an opened file; None for a link to a folder inside the root, whose files are met on their own path.

    Raises ``InputRefused`` for what is no readable regular file, or leads out of its folder; also where reading fails
    while it is open.
    """
    try:
        if source.root is not None and source.file.is_symlink():
            target = source.file.resolve(strict=True)
            if not target.is_relative_to(source.root.resolve()):
                raise InputRefused("input.outside_link", path=source.name)
            if target.is_dir():
                yield None
                return
        if not stat.S_ISREG(source.file.stat().st_mode):
            raise InputRefused("input.not_a_file", path=source.name)
        with source.file.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        kind = "input.dangling_link" if source.file.is_symlink() else "input.missing"
        raise InputRefused(kind, path=source.name) from error
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputRefused("input.unreadable", path=source.name, reason=reason) from error


def read_whole(stream: BinaryIO) -> bytes:
    """The bytes of a document. Raises ``InputRefused`` where they are more than 64 MiB."""
    data = stream.read(LIMIT_MIB * _MEBIBYTE + 1)
    if len(data) > LIMIT_MIB * _MEBIBYTE:
        raise InputRefused("input.too_large", limit=LIMIT_MIB)
    return data


def _printable(name: str) -> str:
    """A path that can be written out: bytes of a name that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")

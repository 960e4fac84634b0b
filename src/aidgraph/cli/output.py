"""Where an answer goes: standard output, or a file or folder of files that are whole or not there."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, TextIO

from aidgraph.cli.options import STANDARD_STREAM
from aidgraph.errors import UsageError


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """Standard output for ``-``; else an unfinished file beside ``name`` that takes its place at the end."""
    if name == STANDARD_STREAM:
        yield sys.stdout
        return
    with (
        _unfinished(name) as path,
        path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as stream,
    ):
        yield stream


@contextmanager
def opened_bytes(name: str) -> Iterator[BinaryIO]:
    """The same, of bytes."""
    if name == STANDARD_STREAM:
        yield sys.stdout.buffer
        return
    with _unfinished(name) as path, path.open("xb") as stream:
        yield stream


@contextmanager
def filled_folder(name: str) -> Iterator[Path]:
    """An empty folder, whose files go into the folder ``name`` at the end. Raises ``UsageError`` for ``-``."""
    if name == STANDARD_STREAM:
        raise UsageError("cli.needs_folder")
    folder = Path(name)
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as unfinished:
        yield Path(unfinished)
        for path in sorted(Path(unfinished).iterdir()):
            path.replace(folder / path.name)


@contextmanager
def _unfinished(name: str) -> Iterator[Path]:
    path = Path(name)
    # Told of the name that was given, not of the unfinished file's.
    for wrong, code in ((path.is_dir(), errno.EISDIR), (not path.parent.is_dir(), errno.ENOENT)):
        if wrong:
            raise OSError(code, os.strerror(code), name)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)

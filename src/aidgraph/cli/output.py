"""Where an answer goes: standard output, or a file that is whole or not there."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from aidgraph.cli.options import STANDARD_STREAM


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """Standard output for ``-``; else an unfinished file beside ``name`` that takes its place at the end."""
    if name == STANDARD_STREAM:
        yield sys.stdout
        return
    path = Path(name)
    # Told of the name that was given, not of the unfinished file's.
    for wrong, code in ((path.is_dir(), errno.EISDIR), (not path.parent.is_dir(), errno.ENOENT)):
        if wrong:
            raise OSError(code, os.strerror(code), name)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)

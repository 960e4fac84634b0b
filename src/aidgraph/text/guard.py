"""Reads a file in a process of its own, whose time and memory are limited: from a format and bytes to a Reading."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from functools import cache
from typing import Final

from aidgraph.errors import InputRefused
from aidgraph.text.formats import Format, Reading

MEMORY_MIB: Final = 2048
_SECONDS: Final = 8
_SECONDS_A_MIB: Final = 6
_MEBIBYTE: Final = 1024 * 1024


def read_guarded(form: Format, data: bytes) -> Reading:
    """What ``form.read(data)`` gives. Raises ``InputRefused`` as that does, and where it fails or goes over a limit.

    The process is kept for the next file, and begun anew after one that it did not survive.
    """
    return _guard(os.getpid()).read(form.__name__, data)


def seconds_for(size: int) -> int:
    """How long reading a file of ``size`` bytes may take."""
    return _SECONDS + _SECONDS_A_MIB * size // _MEBIBYTE


@cache
def _guard(process: int) -> "_Guard":
    """One for each process that reads: a fork must not speak into its parent's pipes."""
    guard = _Guard()
    atexit.register(guard.close)
    return guard


class _Guard:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def read(self, form: str, data: bytes) -> Reading:
        with self._turn:
            answer = self._answer(form, data)
        if "refused" in answer:
            raise InputRefused(answer.pop("refused"), **answer)
        return Reading(**answer)

    def _answer(self, form: str, data: bytes) -> dict[str, str]:
        try:
            return _exchange(self._started(), form, data)
        except (OSError, ValueError):  # it is gone, or was killed within its answer
            self.close()
            limits = {"seconds": seconds_for(len(data)), "limit": MEMORY_MIB}
            raise InputRefused("input.too_costly", **limits) from None
        except BaseException:  # interrupted: what it would say is no answer to the next question
            self.close()
            raise

    def close(self) -> None:
        """Ends the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            # -P: what lies in the working folder, which may be the user's documents, is never imported.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "aidgraph.text.guarded"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self._process


def _exchange(process: "subprocess.Popen[bytes]", form: str, data: bytes) -> dict[str, str]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{form} {len(data)}\n".encode("ascii"))
    process.stdin.write(data)
    process.stdin.flush()
    size = int(process.stdout.readline())
    answer: dict[str, str] = json.loads(process.stdout.read(size))
    return answer

"""The process in which guarded formats are read: from the name of a format and bytes on stdin to JSON on stdout."""

import faulthandler
import json
import os
import signal
import sys
from dataclasses import asdict
from typing import BinaryIO, Final

from aidgraph.errors import InputRefused
from aidgraph.text.files import LIMIT_MIB
from aidgraph.text.formats import GUARDED
from aidgraph.text.guard import MEMORY_MIB, seconds_for

_MEBIBYTE: Final = 1024 * 1024
_LONGEST: Final = LIMIT_MIB * _MEBIBYTE  # characters
_FORMS: Final = {form.__name__: form for form in GUARDED}


def main() -> None:
    """Answers one file after the other, until there are none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    _limit_memory()
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 (no file)
        os.dup2(nowhere.fileno(), 1)  # what a library prints is no answer
        while line := requests.readline():
            name, size = line.split()
            data = requests.read(int(size))
            # A thread of C that no parser can hold up: when the time is over, the process ends.
            faulthandler.dump_traceback_later(seconds_for(len(data)), exit=True, file=nowhere)
            answer = json.dumps(_answer(name.decode("ascii"), data)).encode("ascii")
            faulthandler.cancel_dump_traceback_later()
            _send(answers, answer)


def _send(answers: BinaryIO, answer: bytes) -> None:
    answers.write(b"%d\n" % len(answer))
    answers.write(answer)
    answers.flush()


def _limit_memory() -> None:
    """As far as the system has such a limit; and no dumps of memory."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, size in ((resource.RLIMIT_AS, MEMORY_MIB * _MEBIBYTE), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _answer(name: str, data: bytes) -> dict[str, str]:
    """The reading, or why there is none."""
    try:
        reading = _FORMS[name].read(data)
        if len(reading.text) > _LONGEST:
            raise InputRefused("input.too_large", limit=LIMIT_MIB)
    except InputRefused as refused:
        return {"refused": refused.message} | refused.parameters
    except (MemoryError, RecursionError):
        return _refused("input.too_costly", seconds=seconds_for(len(data)), limit=MEMORY_MIB)
    except Exception as error:  # parsers fail over broken files in more ways than they say
        return _refused("input.broken", reason=f"{type(error).__name__}: {str(error)[:80]}")
    return asdict(reading)


def _refused(message: str, **parameters: object) -> dict[str, str]:
    return {"refused": message} | {name: str(value) for name, value in parameters.items()}


if __name__ == "__main__":
    main()

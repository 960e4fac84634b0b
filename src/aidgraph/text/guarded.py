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
from aidgraph.text.formats.reading import broken
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
            _limit_time(seconds_for(len(data)), nowhere)
            answer = json.dumps(_answer(name.decode("ascii"), data)).encode("ascii")
            _limit_time(0, nowhere)
            _send(answers, answer)


def _send(answers: BinaryIO, answer: bytes) -> None:
    answers.write(b"%d\n" % len(answer))
    answers.write(answer)
    answers.flush()


def _limit_time(seconds: int, nowhere: BinaryIO) -> None:
    """Lets the process end when it has computed for so long, whatever holds it up; 0 lifts the limit.

    The time of the processor is what counts, so that the same file meets the same fate on a busy machine.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)
    elif seconds:  # Windows: a thread of C that ends the process, by the clock on the wall
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    else:
        faulthandler.cancel_dump_traceback_later()


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
        return _refusal(refused)
    except (MemoryError, RecursionError):
        costly = InputRefused("input.too_costly", seconds=seconds_for(len(data)), limit=MEMORY_MIB)
        return _refusal(costly)
    except Exception as error:  # parsers fail over broken files in more ways than they say
        return _refusal(broken(error))
    return asdict(reading)


def _refusal(refused: InputRefused) -> dict[str, str]:
    return {"refused": refused.message} | refused.parameters


if __name__ == "__main__":
    main()

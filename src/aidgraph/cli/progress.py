"""What a long run says on standard error: how far it is, what was refused."""

import sys
import time
from collections import deque
from datetime import timedelta
from types import TracebackType
from typing import Final, Self

import click

from aidgraph.cli.width import printable
from aidgraph.errors import AidgraphError
from aidgraph.messages import render
from aidgraph.model import Refusal

_ON_A_TERMINAL: Final = 0.2
_ELSEWHERE: Final = 10.0
# The rate is that of the last so many seconds: what has not changed since an earlier run is passed over quickly.
_RECENT: Final = 30.0


class Progress:
    """Counts, and says how many: on a terminal in one line that changes, else in a line now and then.

    ``said`` is the message that says it: of documents, if no other is given. Where the ``total`` is known, the message
    ``said`` with ``_of`` at its end also says how long the rest will take.
    """

    def __init__(self, lang: str, *, quiet: bool, said: str = "cli.progress", total: int | None = None) -> None:
        self._lang = lang
        self._message = said
        self._quiet = quiet
        self._terminal = sys.stderr.isatty()
        self._total = total
        self._count = 0
        self._refused = 0
        self._said = time.monotonic()
        self._recent = deque([(self._said, 0)])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._clear()

    @property
    def refused(self) -> int:
        """How many were refused so far."""
        return self._refused

    def advance(self) -> None:
        """One more is done."""
        self._count += 1
        now = time.monotonic()
        if now - self._said >= (_ON_A_TERMINAL if self._terminal else _ELSEWHERE) and not self._quiet:
            self._said = now
            text = self._standing(now)
            click.echo(f"\r\x1b[K{text}" if self._terminal else text, err=True, nl=not self._terminal)

    def _standing(self, now: float) -> str:
        self._recent.append((now, self._count))
        while len(self._recent) > 2 and now - self._recent[0][0] > _RECENT:
            self._recent.popleft()
        then, before = self._recent[0]
        rate = (self._count - before) / (now - then)
        said = {"count": f"{self._count:,}", "rate": f"{rate:.1f}"}
        if self._total is None or self._total < self._count or not rate:
            return render(self._message, self._lang, **said)
        left = timedelta(seconds=round((self._total - self._count) / rate))
        return render(f"{self._message}_of", self._lang, **said, total=f"{self._total:,}", left=left)

    def say(self, text: str) -> None:
        """A line of its own."""
        self._clear()
        click.echo(printable(text), err=True)

    def refuse(self, refusal: Refusal) -> None:
        """One line for what was not taken in; even where progress is not wanted."""
        self._refused += 1
        self.say(told(refusal, self._lang))

    def _clear(self) -> None:
        if self._terminal and not self._quiet:
            click.echo("\r\x1b[K", err=True, nl=False)


def told(refusal: Refusal, lang: str) -> str:
    """Why a path was refused, the path in front where the message does not name it."""
    text = render(refusal.message, lang, **{"path": refusal.path, **dict(refusal.parameters)})
    return text if refusal.path in text else f"{refusal.path}: {text}"


def told_error(error: AidgraphError, lang: str) -> str:
    """What an error of ours says."""
    return render(error.message, lang, **error.parameters)

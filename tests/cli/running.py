"""A run of the command line in this process."""

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

from aidgraph.cli.main import main
from aidgraph.resources import folder

DOCUMENTS = folder("seeds") / "documents"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


def run_here(*arguments: object, lang: str = "en") -> Ran:
    """Runs the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main([*map(str, arguments), "--lang", lang])
    return Ran(code, out.getvalue(), err.getvalue())

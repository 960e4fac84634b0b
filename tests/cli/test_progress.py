"""What a long run says while it runs."""

import io
import re
import sys

import pytest

from aidgraph.cli import progress
from aidgraph.model import Refusal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, quiet: bool, total: int | None = None) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_ELSEWHERE", 0.0)
    monkeypatch.setattr(progress, "_ON_A_TERMINAL", 0.0)
    with progress.Progress("en", quiet=quiet, total=total) as running:
        running.advance()
        running.refuse(Refusal("a.txt", "input.empty"))
        assert running.refused == 1
    return stream.getvalue()


def test_a_file_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = said(io.StringIO(), monkeypatch, quiet=False).splitlines()
    assert first.startswith("1 documents, ")
    assert second.startswith("a.txt: ")


def test_a_terminal_gets_one_line_that_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(Terminal(), monkeypatch, quiet=False).startswith("\r\x1b[K1 documents, ")


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_refusals_are_told_even_where_progress_is_not_wanted(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line,) = said(stream, monkeypatch, quiet=True).splitlines()
    assert line.startswith("a.txt: ")


def test_what_is_left_is_told_where_the_total_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    line = said(io.StringIO(), monkeypatch, quiet=False, total=3).splitlines()[0]
    assert re.fullmatch(r"1 of 3 documents, [0-9.]+ a second, [0-9:]+ left", line)


def test_more_than_was_expected_is_counted_without_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(io.StringIO(), monkeypatch, quiet=False, total=0).startswith("1 documents, ")

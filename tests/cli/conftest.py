"""What the tests of commands share: a ledger of the documents that come with the project, and two to change."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import DOCUMENTS, Run, run_here


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs a command in this process."""
    return run_here


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the project's own documents and curated pairings, not to be changed."""
    path = tmp_path_factory.mktemp("ledger") / "seeds.db"
    built = run_here("build", DOCUMENTS, "--db", path)
    assert (built.code, built.err) == (0, "")
    return path


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of two documents that a test may change."""
    place = tmp_path / "documents"
    place.mkdir()
    for name in ("worked-example.txt", "notice.txt"):
        (place / name).write_bytes((DOCUMENTS / name).read_bytes())
    return place


@pytest.fixture
def standard_input(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Has the command read these bytes from standard input."""

    def give(data: bytes) -> None:
        read, write = os.pipe()
        with os.fdopen(write, "wb") as stream:
            stream.write(data)
        monkeypatch.setattr(sys, "stdin", os.fdopen(read, encoding="utf-8"))

    return give

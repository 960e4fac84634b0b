"""Disks that are full, places that cannot be written, builds that meet: one line, the exit code, a sound ledger."""

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from running import DOCUMENTS, Run

from aidgraph.ledger import Ledger

BUILD = (sys.executable, "-m", "aidgraph", "build", str(DOCUMENTS), "--quiet", "--lang", "en", "--db")


def sound(database: Path) -> bool:
    with sqlite3.connect(database) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("place", ["nothing/a.db", "file/a.db", "."])
def test_a_ledger_that_cannot_be_made_is_told_in_a_line(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    told = run("build", DOCUMENTS, "--db", tmp_path / place)
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("place", ["nothing/a.jsonl", "file/a.jsonl", "."])
def test_an_output_that_cannot_be_made_is_told_in_a_line(run: Run, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    told = run("extract", DOCUMENTS / "notice.txt", "-o", tmp_path / place, "--quiet")
    assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert str(tmp_path / place) in told.err


def test_a_full_disk_under_the_answer_is_told_in_a_line() -> None:
    command = [sys.executable, "-m", "aidgraph", "extract", str(DOCUMENTS), "--quiet", "--lang", "en"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (1, "aidgraph: No space left on device\n")


@pytest.mark.parametrize("room", [40_000, 150_000])
def test_a_ledger_that_may_not_grow_keeps_what_it_has(tmp_path: Path, room: int) -> None:
    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    database = tmp_path / "a.db"
    ended = subprocess.run(
        [*BUILD, str(database)], preexec_fn=confine, capture_output=True, encoding="utf-8", check=False
    )
    assert (ended.returncode, ended.stderr.count("\n"), "Traceback" in ended.stderr) == (1, 1, False)
    assert subprocess.run([*BUILD, str(database)], check=False).returncode == 0
    assert sound(database)


def test_two_builds_at_once_make_one_ledger(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    builds = [subprocess.Popen([*BUILD, str(database)], stderr=subprocess.PIPE, encoding="utf-8") for _ in range(2)]
    told = [build.communicate()[1] for build in builds]
    assert ([build.returncode for build in builds], told) == ([0, 0], ["", ""])
    assert sound(database)
    with Ledger.open(database) as ledger:
        assert ledger.counts()["documents"] == len(list(DOCUMENTS.iterdir()))


def test_a_ledger_in_use_is_told_in_a_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = tmp_path / "a.db"
    assert run("build", DOCUMENTS / "notice.txt", "--db", database, "--quiet").code == 0
    monkeypatch.setattr("aidgraph.ledger.connection._WAIT_SECONDS", 0.1)
    with sqlite3.connect(database, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        told = run("build", DOCUMENTS, "--db", database, "--quiet")
        other.execute("ROLLBACK")
    assert (told.code, told.err.count("\n"), "another program" in told.err) == (1, 1, True)
    assert run("build", DOCUMENTS, "--db", database, "--quiet").code == 0


def test_links_out_of_a_folder_are_not_followed(run: Run, documents: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("外面的文件", encoding="utf-8")
    (documents / "link.txt").symlink_to(tmp_path / "secret.txt")
    (documents / "loop").symlink_to(documents)
    built = run("build", documents, "--db", tmp_path / "a.db", "--quiet")
    assert (built.code, built.err.count("\n"), built.err.startswith("link.txt: ")) == (5, 1, True)


def test_facts_that_are_not_there_are_refused_and_the_rest_is_built(run: Run, documents: Path, tmp_path: Path) -> None:
    built = run("build", tmp_path / "none.jsonl", documents, "--db", tmp_path / "a.db", "--quiet")
    assert (built.code, built.err.count("\n"), "none.jsonl" in built.err) == (5, 1, True)
    assert "2 documents taken in" in built.out

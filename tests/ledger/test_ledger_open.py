"""Opening: a new file, an old one, another's, a newer one, a broken one; and what the settings are."""

import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from world import PAIRED, extraction, loose, rows

from aidgraph.errors import InputRefused, LedgerError
from aidgraph.ledger import Ledger
from aidgraph.ledger.schema import APPLICATION_ID, migrate, scripts


def refusal(path: Path, *, create: bool = False, read_only: bool = False) -> str:
    with pytest.raises(LedgerError) as refused:
        Ledger.open(path, create=create, read_only=read_only)
    return refused.value.message


def read_all(ledger: Ledger) -> None:
    for rows_of in (ledger.documents, ledger.facts, ledger.mentions, ledger.claims, ledger.supports, ledger.entities):
        list(rows_of())


def test_a_new_ledger_is_empty_and_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "a b?#%.db"
    with Ledger.open(path, create=True) as ledger:
        assert (ledger.revision, ledger.state) == (0, "")
        assert set(ledger.counts().values()) == {0}
        read_all(ledger)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts()),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_commit_goes_to_the_disk(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        ask = ledger._connection.execute
        assert ask("PRAGMA synchronous").fetchone() == (2,)
        assert ask("PRAGMA foreign_keys").fetchone() == (1,)
        assert ask("PRAGMA busy_timeout").fetchone() == (10000,)


def test_a_missing_file_is_only_made_where_asked(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.db") == "ledger.missing"
    assert refusal(tmp_path / "a.db", read_only=True) == "ledger.missing"
    assert not (tmp_path / "a.db").exists()
    assert refusal(tmp_path / "none" / "a.db", create=True) == "ledger.cannot_open"
    assert refusal(tmp_path, create=True) == "ledger.cannot_open"


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "a.db"
    path.write_text("这不是数据库，只是一段文字。" * 100, encoding="utf-8")
    before = path.read_bytes()
    assert refusal(path, create=create) == "ledger.not_ours"
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE claims (id)")
    before = path.read_bytes()
    assert refusal(path, create=create) == "ledger.not_ours"
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger_only_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    assert refusal(path) == "ledger.not_ours"
    with Ledger.open(path, create=True) as ledger:
        assert ledger.revision == 0


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(scripts()) + 1}")
    assert refusal(path) == "ledger.newer"


def test_an_older_schema_is_brought_up_to_date_but_not_by_a_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED), "1")
    newer = (*scripts(), "CREATE TABLE colours (\n  name TEXT NOT NULL -- a colour; a shade\n) STRICT;\n")
    monkeypatch.setattr("aidgraph.ledger.connection.scripts", lambda: newer)
    assert refusal(path, read_only=True) == "ledger.older"
    with Ledger.open(path) as ledger:
        assert ledger.counts()["documents"] == 1
        assert ledger._connection.execute("SELECT count(*) FROM colours").fetchone() == (0,)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(newer),)


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    Ledger.open(path, create=True).close()
    monkeypatch.setattr("aidgraph.ledger.connection.scripts", lambda: (*scripts(), "CREATE TABLE x (a);\nNONSENSE;\n"))
    assert refusal(path) == "ledger.failed"
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts()),)
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'x'").fetchone() == (0,)


def test_history_is_applied_in_order() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, 0, ["CREATE TABLE a (x);\n", "ALTER TABLE a RENAME TO b;\n"])
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("b",)]
        migrate(connection, 2, ["not this\n", "nor that\n", "CREATE INDEX c ON b (x);\n"])
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_reader_reads_and_cannot_write(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED), "1")
    with Ledger.open(path, read_only=True) as reader:
        assert reader.counts()["claims"] == 1
        with pytest.raises(LedgerError) as refused:
            reader.store(extraction("b.txt", PAIRED), "1")
        assert refused.value.message == "ledger.read_only"


def test_damage_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED, opening="长" * 20000), "1")
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 60000)
    with Ledger.open(path) as ledger, pytest.raises(LedgerError) as refused:
        read_all(ledger)
    assert refused.value.message == "ledger.damaged"


def test_a_full_disk_is_reported_and_nothing_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED), "1")
        before = rows(path)
        (pages,) = ledger._connection.execute("PRAGMA page_count").fetchone()
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LedgerError) as refused:
            ledger.store(extraction("b.txt", PAIRED, opening="长" * 20000), "1")
        assert refused.value.message == "ledger.full"
        assert rows(path) == before
        ledger.store(extraction("c.txt", PAIRED), "1")
    assert loose(path) == {}


def test_a_writer_that_waits_too_long_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger._connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(LedgerError) as refused:
            ledger.store(extraction("a.txt", PAIRED), "1")
        assert refused.value.message == "ledger.locked"
        other.execute("ROLLBACK")
        ledger.store(extraction("a.txt", PAIRED), "1")
        assert ledger.revision == 1


def test_a_name_that_is_not_unicode_is_refused(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        with pytest.raises(InputRefused) as refused:
            ledger.store(extraction("\udcff.txt", PAIRED), "1")
        assert refused.value.message == "ledger.not_unicode"
        assert refused.value.parameters["found"].isascii()
        with pytest.raises(InputRefused):
            ledger.knows("\udcff.txt", "a", "b")
        assert (ledger.revision, ledger.counts()["documents"]) == (0, 0)


@pytest.mark.parametrize("attempt", range(12))
def test_several_may_make_the_same_ledger_at_once(tmp_path: Path, attempt: int) -> None:
    together = Barrier(6)

    def open_new(_: int) -> int:
        together.wait()
        with Ledger.open(tmp_path / "a.db", create=True) as ledger:
            return ledger.revision

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(open_new, range(6))) == [0] * 6


def _write(path: Path, name: str, number: int) -> None:
    with Ledger.open(path, create=True) as ledger:
        for count in range(number):
            ledger.store(extraction(f"{name}/{count}.txt", PAIRED, opening=f"{name}{count}"), "1")


def test_several_writers_make_one_ledger_and_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(path, name, 15)) for name in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Ledger.open(path) as ledger:
        assert (ledger.revision, ledger.counts()["documents"]) == (45, 45)
        assert len(list(ledger.claims())) == 1
    assert loose(path) == {}

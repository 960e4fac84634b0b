"""Opens the SQLite file of a ledger: from a path to a connection whose commits are on disk, or an error to act on."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from aidgraph.errors import InputRefused, LedgerError
from aidgraph.ledger.schema import APPLICATION_ID, migrate, scripts

_WAIT_SECONDS: Final = 10
_SETTINGS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
)
# One statement: between two, another program may make the ledger.
_STANDING: Final = """
SELECT
  (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
  NOT EXISTS (SELECT 1 FROM sqlite_schema)
"""
_MESSAGES: Final = {
    sqlite3.SQLITE_BUSY: "ledger.locked",
    sqlite3.SQLITE_LOCKED: "ledger.locked",
    sqlite3.SQLITE_FULL: "ledger.full",
    sqlite3.SQLITE_READONLY: "ledger.read_only",
    sqlite3.SQLITE_CANTOPEN: "ledger.cannot_open",
    sqlite3.SQLITE_NOTADB: "ledger.not_ours",
    sqlite3.SQLITE_CORRUPT: "ledger.damaged",
}


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, its schema the newest.

    Raises ``LedgerError`` where there is none and none is to be made, or where the file is not a ledger, or a newer
    program's.
    """
    if not create and not path.is_file():
        raise LedgerError("ledger.missing", path=path)
    mode = "ro" if read_only else "rwc" if create else "rw"
    with reported(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_WAIT_SECONDS, isolation_level=None
        )
    try:
        with reported(path):
            _prepare(connection, path, create=create, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turns what SQLite objects to into errors of ours, which say what to do."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        # The low byte is the primary code; the rest only refines it.
        message = _MESSAGES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "ledger.failed")
        raise LedgerError(message, path=path, detail=error) from error
    except UnicodeEncodeError as error:
        raise InputRefused(
            "ledger.not_unicode", found=error.object.encode("utf-8", "backslashreplace").decode()
        ) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, and on disk when it is left; waits for another writer, but not for ever.

    Within another it is a part of that.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool, read_only: bool) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)
    version = _checked_version(connection, path, create=create)
    if read_only and version < len(scripts()):
        raise LedgerError("ledger.older", path=path)
    if read_only:
        return
    _use_wal(connection)
    if version < len(scripts()):
        with transaction(connection):
            version = _checked_version(connection, path, create=create)
            migrate(connection, version, scripts())


def _use_wal(connection: sqlite3.Connection) -> None:
    """Where several open a new ledger at once, one has to wait; for this lock SQLite does not do it by itself."""
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _checked_version(connection: sqlite3.Connection, path: Path, *, create: bool) -> int:
    """The schema's version; 0 for an empty file that may become a ledger."""
    application, version, is_empty = connection.execute(_STANDING).fetchone()
    if application != APPLICATION_ID and not (create and is_empty and not application):
        raise LedgerError("ledger.not_ours", path=path, detail="")
    if version > len(scripts()):
        raise LedgerError("ledger.newer", path=path, version=version, known=len(scripts()))
    return int(version)

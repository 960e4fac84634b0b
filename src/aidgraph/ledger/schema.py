"""The schema's history: from a connection and its version to the newest schema."""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from aidgraph.claims.copies import sketch

APPLICATION_ID: Final = int.from_bytes(b"aidg", "big")


@cache
def scripts() -> tuple[str, ...]:
    """The migrations in their order: the first makes version 1 of nothing, the second version 2 of that."""
    folder = Path(__file__).parent / "migrations"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql")))


def migrate(connection: sqlite3.Connection, version: int, history: Sequence[str]) -> None:
    """Brings the schema from ``version`` to the newest, inside the caller's transaction."""
    connection.create_function("sketch", 1, sketch, deterministic=True)
    for script in history[version:]:
        for statement in _statements(script):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {len(history):d}")


def _statements(script: str) -> Iterator[str]:
    """One statement at a time: ``executescript`` would commit."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

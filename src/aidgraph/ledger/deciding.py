"""Keeps the user's decisions: from a decision or its number to rows that are never lost, and back."""

import sqlite3
from collections.abc import Iterator

from aidgraph.claims.decisions import Decision
from aidgraph.errors import LookupFailure
from aidgraph.ledger.rows import DecisionRow
from aidgraph.ledger.rulings import apply
from aidgraph.ledger.writing import Loosened

_INSERT = "INSERT INTO decisions (number, kind, a, b, reason, undone) VALUES (?, ?, ?, ?, ?, 0)"
_ALL = "SELECT number, kind, a, b, reason, undone FROM decisions ORDER BY number"
_LAST = "SELECT coalesce(max(number), 0) FROM decisions"
_STANDING = "SELECT number FROM decisions WHERE kind = ? AND a = ? AND b = ? AND reason = ? AND NOT undone"


def put_decision(connection: sqlite3.Connection, decision: Decision, loosened: Loosened) -> int:
    """Keeps a decision and applies it; its number."""
    ((last,),) = connection.execute(_LAST).fetchall()
    row = (decision.kind, decision.a, decision.b, decision.reason)
    connection.execute(_INSERT, (last + 1, *row))
    loosened.claims.update(apply(connection, decision))
    return int(last) + 1


def standing_number(connection: sqlite3.Connection, decision: Decision) -> int | None:
    """The number under which just this decision stands already."""
    row = connection.execute(_STANDING, (decision.kind, decision.a, decision.b, decision.reason)).fetchone()
    return row[0] if row else None


def undo_decision(connection: sqlite3.Connection, number: int, loosened: Loosened) -> Decision:
    """Takes a decision back; it is kept, marked. Raises ``LookupFailure``."""
    query = "SELECT kind, a, b, reason FROM decisions WHERE number = ? AND NOT undone"
    row = connection.execute(query, (number,)).fetchone()
    if row is None:
        raise LookupFailure("ledger.no_decision", number=number)
    connection.execute("UPDATE decisions SET undone = 1 WHERE number = ?", (number,))
    decision = Decision(*row)
    loosened.claims.update(apply(connection, decision))
    return decision


def read_decisions(connection: sqlite3.Connection) -> Iterator[DecisionRow]:
    """Every decision, by number, those undone too."""
    for number, kind, a, b, reason, undone in connection.execute(_ALL):
        yield DecisionRow(number, Decision(kind, a, b, reason), bool(undone))

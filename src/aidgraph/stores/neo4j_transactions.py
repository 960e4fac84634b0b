"""The transactions of one load: each is committed once, whatever breaks, and none after another load has begun."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aidgraph.errors import StoreError
from aidgraph.stores.neo4j_connection import Connection, Transaction
from aidgraph.stores.neo4j_schema import LOAD

# Raised when the same ledger is to give another graph, so that what was loaded before is compared again.
_FORM: Final = 1
_ID: Final = "load"

_HOLDS: Final = f"MATCH (l:{LOAD} {{id: $id}}) WHERE l.form = $form RETURN l.state AS state"
# What takes the lock: of two loads that write at once, one waits.
_LOCK: Final = f"MERGE (l:{LOAD} {{id: $id}}) SET l.locked = true"
_BEGIN: Final = f"MATCH (l:{LOAD} {{id: $id}}) SET l.run = $run, l.number = 0 REMOVE l.state"
_NEXT: Final = (
    f"MATCH (l:{LOAD} {{id: $id}}) WITH l, l.run AS run, l.number AS before SET l.number = $number RETURN run, before"
)
_FINISH: Final = f"MATCH (l:{LOAD} {{id: $id}}) SET l.state = $state, l.form = $form"


@dataclass(frozen=True, slots=True)
class Statement:
    """A text, its parameters, and the counter that must say how many were made, if any must."""

    text: str
    parameters: Mapping[str, Any]
    counter: str = ""
    count: int = 0


def loaded_state(connection: Connection) -> str:
    """The state of the ledger that a finished load wrote; empty where there is none."""
    _, rows = connection.read(_HOLDS, {"id": _ID, "form": _FORM})
    return next((row[0] for row in rows if row[0]), "")


class Transactions:
    """Numbers every transaction in the database itself.

    A broken connection leaves it unknown whether its last transaction was committed: where its number stands there, it
    was, and is not run again. Where another load has begun, its own name stands there instead: then this one stops.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._run = secrets.token_hex(8)
        self._number = 0

    def begin(self) -> None:
        """From here on no state is loaded, and no other load writes."""

        def work(transaction: Transaction) -> None:
            transaction.run(_LOCK, id=_ID).consume()
            transaction.run(_BEGIN, id=_ID, run=self._run).consume()

        self._connection.write(work)

    def commit(self, statements: Sequence[Statement]) -> list[Any]:
        """Runs the statements in one transaction; the counters of each, none where it had been committed before.

        Raises ``StoreError`` where a statement made fewer than it had to, and nothing is kept.
        """
        self._number += 1
        number = self._number

        def work(transaction: Transaction) -> list[Any]:
            transaction.run(_LOCK, id=_ID).consume()
            run, before = transaction.run(_NEXT, id=_ID, number=number).single()
            if run != self._run:
                raise StoreError("neo4j.overtaken")
            return [] if before == number else [_run(transaction, statement) for statement in statements]

        return self._connection.write(work)

    def finish(self, state: str) -> None:
        """Everything of this state is written."""
        self.commit([Statement(_FINISH, {"id": _ID, "state": state, "form": _FORM})])


def _run(transaction: Transaction, statement: Statement) -> Any:
    counters = transaction.run(statement.text, dict(statement.parameters)).consume().counters
    if statement.counter and (made := getattr(counters, statement.counter)) != statement.count:
        raise StoreError("neo4j.short", count=statement.count - made, text=statement.text)
    return counters

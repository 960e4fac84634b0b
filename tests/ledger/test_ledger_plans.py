"""Adding or taking back one document looks things up; it never walks through a table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from world import DESIGNATED, PAIRED, THROUGH, extraction

from aidgraph.ledger import Ledger

Change = Callable[[Ledger], object]
CHANGES: dict[str, Change] = {
    "store": lambda ledger: ledger.store(extraction("new.txt", PAIRED, THROUGH), "f1"),
    "replace": lambda ledger: ledger.store(extraction("a.txt", DESIGNATED), "f1"),
    "again": lambda ledger: ledger.store(extraction("a.txt", PAIRED), "f2"),
    "withdraw path": lambda ledger: ledger.withdraw("a.txt"),
    "withdraw id": lambda ledger: ledger.withdraw(extraction("a.txt", PAIRED).document.id[:12]),
    "facts": lambda ledger: ledger.store_facts("f.jsonl", "1", extraction("a.txt", PAIRED).facts, "f1"),
    "knows": lambda ledger: ledger.knows("a.txt", "1", "f1"),
    "claim": lambda ledger: ledger.claim(next(ledger.claims_of("place:120110")).id),
    "document": lambda ledger: list(ledger.facts(extraction("a.txt", PAIRED).document.id)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_statement_scans_a_table(tmp_path: Path, change: str) -> None:
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED), "f1")
        ledger.store(extraction("b.txt", PAIRED, DESIGNATED), "f1")
        said: list[str] = []
        ledger._connection.set_trace_callback(said.append)
        CHANGES[change](ledger)
        ledger._connection.set_trace_callback(None)
        statements = [statement for statement in said if not statement.startswith(("BEGIN", "COMMIT", "--"))]
        assert statements
        for statement in statements:
            for *_, step in ledger._connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
                assert not step.startswith("SCAN") or step == "SCAN revisions", f"{step}: {statement}"

"""kill -9 while documents are stored: what was reported as stored is there, once, and whole."""

import subprocess
import sys
from pathlib import Path

from world import loose

from aidgraph.ledger import Ledger

WRITER = """
import sys
from pathlib import Path
from world import PAIRED, DESIGNATED, PAID, THROUGH, extraction
from aidgraph.ledger import Ledger
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    for number in range(int(sys.argv[2]), 1_000_000):
        path = f"{number}.txt"
        ledger.store(extraction(path, PAIRED, DESIGNATED, PAID, THROUGH, opening=f"{number}。"), "f1")
        print(path, flush=True)
        if number % 3 == 0:
            ledger.store(extraction(path, PAIRED, opening=f"{number}，改。"), "f2")
            print(path, "changed", flush=True)
"""


def run_until_killed(db: Path, first: int, acknowledged: int) -> list[str]:
    """Starts a writer, kills it after so many acknowledgements; every acknowledgement that it made."""
    command = [sys.executable, "-c", WRITER, str(db), str(first)]
    environment = {"PYTHONPATH": ":".join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environment) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.kill()
        said += [line.strip() for line in writer.stdout if line.endswith("\n")]
    assert all(said)
    return said


def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    acknowledged: list[str] = []
    for kill in range(5):
        acknowledged += run_until_killed(db, first=kill * 10_000, acknowledged=5 + 7 * kill)
        assert loose(db) == {}
        with Ledger.open(db) as ledger:
            paths = [row.path for row in ledger.documents()]
            facts = {row.path: len(list(ledger.facts(row.id))) for row in ledger.documents()}
            assert len(paths) == len(set(paths))
            stored = {line.split()[0] for line in acknowledged}
            assert stored <= set(paths)
            # A killed writer may have stored one document more than it could say, and changed one.
            assert len(set(paths) - stored) <= kill + 1
            assert set(facts.values()) <= {1, 4}
            assert all(facts[line.split()[0]] == 1 for line in acknowledged if line.endswith("changed"))
            assert ledger.revision >= len(acknowledged)

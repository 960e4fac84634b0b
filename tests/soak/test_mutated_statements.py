"""A slice of scripts/soak/mutate_statements.py: damaged facts, queries and names are answered or refused."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "soak" / "mutate_statements.py"


def test_damaged_statements_are_answered_or_refused() -> None:
    command = [sys.executable, str(SCRIPT), "--count", "300", "--seed", "7"]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "200 calls" in ended.stdout

"""The examples of other extractors run, and what they find is told apart from what aidgraph found."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aidgraph.ledger import Ledger
from aidgraph.resources import folder

DOCUMENTS = folder("seeds") / "documents"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
Build = Callable[[str, str], subprocess.CompletedProcess[str]]


def lines(*arguments: object) -> str:
    """What an example prints."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Builds the documents and a file of facts."""

    def run(name: str, text: str) -> subprocess.CompletedProcess[str]:
        (tmp_path / name).write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "aidgraph", "build", DOCUMENTS, tmp_path / name, "--db", tmp_path / "a.db"]
        command += ["--quiet", "--lang", "en"]
        return subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False)

    return run


def rules(database: Path) -> dict[str, set[str]]:
    """The predicates of facts by the first part of the rule that found them."""
    with Ledger.open(database) as ledger:
        found: dict[str, set[str]] = {}
        for fact in ledger.facts():
            found.setdefault(fact.rule.partition("/")[0], set()).add(fact.predicate)
    return found


def test_a_model_s_facts_are_taken_where_the_words_stand(build: Build, tmp_path: Path) -> None:
    text = lines(EXAMPLES / "llm_facts.py", DOCUMENTS)
    assert len(text.splitlines()) == 2
    built = build("model.jsonl", text)
    assert (built.returncode, built.stderr.count("\n")) == (5, 1)
    assert "9亿元" in built.stderr
    assert rules(tmp_path / "a.db")["model"] == {"signs"}


def test_a_sheet_s_facts_are_kept_with_who_wrote_them(build: Build, tmp_path: Path) -> None:
    text = lines(EXAMPLES / "sheet_facts.py", EXAMPLES / "sheet.csv", DOCUMENTS)
    assert {json.loads(line)["rule"] for line in text.splitlines()} == {"by hand/reader one"}
    built = build("sheet.jsonl", text)
    assert (built.returncode, built.stderr) == (0, "")
    assert rules(tmp_path / "a.db")["by hand"] == {"buys_from", "assists"}

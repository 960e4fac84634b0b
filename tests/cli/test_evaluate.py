"""Figures against gold facts, from documents and from files of facts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from running import DOCUMENTS, Run

GOLD = Path(__file__).parents[1] / "golden"


def figures(run: Run, *arguments: object) -> dict[tuple[str, str], dict[str, float]]:
    ran = run("evaluate", *arguments, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    return {(row["view"], row["part"]): row for row in json.loads(ran.out)}


def test_gold_agrees_with_itself(run: Run) -> None:
    for row in figures(run, GOLD, *GOLD.glob("*.jsonl"), "--by", "predicate").values():
        assert (row["precision"], row["recall"], row["f1"]) == (1, 1, 1)


def test_documents_are_extracted_and_compared(run: Run) -> None:
    found = figures(run, GOLD, DOCUMENTS, "--by", "document")
    assert 0.3 < found["fact", "all"]["f1"] <= 1
    assert {part for _, part in found} >= {"all", "worked-example", "speech"}


def test_without_paths_the_documents_beside_the_gold_are_read(run: Run, tmp_path: Path) -> None:
    for name in ("notice", "speech"):
        shutil.copy(GOLD / f"{name}.jsonl", tmp_path)
        shutil.copy(DOCUMENTS / f"{name}.txt", tmp_path)
    (tmp_path / "README.md").write_text("天津市对口帮扶甘肃省。", encoding="utf-8")
    (tmp_path / "stranger.txt").write_text("天津市对口帮扶甘肃省。", encoding="utf-8")
    assert figures(run, tmp_path) == figures(run, tmp_path, tmp_path / "notice.txt", tmp_path / "speech.txt")


def test_errors_are_listed_instead(run: Run, tmp_path: Path) -> None:
    lines = (GOLD / "notice.jsonl").read_text(encoding="utf-8").splitlines()
    said = json.loads(lines[0]) | {"value": 12345}
    (tmp_path / "said.jsonl").write_text("\n".join([json.dumps(said), *lines[2:]]), encoding="utf-8")
    ran = run("evaluate", GOLD / "notice.jsonl", tmp_path / "said.jsonl", "--errors", 9, "--format", "json")
    rows = json.loads(ran.out)
    assert [row["verdict"] for row in rows] == ["missed", "missed", "spurious"]
    assert rows[2]["value"] == 12345
    assert all(row["evidence"] for row in rows)


def test_a_sample_is_drawn_by_its_seed(run: Run) -> None:
    def drawn(seed: int) -> str:
        return str(run("evaluate", GOLD, DOCUMENTS, "--sample", 5, "--seed", seed, "--format", "tsv").out)

    assert len(drawn(1).splitlines()) == 6
    assert drawn(1) == drawn(1) != drawn(2)


def test_facts_come_from_standard_input(run: Run, standard_input: Callable[[bytes], None]) -> None:
    standard_input((GOLD / "notice.jsonl").read_bytes())
    assert figures(run, GOLD / "notice.jsonl", "-")["full", "all"]["f1"] == 1


@pytest.mark.parametrize("content", ["", "{\n"])
def test_gold_that_cannot_be_read_is_told(run: Run, tmp_path: Path, content: str) -> None:
    if content:
        (tmp_path / "gold.jsonl").write_text(content, encoding="utf-8")
    ran = run("evaluate", tmp_path)
    assert (ran.code, ran.out, ran.err.count("\n")) == (5, "", 1)

"""Documents to facts and entities, without a ledger."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from running import DOCUMENTS, Run

WORKED = DOCUMENTS / "worked-example.txt"


def test_every_fact_quotes_its_document(run: Run) -> None:
    facts = [json.loads(line) for line in run("extract", DOCUMENTS).lines]
    assert len({fact["doc"] for fact in facts}) > 1
    for fact in facts:
        # Offsets count the document as it was read: its line ends are its own.
        text = (DOCUMENTS / fact["doc"]).read_bytes().decode("utf-8")
        assert text[fact["evidence_start"] : fact["evidence_end"]] == fact["evidence"]


def test_the_same_documents_give_the_same_bytes(run: Run) -> None:
    assert run("extract", DOCUMENTS).out == run("extract", DOCUMENTS, "--jobs", 2).out


def test_the_worked_example_gives_its_pairing(run: Run) -> None:
    facts = [json.loads(line) for line in run("extract", WORKED).lines]
    pairings = {(fact["s"], fact["o_code"], fact["scheme"]) for fact in facts if fact["p"] == "assists"}
    assert ("东丽区", "620523", "east_west") in pairings
    assert ("中车集团", "620523", "designated") in pairings


def test_nothing_is_extracted_where_nothing_is_said(run: Run) -> None:
    assert run("extract", DOCUMENTS / "no-facts.txt") == run("extract", DOCUMENTS / "no-facts.txt", "--quiet")
    assert run("extract", DOCUMENTS / "no-facts.txt").out == ""


def test_facts_as_a_table_of_a_fixed_header(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("extract", WORKED, "--format", "csv").out, newline="")))
    assert list(rows[0])[:3] == ["id", "doc", "doc_id"]
    assert {row["doc"] for row in rows} == {"worked-example.txt"}


def test_an_output_file_is_whole_or_not_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    assert run("extract", WORKED, "-o", path).out == ""
    assert path.read_text(encoding="utf-8") == run("extract", WORKED).out
    failed = run("extract", WORKED, "--meta", tmp_path / "none.csv", "-o", tmp_path / "other.jsonl")
    assert failed.code != 0
    assert [file.name for file in tmp_path.iterdir()] == ["facts.jsonl"]


def test_refused_documents_are_named_and_the_rest_extracted(run: Run, documents: Path) -> None:
    (documents / "empty.txt").touch()
    extracted = run("extract", documents)
    assert extracted.code == 5
    assert extracted.err.startswith("empty.txt: ")
    assert {json.loads(line)["doc"] for line in extracted.lines} <= {"worked-example.txt", "notice.txt"}
    assert extracted.out


def test_standard_input_is_a_document(run: Run, standard_input: Callable[[bytes], None]) -> None:
    standard_input(WORKED.read_bytes())
    assert {json.loads(line)["doc"] for line in run("extract", "-").lines} == {"-"}


def test_entities_have_their_mentions(run: Run) -> None:
    rows = [json.loads(line) for line in run("entities", WORKED).lines]
    text = WORKED.read_bytes().decode("utf-8")
    (gangu,) = [row for row in rows if row.get("id") == "place:620523"]
    assert (gangu["name"], gangu["type"], gangu["code"]) == ("甘谷县", "County", "620523")
    assert len(gangu["mentions"]) > 1
    for row in rows:
        for mention in row["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]

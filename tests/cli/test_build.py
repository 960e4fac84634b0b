"""Documents into the ledger and out of it again."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import DOCUMENTS, Ran, Run

from aidgraph.ledger import Ledger


def summary(ran: Ran) -> dict[str, int]:
    figures: dict[str, int] = json.loads(ran.out)
    return figures


def build(run: Run, database: Path, *arguments: object) -> Ran:
    return run("build", *arguments, "--db", database, "--format", "jsonl", "--no-curated")


def state(database: Path) -> tuple[list[str], list[str]]:
    """The documents and claims of a ledger."""
    with Ledger.open(database, read_only=True) as ledger:
        return [document.path for document in ledger.documents()], [claim.id for claim in ledger.claims()]


def test_what_has_not_changed_is_skipped(run: Run, documents: Path, tmp_path: Path) -> None:
    first, second = (summary(build(run, tmp_path / "a.db", documents)) for _ in range(2))
    assert (first["new"], first["unchanged"], first["documents"]) == (2, 0, 2)
    assert (second["new"], second["unchanged"]) == (0, 2)
    assert first["claims"] == second["claims"] > 0


def test_a_changed_document_takes_the_place_of_its_old_version(run: Run, documents: Path, tmp_path: Path) -> None:
    before = summary(build(run, tmp_path / "a.db", documents))
    (documents / "notice.txt").write_text("这份通知改写以后什么帮扶也没有说。\n", encoding="utf-8")
    after = summary(build(run, tmp_path / "a.db", documents))
    assert (after["new"], after["unchanged"], after["documents"]) == (1, 1, 2)
    assert after["claims"] < before["claims"]


def test_what_cannot_be_read_is_named_and_the_rest_built(run: Run, documents: Path, tmp_path: Path) -> None:
    (documents / "empty.txt").touch()
    (documents / "picture.txt").write_bytes(bytes(range(256)) * 8)
    built = build(run, tmp_path / "a.db", documents)
    assert built.code == 5
    assert summary(built) | {"new": 2, "refused": 2, "documents": 2} == summary(built)
    told = built.err.splitlines()
    assert [line.partition(":")[0] for line in told] == ["empty.txt", "picture.txt"]


def test_a_path_that_is_not_there_is_refused(run: Run, tmp_path: Path) -> None:
    built = build(run, tmp_path / "a.db", tmp_path / "nothing.txt")
    assert built.code == 5
    assert "nothing.txt" in built.err


def test_several_processes_make_the_same_ledger(run: Run, tmp_path: Path) -> None:
    for jobs in (1, 3):
        assert build(run, tmp_path / f"{jobs}.db", DOCUMENTS, "--jobs", jobs).code == 0
    with Ledger.open(tmp_path / "1.db") as one, Ledger.open(tmp_path / "3.db") as three:
        assert one.state == three.state


def test_standard_input_is_a_document(run: Run, tmp_path: Path, standard_input: Callable[[bytes], None]) -> None:
    standard_input((DOCUMENTS / "worked-example.txt").read_bytes())
    assert summary(build(run, tmp_path / "a.db", "-"))["claims"] > 0
    assert state(tmp_path / "a.db")[0] == ["-"]


def test_metadata_of_documents_comes_from_a_table(run: Run, documents: Path, tmp_path: Path) -> None:
    table = tmp_path / "meta.csv"
    table.write_text("path,title,published\nnotice.txt,改过的标题,2001-02-03\n", encoding="utf-8")
    assert build(run, tmp_path / "a.db", documents, "--meta", table).code == 0
    with Ledger.open(tmp_path / "a.db") as ledger:
        (found,) = [document for document in ledger.documents() if document.path == "notice.txt"]
    assert (found.title, found.published) == ("改过的标题", "2001-02-03")


def test_curated_pairings_come_and_go(run: Run, documents: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    claims = []
    for more in ([], ["--no-curated"], []):
        run("build", documents, "--db", database, *more)
        claims.append(len(state(database)[1]))
    assert claims[0] == claims[2] > claims[1]


def test_acknowledged_documents_are_named_in_their_order(run: Run, documents: Path, tmp_path: Path) -> None:
    built = build(run, tmp_path / "a.db", documents, "--acknowledge", "--quiet")
    assert built.err.splitlines() == ["stored notice.txt", "stored worked-example.txt"]


def test_the_summary_is_a_sentence_in_both_languages(run: Run, documents: Path, tmp_path: Path) -> None:
    english = run("build", documents, "--db", tmp_path / "a.db")
    chinese = run("build", documents, "--db", tmp_path / "a.db", lang="zh")
    assert english.out.startswith("2 documents taken in, 0 unchanged, 0 refused; the ledger has 2 documents")
    assert chinese.out.startswith("收入 0 份文档，2 份无变动，0 份被拒；账本现有 2 份文档")


@pytest.fixture
def facts(run: Run, documents: Path, tmp_path: Path) -> Path:
    """The facts of the documents as another program would hand them on, one of them its own, with two bad lines."""
    path = tmp_path / "facts.jsonl"
    run("extract", documents, "-o", path)
    lines = path.read_text(encoding="utf-8").splitlines()
    own = json.loads(lines[0]) | {"p": "signs", "what": "一份协议", "by": "another program"}
    misquoted = json.loads(lines[0]) | {"evidence_start": 1, "evidence_end": 1 + len(json.loads(lines[0])["evidence"])}
    path.write_text("\n".join([json.dumps(own), "{", json.dumps(misquoted)]) + "\n", encoding="utf-8")
    return path


def test_another_program_s_facts_are_taken_in_where_the_words_stand(
    run: Run, documents: Path, tmp_path: Path, facts: Path
) -> None:
    database = tmp_path / "a.db"
    built = build(run, database, documents, facts)
    assert (built.code, summary(built)["refused"]) == (5, 2)
    assert built.err.splitlines()[0].startswith("facts.jsonl:2: ")
    with Ledger.open(database) as ledger:
        (own,) = [fact for fact in ledger.facts() if fact.predicate == "signs" and fact.what == "一份协议"]
    assert own.extra == {"by": "another program"}


def test_a_file_of_facts_with_a_bad_line_is_told_about_again(
    run: Run, documents: Path, tmp_path: Path, facts: Path
) -> None:
    first, second = (build(run, tmp_path / "a.db", documents, facts) for _ in range(2))
    assert first.err == second.err != ""


@pytest.mark.parametrize("name", ["notice.txt", "id"])
def test_a_withdrawn_document_takes_its_claims_along(run: Run, documents: Path, tmp_path: Path, name: str) -> None:
    database = tmp_path / "a.db"
    build(run, database, documents)
    with Ledger.open(database) as ledger:
        ids = {document.path: document.id for document in ledger.documents()}
    withdrawn = run("withdraw", ids["notice.txt"] if name == "id" else name, "--db", database)
    assert (withdrawn.code, withdrawn.out) == (0, "notice.txt withdrawn\n")
    build(run, tmp_path / "b.db", documents / "worked-example.txt")
    assert state(database) == state(tmp_path / "b.db")
    answer = run("cypher", "MATCH (d:Document) RETURN d.title AS title", "--db", database, "--format", "jsonl")
    assert len(answer.lines) == 1


def test_a_document_that_is_not_there_cannot_be_withdrawn_and_the_rest_goes_on(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    database = tmp_path / "a.db"
    build(run, database, documents)
    withdrawn = run("withdraw", "nothing.txt", "notice.txt", "--db", database)
    assert (withdrawn.code, withdrawn.out) == (3, "notice.txt withdrawn\n")
    assert "nothing.txt" in withdrawn.err
    assert state(database)[0] == ["worked-example.txt"]


def test_without_a_ledger_nothing_can_be_withdrawn_or_asked(run: Run, tmp_path: Path) -> None:
    for command in (["withdraw", "a"], ["show", "a"], ["path", "a", "b"], ["cypher", "RETURN 1 AS one"]):
        told = run(*command, "--db", tmp_path / "none.db")
        assert (told.code, told.out) == (1, "")
        assert "none.db" in told.err
        assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_build_leaves_what_it_acknowledged(
    run: Run, documents: Path, tmp_path: Path, how: signal.Signals
) -> None:
    database = tmp_path / "a.db"
    command = [sys.executable, "-m", "aidgraph", "build", str(documents), "-", "--acknowledge", "--db", str(database)]
    # The build waits for standard input once both documents are stored: there it is interrupted.
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stderr is not None
        assert [process.stderr.readline() for _ in range(2)] == ["stored notice.txt\n", "stored worked-example.txt\n"]
        process.send_signal(how)
        code = process.wait()
        told = process.stderr.read()
    assert code == (-signal.SIGKILL if how == signal.SIGKILL else 130)
    assert "Traceback" not in told
    assert len(state(database)[0]) == 2
    assert summary(build(run, database, documents))["unchanged"] == 2


def test_a_hostile_file_name_stays_in_its_line(run: Run, documents: Path, tmp_path: Path) -> None:
    (documents / "a\nb\x1b[2J.txt").touch()
    built = build(run, tmp_path / "a.db", documents)
    assert (built.code, built.err.count("\n"), "\x1b" in built.err) == (5, 1, False)

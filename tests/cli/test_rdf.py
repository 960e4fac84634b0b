"""Export, sparql and check from the command line, in both languages."""

from pathlib import Path
from shutil import copy

import pytest
from running import Run


@pytest.fixture(scope="module")
def files(run: Run, database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The graph of the seeds in each syntax of RDF."""
    place = tmp_path_factory.mktemp("rdf")
    found = {form: place / f"seeds.{form}" for form in ("ttl", "nt", "jsonld")}
    for form, path in found.items():
        ran = run("export", form, "--db", database, "-o", path)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    return found


def test_export_goes_to_standard_output_too(run: Run, database: Path, files: dict[str, Path]) -> None:
    assert run("export", "nt", "--db", database).out == files["nt"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("jsonld", "--rdf12"), "--rdf12"), (("nt", "--base", "x y"), "x y"), (("nt", "--base", "ftp://a/"), "ftp://a/"),
        (("docx",), "docx"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_a_format_cannot_be_told_is_refused(
    run: Run, database: Path, arguments: tuple[str, ...], said: str, lang: str
) -> None:
    ran = run("export", *arguments, "--db", database, lang=lang)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld"])
def test_path_and_query_tell_the_same_of_triples(run: Run, database: Path, files: dict[str, Path], form: str) -> None:
    asked = [
        ("path", "天津市", "甘谷县", "--all", "--format", "json"),
        ("path", "天津市", "甘谷县"),
        ("path", "甘谷县", "天津市", "--as-of", "2020"),
        ("query", "helpers_of", "-P", "place=甘谷县", "--format", "csv"),
        ("query", "top_givers", "-P", "limit=3", "--format", "json"),
    ]
    for arguments in asked:
        told = run(*arguments, "--db", f"rdf:{files[form]}")
        assert told == run(*arguments, "--db", database)
        assert told.code == 0


def test_sparql_asks_a_ledger_or_a_file(run: Run, database: Path, files: dict[str, Path]) -> None:
    text = "SELECT (COUNT(?c) AS ?n) WHERE { ?c aid:status aid:actual ; aid:receiver/rdfs:label '甘谷县' }"
    told = run("sparql", text, "--db", database, "--format", "csv")
    assert (told.code, told.lines[0]) == (0, "n")
    assert int(told.lines[1]) > 3
    for path in files.values():
        assert run("sparql", text, "--db", f"rdf:{path}", "--format", "csv") == told


def test_sparql_follows_the_ledger(run: Run, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    copy(database, path)
    text = "SELECT (COUNT(?d) AS ?n) WHERE { ?d a aid:Document }"
    before = run("sparql", text, "--db", path, "--format", "csv").lines[1]
    assert run("withdraw", "notice.txt", "--db", path).code == 0
    assert int(run("sparql", text, "--db", path, "--format", "csv").lines[1]) == int(before) - 1


@pytest.mark.parametrize(("lang", "said"), [("zh", "不接受 SERVICE"), ("en", "SERVICE is refused")])
def test_sparql_reads_this_graph_alone(run: Run, files: dict[str, Path], lang: str, said: str) -> None:
    text = "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    told = run("sparql", text, "--db", f"rdf:{files['nt']}", lang=lang)
    assert (told.code, told.out) == (1, "")
    assert said in told.err


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有违例"), ("en", "no violations")])
def test_a_ledger_that_is_sound_is_told_so(run: Run, database: Path, lang: str, said: str) -> None:
    told = run("check", "--db", database, lang=lang)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(said)


@pytest.mark.parametrize(("lang", "said"), [("zh", "请写明其单位"), ("en", "say what it counts")])
def test_a_violation_names_node_shape_and_fix(
    run: Run, files: dict[str, Path], tmp_path: Path, lang: str, said: str
) -> None:
    path = tmp_path / "broken.nt"
    text = files["nt"].read_text(encoding="utf-8")
    path.write_text("".join(line for line in text.splitlines(True) if "ontology#unit>" not in line), encoding="utf-8")
    told = run("check", "--db", f"rdf:{path}", "--format", "csv", lang=lang)
    assert told.code == 5
    assert told.lines[0] == "node,shape,fix"
    assert all(line.split(",")[1] == "UnitOfValue" for line in told.lines[1:])
    assert said in told.out
    assert str(len(told.lines) - 1) in told.err


@pytest.mark.parametrize("command", ["check", "sparql"])
def test_a_store_without_triples_is_refused(run: Run, command: str) -> None:
    text = ("ASK { ?s ?p ?o }",) if command == "sparql" else ()
    told = run(command, *text, "--db", "kglite:a.kgl")
    assert told.code == 2
    assert "kglite:a.kgl" in told.err

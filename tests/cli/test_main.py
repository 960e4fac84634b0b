"""The boundary of the command line: languages, failures, exit codes, and how little a start costs."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aidgraph.cli import main as entry
from aidgraph.cli.main import COMMANDS, main
from aidgraph.errors import LookupFailure

ENGLISH = re.compile(r"[A-Za-z]{2,}")
# Names of things rather than words: programs, formats, options' values, columns, code.
NAMES = re.compile(
    r"\b(?:SHACL|SPARQL|RDF|IRI|ontology|ttl|nt|jsonld|graphml|csv|parquet|xlsx|ftm|Gephi|yEd|networkx|Excel|urn)\b"
    r"|\b(?:FollowTheMoney|aid|dcterms|oa|org|owl|prov|rdfs?|schema|sh|skos|xsd)\b"
    r"|aidgraph(?:-map)?\.html|HTML|Geo|aidgraph|--?[a-z][a-z-]*|\[[^\]]*\||[|a-z]+\]|facts\.jsonl|\.jsonl|[Jj]son|JSON|CSV|Cypher|F1"
    r"|same|different|reject|undo|list|import|relation|fact|full|path,url,title,publisher,published,place|aidgraph\.db"
    r"|~/\.config/\S+\.conf|(NEO4J|AIDGRAPH)_[A-Z0-9_]+|Neo4j|neo4j|bolt|username=|password="
)


def english_words(text: str) -> list[str]:
    """Words of English that are no names of commands, options, formats or columns."""
    left = NAMES.sub("", text)
    for name in COMMANDS:
        left = re.sub(rf"\b{name}\b", "", left)
    return ENGLISH.findall(left)


def run(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aidgraph", *arguments]
    variables = {**os.environ, **(environment or {})}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=variables, check=False)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_chinese_has_no_english_word(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help", "--lang", "zh"]) == 0
    text = capsys.readouterr().out
    assert english_words(text) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_english_has_no_chinese_character(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--help", "--lang=en"]) == 0
    assert re.findall(r"[一-鿿]", capsys.readouterr().out) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["biuld", "x"],
        ["--versoin"],
        ["path", "a"],
        ["path", "a", "b", "c"],
        ["path", "a", "b", "--as-of", "soon"],
        ["path", "a", "b", "--max-hops", "0"],
        ["path", "a", "b", "--as-of"],
        ["path", "a", "b", "--all=yes"],
        ["show", "a", "--format", "xml"],
        ["build"],
    ],
)
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--lang", "zh"] if arguments[-1] != "--as-of" else ["--lang", "zh", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert english_words(re.sub(r"'[^']*'", "", printed.err)) == []


def test_listing_the_commands_imports_none_of_them() -> None:
    script = (
        "import sys; from aidgraph.cli.main import main; main(['--help']);"
        "print(*(name for name in sys.modules if name.startswith('aidgraph')), file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    loaded = set(told.stderr.split())
    assert loaded <= {
        "aidgraph", "aidgraph.cli", "aidgraph.cli.main", "aidgraph.cli.words", "aidgraph.cli.width",
        "aidgraph.errors", "aidgraph.messages",
    }  # fmt: skip


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (LookupFailure("cli.unreadable", path="x", reason="y"), 3, "aidgraph: x: y\n"),
        (KeyboardInterrupt(), 130, "aidgraph: interrupted\n"),
        (FileNotFoundError(2, "No such file or directory", "gone"), 1, "aidgraph: gone: No such file or directory\n"),
    ],
)
def test_a_failure_is_one_line_and_a_code(
    error: BaseException, code: int, line: str, raising: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str], lang: str) -> int:
        raise error

    raising.setattr(entry, "_run", fail)
    assert main([]) == code
    assert capsys.readouterr() == ("", line)


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_defect_is_one_line_unless_its_place_is_asked_for(
    debug: str, raising: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str], lang: str) -> int:
        raise ZeroDivisionError("by\nnought")

    raising.setattr(entry, "_run", fail)
    raising.setenv("AIDGRAPH_DEBUG", debug)
    assert main([]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[-1].startswith("aidgraph: internal error, please report it: ZeroDivisionError: by")
    assert (len(lines) > 1) is bool(debug)


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "aidgraph", "--help"]
    told = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (told.returncode, told.stderr) == (0, b"")


def test_the_program_speaks_utf_8_whatever_the_locale() -> None:
    told = run("--help", "--lang", "zh", environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (told.returncode, told.stderr) == (0, "")
    assert "命令" in told.stdout


def test_the_version_is_the_package_s(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"aidgraph \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_every_command_has_its_line_of_help() -> None:
    table = json.loads((Path(entry.__file__).parents[1] / "messages" / "help.json").read_text(encoding="utf-8"))
    assert set(COMMANDS) <= set(table)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_the_common_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--quiet", "--lang", "en", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--quiet" in shown
    assert "--lang" in shown

"""Files of every format on the command line: facts of each, pages of the original, refusals, and the exit code."""

import sys
from pathlib import Path

import pytest
from running import Run

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "soak"))

import sample_files as samples


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of every format."""
    place = tmp_path_factory.mktemp("formats")
    for name, data in samples.sample_files().items():
        (place / name).write_bytes(data)
    return place


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("report.html", 7),
        ("report.pdf", 4),
        ("report.docx", 7),
        ("table.xlsx", 7),
        ("reports.zip", 18),
        ("reports.tar.xz", 18),
    ],
)
def test_facts_are_found_whatever_holds_the_text(name: str, facts: int, folder: Path, run: Run) -> None:
    found = run("extract", folder / name, "--format", "jsonl")
    assert (found.code, found.err) == (0, "")
    assert len(found.lines) >= facts
    assert any('"value": 12000000' in line for line in found.lines)


def test_words_of_a_pdf_are_shown_with_their_page(tmp_path: Path, run: Run) -> None:
    lines = samples.wrapped(samples.PARAGRAPHS, 28)
    (tmp_path / "a.pdf").write_bytes(samples.pdf([[samples.TITLE], lines]))
    assert run("build", tmp_path / "a.pdf", "--db", tmp_path / "a.db", "--no-curated").code == 0
    shown = run("show", "甘谷县", "--db", tmp_path / "a.db")
    assert "p. 2" in shown.out
    assert "p. 1" not in shown.out


def test_what_is_refused_is_told_in_a_line_and_the_rest_is_read(tmp_path: Path, folder: Path, run: Run) -> None:
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\x01\0")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (tmp_path / "c.html").write_bytes((folder / "report.html").read_bytes())
    for lang in ("zh", "en"):
        found = run("extract", tmp_path, "--format", "jsonl", lang=lang)
        assert found.code == 5
        assert len(found.lines) >= 7
        assert [line[:5] for line in found.err.splitlines()] == ["a.rar", "b.pdf"]


def test_json_lines_of_documents_are_built_and_those_of_facts_taken_in(tmp_path: Path, folder: Path, run: Run) -> None:
    built = run("build", folder / "reports.jsonl", "--db", tmp_path / "a.db")
    assert (built.code, built.err) == (0, "")
    facts = tmp_path / "facts.jsonl"
    assert run("extract", folder / "reports.jsonl", "--format", "jsonl", "-o", facts).code == 0
    again = run("build", facts, "--db", tmp_path / "a.db")
    assert (again.code, again.err) == (0, "")

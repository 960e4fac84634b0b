"""The process in which parsers run: a hang, a crash or a large appetite ends it and no more; damaged files are met."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aidgraph.errors import InputRefused
from aidgraph.text import guard
from aidgraph.text.formats import webpage

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "soak"))

import mutate_files
import sample_files

PAGE = sample_files.page("utf-8")
# Stands in for a reader inside the process, by the name of one.
PARSER = """
import sys, aidgraph.text.formats.webpage as webpage, aidgraph.text.guarded as guarded
def read(data):
    {body}
webpage.read = read
guarded.seconds_for = lambda size: 1
guarded.main()
"""


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("while True: pass", "too_costly"),
        ("import re; re.match('(a*)*b', 'a' * 60)", "too_costly"),
        ("return bytearray(1 << 40)", "too_costly"),
        ("import os; os.abort()", "too_costly"),
        ("return read(data)", "too_costly"),
        ("print('1\\\\n{}'); raise KeyError('a\\\\nb')", "broken"),
    ],
)
def test_a_parser_that_runs_wild_is_stopped_and_the_next_file_is_read(
    body: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = subprocess.Popen

    def wild(command: list[str], **settings: object) -> "subprocess.Popen[bytes]":
        return start([command[0], "-c", PARSER.format(body=body)], **settings)  # type: ignore[call-overload, no-any-return]

    guarded = guard._Guard()
    monkeypatch.setattr(subprocess, "Popen", wild)
    with pytest.raises(InputRefused) as refused:
        guarded.read(webpage.__name__, PAGE)
    assert refused.value.message == f"input.{message}"
    assert "\n" not in "".join(refused.value.parameters.values())
    monkeypatch.undo()
    guarded.close()
    assert guarded.read(webpage.__name__, PAGE) == webpage.read(PAGE)
    guarded.close()


def test_the_process_is_kept_for_the_next_file() -> None:
    guarded = guard._Guard()
    guarded.read(webpage.__name__, PAGE)
    process = guarded._process
    guarded.read(webpage.__name__, PAGE)
    assert guarded._process is process
    guarded.close()


def test_what_lies_in_the_working_folder_is_never_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    guarded = guard._Guard()
    assert guarded.read(webpage.__name__, PAGE) == webpage.read(PAGE)
    guarded.close()


def test_parsers_are_loaded_where_a_file_of_theirs_is_read_only() -> None:
    script = "import sys, aidgraph.text as t; t.read_bytes('山里有人家'.encode(), 'a'); print(*sys.modules)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True, env=environment
    )
    assert {"lxml", "trafilatura", "pypdf", "docx", "openpyxl"} & set(loaded.stdout.split()) == set()


def test_damaged_files_are_read_or_refused() -> None:
    outcome = mutate_files.run(files=420, seed=7)
    assert outcome.failures == []
    assert outcome.read >= outcome.files * mutate_files.FEWEST_READ
    assert len(outcome.refused) >= 4

"""The READMEs and the handbook show what their commands print, and name no command that there is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from aidgraph.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))


def test_the_examples_are_true() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "readme"), "--check"]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize("name", READMES)
def test_there_is_an_example(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").count("```console\n$ aidgraph ") >= 2


@pytest.mark.parametrize("name", [*READMES, *PAGES])
def test_commands_that_are_named_exist(name: str) -> None:
    named = set(re.findall(r"(?:`|bin/)aidgraph ([a-z]+)\b", (ROOT / name).read_text(encoding="utf-8")))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", [*READMES, *PAGES])
def test_files_that_are_linked_exist(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
        assert ((ROOT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", ["docs/commands.md", "docs/commands.zh.md"])
def test_every_command_is_in_the_handbook(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"^## (\w+)$", text, re.MULTILINE) == [*COMMANDS]
    assert all(f"$ aidgraph {command} --help\n" in text for command in COMMANDS)


@pytest.mark.parametrize("name", [name for name in PAGES if not name.endswith(".zh.md")])
def test_every_page_is_there_in_both_languages(name: str) -> None:
    assert name.replace(".md", ".zh.md") in PAGES

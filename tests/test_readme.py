"""The READMEs show what their commands print, and name no command or option that there is not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from aidgraph.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")


def test_the_examples_are_true() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "readme"), "--check"]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (told.returncode, told.stdout) == (0, "")


@pytest.mark.parametrize("name", READMES)
def test_there_is_an_example(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").count("```console\n$ aidgraph ") >= 2


@pytest.mark.parametrize("name", READMES)
def test_commands_that_are_named_exist(name: str) -> None:
    named = set(re.findall(r"(?:`|bin/)aidgraph ([a-z]+)\b", (ROOT / name).read_text(encoding="utf-8")))
    assert named
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", READMES)
def test_files_that_are_linked_exist(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target

"""Every message stands in both languages with the same parameters, and every id that the code uses exists."""

import ast
import json
import re
from pathlib import Path
from string import Formatter

import pytest

import aidgraph
from aidgraph import errors
from aidgraph.messages import LANGUAGES, preferred_language, render, translations

PACKAGE = Path(aidgraph.__file__).parent
AREAS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (PACKAGE / "messages").glob("*.json")}
MESSAGES = [(area, name) for area, table in sorted(AREAS.items()) for name in table]
ID = re.compile(rf"({'|'.join(AREAS)})\.(\w+)")


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize(("area", "name"), MESSAGES)
def test_a_message_says_the_same_in_both_languages(area: str, name: str) -> None:
    wording = AREAS[area][name]
    assert set(wording) == set(LANGUAGES)
    if area == "click":
        # Click fills in its own parameters, some of which are words of English: a translation may leave those out.
        assert parameters(wording["zh"]) <= parameters(wording["en"])
    else:
        assert parameters(wording["zh"]) == parameters(wording["en"])


def used_ids() -> set[tuple[str, str]]:
    """Every string of the code that is a message's id and nothing else."""
    strings = (
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {(match[1], match[2]) for text in strings if (match := ID.fullmatch(text))}


def test_every_id_that_the_code_uses_exists() -> None:
    assert used_ids() - set(MESSAGES) == set()
    assert len(used_ids()) > 20


def test_errors_are_raised_with_an_id() -> None:
    """``raise SomeError("area.name", …)`` of our own hierarchy: its first argument is an id that exists."""
    ours = {name for name, kind in vars(errors).items() if getattr(kind, "__module__", "") == errors.__name__}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ours and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    assert tuple(str(first.value).split(".", 1)) in MESSAGES, f"{path}:{node.lineno}: {first.value}"


def test_render_fills_in_the_parameters() -> None:
    assert render("cli.unreadable", "en", path="a.txt", reason="gone") == "a.txt: gone"
    assert render("cli.unreadable", "zh", path="a.txt", reason="没有") == "a.txt：没有"


def test_translations_go_from_english() -> None:
    assert translations("click", "zh")["Options"] == "选项"


@pytest.mark.parametrize(
    ("chosen", "environment", "language"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("", {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("fr", {"LANG": "zh_TW"}, "zh"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_locale_s(
    chosen: str, environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert preferred_language(chosen) == language

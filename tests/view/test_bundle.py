"""The modules join into one script, in the language of 2020 and no later, with no strings that skip the messages."""

import json
import re
from pathlib import Path

import pytest

from aidgraph.errors import DataError
from aidgraph.messages import table
from aidgraph.view.bundle import STATIC, library, link, script, style

MODULES = sorted((STATIC / "js").glob("*.js"))
# Syntax and interfaces that came after ES2020, or after the browsers of that year.
LATER = (
    r"\?\?=|\|\|=|&&=", r"\d_\d", r"\.replaceAll\(", r"\.at\((?!\w+\))[-\d]", r"Object\.hasOwn\b", r"structuredClone",
    r"\.findLast", r"\.toSorted|\.toReversed|\.toSpliced|\.with\(", r"(?<![\w&])#\w+\s*[=(;]", r"static \{",
    r"Promise\.any", r"Array\.fromAsync", r"Object\.groupBy|Map\.groupBy", r"\.isWellFormed", r"AggregateError",
    r"WeakRef", r"^await ",
)  # fmt: skip
LATER_STYLE = (
    r":has\(", r"@layer", r"@container", r"@scope", r"color-mix", r"oklch|oklab", r"\binset:", r"aspect-ratio",
    r"accent-color", r"&[ :.]", r":is\(|:where\(", r"\bsubgrid\b", r"text-wrap", r"\d(?:dvh|svh|cqw)",
)  # fmt: skip
MARKUP = (
    r"innerHTML",
    r"outerHTML",
    r"insertAdjacentHTML",
    r"document\.write",
    r"\beval\(",
    r"new Function",
    r"srcdoc",
)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_short_opens_with_a_sentence_and_is_of_2020(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert text.startswith("// ")
    assert [pattern for pattern in LATER if re.search(pattern, text, re.MULTILINE)] == []
    assert [pattern for pattern in MARKUP if re.search(pattern, text)] == []


@pytest.mark.parametrize(
    "later", ["a ??= b", "list.at(-1)", "x.replaceAll('a', 'b')", "  #secret = 1;", "Object.hasOwn(a, b)", "1_000"]
)
def test_the_checker_knows_what_is_later(later: str) -> None:
    assert any(re.search(pattern, later) for pattern in LATER)


def test_styles_are_of_2020() -> None:
    assert [pattern for pattern in LATER_STYLE if re.search(pattern, style())] == []


def test_every_message_that_the_page_asks_for_exists() -> None:
    known = {**table("view"), **table("terms")}
    text = script()
    asked = set(re.findall(r'\bt\(\s*"(\w+)"', text))
    assert len(asked) > 60
    assert asked - known.keys() == set()
    for prefix in set(re.findall(r"\bt\(`(\w+_)\$\{", text)):
        assert any(name.startswith(prefix) for name in known), prefix


def test_modules_join_in_the_order_of_their_imports() -> None:
    text = link({"b": 'import { one } from "./a.js";\nexport const two = one + 1;\n', "a": "export const one = 1;\n"})
    assert text.index("const module_a") < text.index("const module_b")
    assert "const { one } = module_a;" in text
    assert "return { two };" in text


@pytest.mark.parametrize(
    "modules",
    [
        {"a": 'import { b } from "./b.js";\n', "b": 'import { a } from "./a.js";\n'},
        {"a": 'import { b } from "./b.js";\n'},
        {"a": 'import b from "./b.js";\n', "b": ""},
        {"a": "export default 1;\n"},
    ],
    ids=["a cycle", "a module that is missing", "a default import", "a default export"],
)
def test_other_forms_are_refused(modules: dict[str, str]) -> None:
    with pytest.raises(DataError):
        link(modules)


def test_the_library_is_the_one_that_pyvis_carries() -> None:
    assert "vis-network" in library()[:200]
    assert "</script" not in library()


def test_the_description_of_the_interface_is_json() -> None:
    described = json.loads((STATIC / "openapi.json").read_text(encoding="utf-8"))
    assert described["openapi"].startswith("3.1")

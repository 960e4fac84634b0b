"""The direction of imports, read from the source: who may know whom, no cycles, no heavy import, no long module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import aidgraph
from aidgraph.cli.main import COMMANDS

PACKAGE = Path(aidgraph.__file__).parent
MODULES = {
    ".".join(("aidgraph", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}
LONGEST = 500

# What anyone may know: how to fail, where data lies, how to say it.
FREE = {"errors", "resources", "messages", "aidgraph"}
# part: the other parts that it may know
MAY_KNOW: dict[str, set[str]] = {
    "model": set(),
    "messages": set(),
    "errors": set(),
    "resources": set(),
    "values": {"model"},
    "text": {"model"},
    "link": {"model", "values", "text"},
    "extract": {"model", "values", "text", "link"},
    "ledger": {"model", "claims"},
    "claims": {"model"},
    "stores": {"model"},
    "graph": {"model", "ledger", "claims", "stores", "link"},
    "queries": {"model", "stores"},
    "export": {"model", "stores"},
    "aidgraph": {"api"},
    "analysis": {"model", "ledger", "claims", "link"},
    "evaluation": {"model"},
    "checks": {"model", "stores"},
    "view": {"model", "ledger", "claims", "graph", "stores", "link", "analysis"},
}
# Composition roots: they may know everyone, and nobody knows them but those named.
ROOTS = {
    "api": {"aidgraph"},
    "pipeline": {"cli", "parquetfiles", "api"},
    "workers": {"pipeline", "cli", "spark"},
    "extracted": {"parquetfiles", "spark"},
    "pairings": {"cli", "api"},
    "factfiles": {"cli", "api"},
    "parquetfiles": {"cli", "api"},
    "spark": set(),
    "view": {"cli"},
    "cli": {"__main__"},
    "__main__": set(),
}
# A driver: the modules that may import it at all.
CONFINED = {
    "kglite": {"aidgraph.stores.embedded"},
    "neo4j": {"aidgraph.stores.neo4j_connection", "aidgraph.stores.neo4j_values"},
    "rdflib": {"aidgraph.stores.rdf_rdflib", "aidgraph.checks.shapes"},
    "pyoxigraph": {"aidgraph.stores.rdf_oxigraph"},
    "pyshacl": {"aidgraph.checks.shapes"},
}
# What costs more to load than an answer takes: loaded where it is used, not when a command is.
HEAVY = {
    "kglite", "jieba", "rjieba", "rich", "networkx", "opencc", "cn2an", "ahocorasick_rs", "rdflib", "pyoxigraph",
    "pyshacl", "neo4j", "pyvis", "rustworkx", "pypinyin", "starlette", "uvicorn", "lxml", "trafilatura", "pypdf",
    "docx", "openpyxl",
}  # fmt: skip


def imports(module: str) -> Iterator[str]:
    """What a module imports, by full name: of ``from package import name`` the module, where it is one."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            named = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else str(node.module) for name in named)


def known(module: str) -> set[str]:
    """Our own modules that a module imports."""
    return {name for name in imports(module) if name in MODULES and name != module}


def part(module: str) -> str:
    """The part of the project that a module belongs to: ``aidgraph.text.read`` → ``text``."""
    return [*module.split("."), "aidgraph"][1]


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_part_knows_only_what_it_may(module: str) -> None:
    mine = part(module)
    others = {part(other) for other in known(module)} - {mine} - FREE
    if mine in ROOTS and mine not in MAY_KNOW:
        return
    assert mine in MAY_KNOW or mine == "aidgraph", f"{module}: say in MAY_KNOW what the part may know"
    assert others <= MAY_KNOW.get(mine, set())


@pytest.mark.parametrize("root", sorted(ROOTS))
def test_a_composition_root_is_known_to_few(root: str) -> None:
    knowing = {part(module) for module in MODULES if root in {part(other) for other in known(module)}} - {root}
    assert knowing <= ROOTS[root]


def test_graph_knows_the_linker_by_its_gazetteer_alone() -> None:
    linked = {
        other for module in MODULES if part(module) == "graph" for other in known(module) if part(other) == "link"
    }
    assert linked <= {"aidgraph.link", "aidgraph.link.gazetteer"}


def test_there_are_no_cycles() -> None:
    """Of the package itself they want its version alone: what it hands on of the API is loaded when it is asked for."""
    TopologicalSorter({module: known(module) - {"aidgraph"} for module in MODULES}).prepare()


def test_the_package_itself_loads_nothing() -> None:
    script = "import sys; before = {*sys.modules}; import aidgraph; print(*{*sys.modules} - before)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert {name for name in loaded.stdout.split() if name.startswith("aidgraph")} == {"aidgraph"}
    assert set(loaded.stdout.split()) & HEAVY == set()


@pytest.mark.parametrize(("library", "homes"), sorted(CONFINED.items()))
def test_a_driver_is_imported_in_its_own_module_only(library: str, homes: set[str]) -> None:
    using = {module for module in MODULES if library in {name.split(".")[0] for name in imports(module)}}
    assert using <= homes


@pytest.mark.parametrize("module", sorted(set(COMMANDS.values())))
def test_a_command_loads_heavy_libraries_only_when_it_runs(module: str) -> None:
    script = f"import sys, aidgraph.cli.{module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert set(loaded.stdout.split()) & HEAVY == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_is_short_and_opens_with_a_sentence(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST
    assert ast.get_docstring(ast.parse(text))

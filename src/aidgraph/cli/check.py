"""The check command: from a ledger's graph, or a file of RDF, to what is not as it should be."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Final

import click

from aidgraph.checks.violation import Violation
from aidgraph.cli.options import command, db_option, format_option
from aidgraph.cli.tables import write
from aidgraph.errors import InputRefused, StoreError
from aidgraph.messages import render
from aidgraph.stores.registry import names_store

_COLUMNS: Final = ("node", "shape", "fix")


@command
@db_option
@format_option()
def check(lang: str, database: str, form: str) -> int:
    """Validates by the shapes and, of a ledger, by the invariants of its graph; what is broken is told in rows."""
    if names_store(database):
        from aidgraph.cli.rdfs import triples_file

        path = triples_file(database)
        found, clean = _shapes().violations_of_file(path), render("rdf.check_clean_file", lang, path=path)
    else:
        found, clean = _of_ledger(Path(database), lang)
    rows = [{"node": one.node, "shape": one.shape, "fix": one.fix[lang]} for one in found]
    if form != "table" or rows:
        write(rows, _COLUMNS, form, sys.stdout)
    else:
        click.echo(clean)
    if rows:
        click.echo(render("rdf.check_found", lang, count=len(rows)), err=True)
    return InputRefused.exit_code if rows else 0


def _of_ledger(path: Path, lang: str) -> tuple[list[Violation], str]:
    """The violations, and what is said where there is none."""
    from aidgraph.checks import invariants
    from aidgraph.graph.build import build
    from aidgraph.ledger import Ledger
    from aidgraph.link.gazetteer import Gazetteer
    from aidgraph.stores.rdf_lines import lines
    from aidgraph.stores.rdf_mapping import describe

    with Ledger.open(path, read_only=True) as ledger, ledger.snapshot():
        graph = build(ledger, Gazetteer.load())
        broken = invariants.violations(graph, lambda doc_id: ledger.document(doc_id).text)
        found = [*broken, *_shapes().violations(lines(describe(graph)))]
        nodes, edges = sum(1 for _ in graph.nodes()), sum(1 for _ in graph.edges())
        claims = ledger.counts()["claims"]
    return found, render("rdf.check_clean", lang, nodes=nodes, edges=edges, claims=claims)


def _shapes() -> ModuleType:
    """What validates by SHACL, which only those need who check. Raises ``StoreError``."""
    try:
        from aidgraph.checks import shapes
    except ImportError as error:
        raise StoreError("rdf.not_installed") from error
    return shapes

"""The load command: from a ledger to a Neo4j database that holds its graph, and nothing else of ours."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from aidgraph.cli.options import command, db_option, format_option, option
from aidgraph.cli.progress import Progress
from aidgraph.cli.tables import write
from aidgraph.messages import render

if TYPE_CHECKING:
    from aidgraph.ledger import Ledger
    from aidgraph.stores.elements import Projection
    from aidgraph.stores.neo4j import Neo4jStore
    from aidgraph.stores.neo4j_write import Changes

_COLUMNS: Final = ("nodes", "edges", "changed", "removed", "released")
_Element = TypeVar("_Element")


@command
@option("--to", "uri", required=True, metavar="help.URI", help="help.load_to")
@db_option
@format_option()
def load(lang: str, uri: str, database: str, form: str, quiet: bool) -> int:
    """Loads what the database lacks, removes what the ledger no longer has, and says what it did."""
    from aidgraph.cli.passwords import ask_password
    from aidgraph.ledger import Ledger
    from aidgraph.stores.neo4j import open_server

    with (
        Ledger.open(Path(database), read_only=True) as ledger,
        closing(open_server(uri, ask_password)) as store,
        Progress(lang, quiet=quiet, said="neo4j.progress") as progress,
    ):
        changes = _load(store, ledger, progress)
    if changes.released:
        click.echo(render("neo4j.released", lang, count=changes.released), err=True)
    figures = asdict(changes)
    if form == "table":
        click.echo(render("neo4j.loaded", lang, uri=uri, **figures))
    else:
        write([figures], _COLUMNS, form, sys.stdout)
    return 0


def _load(store: "Neo4jStore", ledger: "Ledger", progress: Progress) -> "Changes":
    """All of one state of the ledger, whatever another program writes into it meanwhile."""
    from aidgraph.stores.neo4j_write import Changes

    with ledger.snapshot():
        if store.holds(ledger.state):
            return Changes()
        from aidgraph.cli.ledgers import gazetteer
        from aidgraph.graph.build import build

        return store.load(_counted(build(ledger, gazetteer()), progress), ledger.state)


def _counted(projection: "Projection", progress: Progress) -> "Projection":
    """The same projection, whose nodes and edges are counted as they pass."""
    from aidgraph.stores.elements import Projection

    def counted(elements: Callable[[], Iterator[_Element]]) -> Iterator[_Element]:
        for element in elements():
            yield element
            progress.advance()

    return Projection(lambda: counted(projection.nodes), lambda: counted(projection.edges))

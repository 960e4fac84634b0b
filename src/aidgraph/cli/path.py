"""The path command: from two names to how help flows between them."""

import sys
from typing import Any, Final

import click

from aidgraph.cli.options import argument, command, db_option, format_option, option
from aidgraph.cli.tables import write

_SHOWN: Final = 3


@command
@argument("a", "help.A")
@argument("b", "help.B")
@db_option
@option("--as-of", type=click.IntRange(1949, 2100), metavar="help.YEAR", help="help.as_of")
@option("--any-direction", is_flag=True, help="help.any_direction")
@option("--max-hops", type=click.IntRange(1), default=3, show_default=True, metavar="help.N", help="help.max_hops")
@option("--hubs", type=click.IntRange(1), default=50, show_default=True, metavar="help.N", help="help.hubs")
@option("--planned", is_flag=True, help="help.planned")
@option("--no-curated", is_flag=True, help="help.no_curated")
@option("--all", "everything", is_flag=True, help="help.all")
@format_option()
def path(lang: str, a: str, b: str, database: str, form: str, no_curated: bool, everything: bool, **how: Any) -> int:
    """Finds the paths and writes them; where there is none, says so."""
    from aidgraph.cli.ledgers import opened_graph, resolver
    from aidgraph.cli.pathrows import COLUMNS, flat_rows, full_rows
    from aidgraph.cli.pathtext import path_lines
    from aidgraph.errors import NoPath
    from aidgraph.graph.paths import find_paths

    with opened_graph(database) as store:
        find, directory = resolver(store)
        ends = find(a), find(b)
        limit = None if everything else _SHOWN
        found = find_paths(store.neighbours(), *ends, curated=not no_curated, limit=limit, **how)
        if not found:
            raise NoPath("cli.no_path", a=a, b=b, max_hops=how["max_hops"])
        if form == "table":
            click.echo("\n".join(path_lines(found, lang, directory, how["as_of"])))
        elif form in ("json", "jsonl"):
            write(full_rows(found), (), form, sys.stdout)
        else:
            write(flat_rows(found), COLUMNS, form, sys.stdout)
    return 0

"""The show command: from a name to what one entity is, what is claimed of it, and in which words."""

import sys

import click

from aidgraph.cli.options import argument, command, db_option, format_option
from aidgraph.cli.tables import write


@command
@argument("name", "help.NAME")
@db_option
@format_option()
def show(lang: str, name: str, database: str, form: str) -> int:
    """Finds the entity and writes what is known of it."""
    from aidgraph.cli.entitytext import COLUMNS, claim_rows, entity_lines, entity_row
    from aidgraph.cli.ledgers import opened_graph, resolver
    from aidgraph.cli.profile import read_profile

    with opened_graph(database) as store:
        find, directory = resolver(store)
        profile = read_profile(store, directory, find(name))
    if form == "table":
        click.echo("\n".join(entity_lines(profile, lang)))
    elif form in ("json", "jsonl"):
        write([entity_row(profile)], (), form, sys.stdout)
    else:
        write(claim_rows(profile), COLUMNS, form, sys.stdout)
    return 0

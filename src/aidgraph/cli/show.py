"""The show command: from a name to what one entity is, what is claimed of it, and in which words."""

import sys

import click

from aidgraph.cli.options import argument, command, db_option, format_option, option
from aidgraph.cli.tables import write
from aidgraph.errors import UsageError


@command
@argument("name", "help.NAME")
@db_option
@option("--as-of", type=click.IntRange(1949, 2100), metavar="help.YEAR", help="help.as_of")
@format_option()
def show(lang: str, name: str, database: str, as_of: int | None, form: str) -> int:
    """Tells an entity's story from the ledger; where only a graph is at hand, what that knows."""
    from aidgraph.stores.registry import names_store

    if not names_store(database):
        return _story(lang, name, database, as_of, form)
    if as_of is not None:
        raise UsageError("analysis.needs_ledger")
    return _profile(lang, name, database, form)


def _story(lang: str, name: str, database: str, as_of: int | None, form: str) -> int:
    from aidgraph.cli.asking import asked, find
    from aidgraph.cli.entitytext import COLUMNS
    from aidgraph.cli.story import StoryText, claim_rows, read_story, story_row

    with asked(database) as ledger:
        told = read_story(ledger, find(ledger, name), as_of)
    if form == "table":
        click.echo("\n".join(StoryText(told, lang).lines()))
    elif form in ("json", "jsonl"):
        write([story_row(told)], (), form, sys.stdout)
    else:
        write(claim_rows(told), COLUMNS, form, sys.stdout)
    return 0


def _profile(lang: str, name: str, database: str, form: str) -> int:
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

"""Commands that ask the graph: query, cypher."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import click

from aidgraph.cli.options import STANDARD_STREAM, argument, command, db_option, format_option, option
from aidgraph.cli.tables import write
from aidgraph.cli.width import printable
from aidgraph.errors import UsageError
from aidgraph.messages import render
from aidgraph.queries.library import Library, Query
from aidgraph.queries.parameters import Parameter
from aidgraph.resources import folder
from aidgraph.stores.base import Rows

_LISTED: Final = ("name", "title", "params")
_SHOWN: Final = 40  # characters of a default


@command
@argument("name", "help.NAME", required=False)
@option("-P", "given", multiple=True, metavar="help.KEY_VALUE", help="help.parameter")
@db_option
@option("--queries", "folders", multiple=True, metavar="help.FOLDER", help="help.queries")
@format_option()
@option("--help", "explain", is_flag=True, help="help.help")
def query(
    lang: str,
    name: str | None,
    given: Sequence[str],
    database: str,
    folders: Sequence[str],
    form: str,
    explain: bool,
    quiet: bool,
) -> int:
    """Runs a query of the library, explains it, or lists them all."""
    from aidgraph.cli.ledgers import opened_graph, resolver
    from aidgraph.queries.run import run

    library = Library.load([folder("cypher"), *map(_own_folder, folders)])
    if explain:
        context = click.get_current_context()
        click.echo("\n".join(_explained(library.query(name), lang)) if name else context.get_help())
        return 0
    if name is None:
        write((_listed(library.query(each), lang) for each in library.names()), _LISTED, form, sys.stdout)
        return 0
    chosen, values = library.query(name), dict(map(_key_and_value, given))
    if not quiet:
        _say_defaults(chosen, values, lang)
    with opened_graph(database) as store:
        find = resolver(store)[0] if any(parameter.type == "entity" for parameter in chosen.parameters) else str
        for parameter in chosen.parameters:
            if parameter.type == "entity" and parameter.name in values:
                values[parameter.name] = find(values[parameter.name])
        _write_rows(run(library, store, name, values), form)
    return 0


# ``query NAME --help`` is about the query: the command answers for itself.
query.add_help_option = False


@command
@argument("text", "help.TEXT")
@db_option
@format_option()
def cypher(lang: str, text: str, database: str, form: str) -> int:
    """Runs a reading query that the user wrote."""
    from aidgraph.cli.ledgers import opened_graph

    if text == STANDARD_STREAM:
        text = sys.stdin.read()
    with opened_graph(database) as store:
        _write_rows(store.cypher(text, {}), form)
    return 0


def _own_folder(name: str) -> Path:
    if not Path(name).is_dir():
        raise UsageError("graph.no_folder", path=name)
    return Path(name)


def _say_defaults(chosen: Query, values: Mapping[str, str], lang: str) -> None:
    """Whom a question is about where nobody was named: an answer that looks like another's would mislead."""
    for parameter in chosen.parameters:
        if parameter.type == "entity" and parameter.default is not None and parameter.name not in values:
            text = render("cli.query_default", lang, name=parameter.name, value=parameter.default)
            click.echo(printable(text), err=True)


def _write_rows(answer: Rows, form: str) -> None:
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    write(rows, answer.columns, form, sys.stdout)


def _key_and_value(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise UsageError("cli.bad_parameter", text=text)
    return key, value


def _listed(item: Query, lang: str) -> dict[str, Any]:
    return {"name": item.name, "title": item.title[lang], "params": ", ".join(map(_declared, item.parameters))}


def _declared(parameter: Parameter) -> str:
    default = "null" if parameter.default is None else str(parameter.default)
    default = default if len(default) <= _SHOWN else f"{default[:_SHOWN]}…"
    return f"{parameter.name}: {parameter.type}" + (f" = {default}" if parameter.optional else "")


def _explained(item: Query, lang: str) -> Iterator[str]:
    yield render("cli.query_title", lang, name=item.name, title=item.title[lang])
    yield item.question[lang]
    yield ""
    for parameter in item.parameters:
        needed = "query_optional" if parameter.optional else "query_required"
        yield "  " + render(f"cli.{needed}", lang, parameter=_declared(parameter))
    yield "  " + render("cli.query_columns", lang, columns=", ".join(item.returns))
    yield "  " + render("cli.query_engines", lang, engines=", ".join(item.engines))
    if item.example:
        example = " ".join(["aidgraph query", item.name, *(f"-P {name}={value}" for name, value in item.example)])
        yield "  " + render("cli.query_example", lang, example=example)

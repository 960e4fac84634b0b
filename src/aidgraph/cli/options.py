"""The arguments and options that commands share, each declared once."""

from collections.abc import Callable
from inspect import signature
from typing import Any, Final, TypeVar

import click

from aidgraph.cli.tables import FORMATS
from aidgraph.cli.words import Argument, Command, Option
from aidgraph.messages import LANGUAGES

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

STANDARD_STREAM: Final = "-"


def option(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """An option whose help and metavar are ids of messages."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, metavar: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """An argument whose metavar is the id of a message."""
    return click.argument(name, cls=Argument, metavar=metavar, **settings)


def format_option(default: str = "table") -> Callable[[Decorated], Decorated]:
    """How the answer is written."""
    choice = click.Choice(FORMATS)
    return option("--format", "form", type=choice, default=default, show_default=True, help="help.format")


def command(function: Callable[..., int]) -> click.Command:
    """A command named as its function, which receives the language first and returns the exit code.

    Its help is the message of that name. Every command takes ``--lang``, which has been read before anything is shown
    and is checked here, and ``--quiet``, which only those with a long way to go have a use for.
    """
    name = function.__name__
    lang = option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="help.lang")
    quiet = option("--quiet", is_flag=True, expose_value="quiet" in signature(function).parameters, help="help.quiet")
    return click.command(name, cls=Command, help=f"help.{name}")(quiet(lang(click.pass_obj(function))))


db_option = option("--db", "database", default="aidgraph.db", show_default=True, metavar="help.FILE", help="help.db")
jobs_option = option("--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="help.N", help="help.jobs")
meta_option = option("--meta", metavar="help.FILE", help="help.meta")
output_option = option("-o", "--output", default=STANDARD_STREAM, metavar="help.FILE", help="help.output")

"""The entry point: from the arguments to a command, and from whatever goes wrong to one line and an exit code."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Final

import click

from aidgraph import __version__
from aidgraph.cli.width import printable
from aidgraph.cli.words import Group, Option, asked_language, said, speak
from aidgraph.errors import AidgraphError
from aidgraph.messages import LANGUAGES, render

INTERRUPTED: Final = 130

# command: the module that holds it, imported when it is run
COMMANDS: Final = {
    "build": "documents",
    "withdraw": "documents",
    "extract": "documents",
    "entities": "documents",
    "evaluate": "evaluate",
    "query": "queries",
    "cypher": "queries",
    "path": "path",
    "show": "show",
    "sparql": "sparql",
    "export": "export",
    "check": "check",
    "load": "load",
    "total": "total",
    "conflicts": "conflicts",
    "coverage": "coverage",
    "panel": "panel",
    "decide": "decide",
    "viz": "view",
    "map": "view",
    "serve": "view",
}


class Commands(Group):
    """The commands by name; listing them imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; nothing where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"aidgraph.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes a line a command, from the messages alone."""
        with formatter.section(said(ctx, "help.commands")):
            formatter.write_dl([(name, said(ctx, f"help.{name}").splitlines()[0]) for name in COMMANDS])


@click.group(cls=Commands, help="help.aidgraph", no_args_is_help=False, invoke_without_command=True)
@click.version_option(
    __version__, prog_name="aidgraph", message="%(prog)s %(version)s", cls=Option, help="help.version"
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, cls=Option, help="help.lang")
@click.pass_context
def aidgraph(context: click.Context) -> None:
    """The group itself: without a command it shows its help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that ``arguments`` (else the process's) name and returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = asked_language(given)
    _prepare(lang)
    try:
        code = _run(given, lang)
        sys.stdout.flush()
        return code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except AidgraphError as error:
        return _fail(lang, render(error.message, lang, **error.parameters), error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _fail(lang, render("cli.interrupted", lang), INTERRUPTED)
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _fail(lang, _os_reason(error, lang), AidgraphError.exit_code)
    except Exception as error:
        _trace()
        text = render("cli.internal", lang, kind=type(error).__name__, text=str(error).partition("\n")[0])
        return _fail(lang, text, AidgraphError.exit_code)


def _run(arguments: list[str], lang: str) -> int:
    try:
        with aidgraph.make_context("aidgraph", arguments, obj=lang) as context:
            code: int | None = aidgraph.invoke(context)
            return code or 0
    except click.exceptions.Exit as done:
        return done.exit_code


def _prepare(lang: str) -> None:
    """UTF-8 and plain line ends whatever the platform, unprintable file names escaped; SIGTERM is an interrupt."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    speak(lang)


def _fail(lang: str, text: str, code: int) -> int:
    click.echo(printable(render("cli.error", lang, text=text)), err=True)
    return code


def _trace() -> None:
    """The traceback, only for whoever asked for it."""
    if os.environ.get("AIDGRAPH_DEBUG"):
        from traceback import print_exc

        print_exc()


def _os_reason(error: OSError, lang: str) -> str:
    if error.filename is None:
        return str(error.strerror or error)
    return render("cli.unreadable", lang, path=error.filename, reason=error.strerror)


def _reader_gone() -> int:
    """Whoever read our output has seen enough: nothing failed, and nothing more can be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

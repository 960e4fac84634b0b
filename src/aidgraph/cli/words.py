"""The language of the command line: from message ids in the commands' help to the words shown, click's own included."""

from collections.abc import Iterable, Sequence
from typing import Final

import click
from click import core, decorators, exceptions, formatting, parser, types

from aidgraph.cli.width import pad, width, wrap
from aidgraph.messages import preferred_language, render, translations

_CLICK: Final = (core, decorators, exceptions, formatting, parser, types)
_WIDTH: Final = 100


def asked_language(arguments: Sequence[str]) -> str:
    """The language of ``--lang`` wherever it stands in the arguments, else the locale's."""
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            return preferred_language("".join(arguments[position + 1 : position + 2]))
        if argument.startswith("--lang="):
            return preferred_language(argument.removeprefix("--lang="))
    return preferred_language()


def speak(lang: str) -> None:
    """Has click say its own words (Usage, Options, Missing argument …) in ``lang``.

    Click looks each up through its modules' ``_`` and ``ngettext``; a catalogue for the standard ``gettext`` would be
    a compiled file and a changed environment, so these two names are bound to our table instead.
    """
    words = translations("click", lang)

    def single(text: str) -> str:
        return words.get(text, text)

    def plural(one: str, many: str, count: int) -> str:
        return single(one if count == 1 else many)

    for module in _CLICK:
        for name, function in (("_", single), ("ngettext", plural)):
            if hasattr(module, name):
                setattr(module, name, function)


class Formatter(click.HelpFormatter):
    """Help text whose columns stand even where a character is two columns wide."""

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 40, col_spacing: int = 2) -> None:
        """Writes terms and their explanations side by side."""
        rows = list(rows)
        indent = " " * self.current_indent
        column = min(col_max, max(width(term) for term, _ in rows)) + col_spacing
        for term, text in rows:
            first, *rest = wrap(text, _WIDTH - column) or [""]
            self.write(f"{indent}{pad(term, column)}{first}".rstrip() + "\n")
            self.write("".join(f"{indent}{' ' * column}{line}\n" for line in rest))


class Context(click.Context):
    """A context whose ``obj`` is the language."""

    formatter_class = Formatter


def language(context: click.Context) -> str:
    """The language that this run speaks."""
    lang: str = context.obj
    return lang


def said(context: click.Context, message: str | None) -> str:
    """The words of a message id, where there is one."""
    return render(message, language(context)) if message else ""


class _Spoken(click.Command):
    """Help is the id of a message, shown line by line as it was written."""

    context_class = Context

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help below the usage."""
        formatter.write_paragraph()
        for line in said(ctx, self.help).splitlines():
            formatter.write(f"  {line}".rstrip() + "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, which click explains in the words of its first call."""
        option = super().get_help_option(ctx)
        if option:
            option.help = said(ctx, "help.help")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPTIONS] PATH...``, in the user's words."""
        arguments = [piece for parameter in self.get_params(ctx) for piece in parameter.get_usage_pieces(ctx)]
        return [said(ctx, "help.OPTIONS"), *arguments]


class Command(_Spoken):
    """One command."""


class Group(_Spoken, click.Group):
    """A group of commands."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[OPTIONS] COMMAND [ARGS]...``, in the user's words."""
        return [*super().collect_usage_pieces(ctx), said(ctx, "help.COMMAND")]


class Option(click.Option):
    """An option whose help and metavar are ids of messages."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option as written, and its explanation."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, said(ctx, self.help), 1)

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the option's value."""
        return said(ctx, self.metavar) if self.metavar else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument whose metavar is the id of a message."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the argument: ``[PATH]...``."""
        shown = said(ctx, self.metavar)
        return f"{shown if self.required else f'[{shown}]'}{'...' if self.nargs != 1 else ''}"

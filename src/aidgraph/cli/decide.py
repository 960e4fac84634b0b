"""The decide command: the user's own rulings, kept in the ledger: same, different, reject, undo, list, import."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click

from aidgraph.cli.options import STANDARD_STREAM, argument, command, db_option, format_option, option
from aidgraph.cli.tables import Row, write
from aidgraph.errors import InputRefused, LookupFailure, UsageError
from aidgraph.ledger import Ledger
from aidgraph.messages import render

_COLUMNS: Final = ("number", "kind", "a", "b", "reason", "undone")
# what may be decided: how many names follow
_FORMS: Final = {"same": 2, "different": 2, "reject": 1, "undo": 1, "list": 0, "import": 1}


@command
@argument("what", "help.WHAT", type=click.Choice(tuple(_FORMS)))
@argument("names", "help.NAMES", nargs=-1)
@option("--reason", default="", metavar="help.TEXT", help="help.reason")
@db_option
@format_option()
def decide(lang: str, what: str, names: Sequence[str], reason: str, database: str, form: str) -> int:
    """Takes a decision in, or back, or lists them all."""
    if len(names) != _FORMS[what]:
        raise UsageError("analysis.decide_usage")
    if what in ("same", "different", "reject") and not reason.strip():
        raise UsageError("analysis.decide_reason")
    with Ledger.open(Path(database)) as ledger:
        if what == "list":
            write(_listed(ledger), _COLUMNS, form, sys.stdout)
            return 0
        return _ACTIONS.get(what, _decide)(ledger, what, names, reason, lang)


def _decide(ledger: Ledger, what: str, names: Sequence[str], reason: str, lang: str) -> int:
    from aidgraph.claims.decisions import decision_from_json

    ids = [_fact(ledger, names[0])] if what == "reject" else _entities(ledger, names)
    row = {"kind": what, "reason": reason, **dict(zip(("a", "b"), ids, strict=False))}
    number = ledger.decide(decision_from_json(row))
    click.echo(render("analysis.decided", lang, number=number))
    return 0


def _undo(ledger: Ledger, what: str, names: Sequence[str], reason: str, lang: str) -> int:
    if not names[0].isdecimal():
        raise LookupFailure("ledger.no_decision", number=names[0])
    ledger.undo(int(names[0]))
    click.echo(render("analysis.undone", lang, number=names[0]))
    return 0


def _import(ledger: Ledger, what: str, names: Sequence[str], reason: str, lang: str) -> int:
    """Takes in lines of decisions; one that is off is told by its number, one that is undone left out."""
    from aidgraph.claims.decisions import decision_from_json
    from aidgraph.cli.progress import told_error

    code = taken = 0
    lines = sys.stdin if names[0] == STANDARD_STREAM else Path(names[0]).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        try:
            row = _parsed(line) if line.strip() else {"undone": True}
            if not (isinstance(row, dict) and row.get("undone") is True):
                ledger.decide(decision_from_json(row))
                taken += 1
        except InputRefused as error:
            text = told_error(error, lang)
            click.echo(render("analysis.bad_line", lang, path=names[0], line=number, text=text), err=True)
            code = error.exit_code
    click.echo(render("analysis.imported", lang, count=taken))
    return code


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise InputRefused("analysis.not_json") from None


_ACTIONS: Final[dict[str, Callable[[Ledger, str, Sequence[str], str, str], int]]] = {"undo": _undo, "import": _import}


def _entities(ledger: Ledger, names: Sequence[str]) -> list[str]:
    """Their ids. An id is taken as it is: what is decided of it may be merged, or not be here yet."""
    from aidgraph.cli.asking import find

    return [name if ":" in name else find(ledger, name) for name in names]


def _fact(ledger: Ledger, name: str) -> str:
    """The id of a fact that is here. Raises ``LookupFailure``."""
    if not ledger.has_fact(name):
        raise LookupFailure("analysis.no_fact", name=name)
    return name


def _listed(ledger: Ledger) -> Iterator[Row]:
    from aidgraph.claims.decisions import decision_to_json

    for row in ledger.decisions():
        yield {"number": row.number, **decision_to_json(row.decision), "undone": row.undone}

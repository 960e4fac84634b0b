"""The export command: from a ledger to its graph in a form that other programs read."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final

import click

from aidgraph.cli.options import argument, command, db_option, option, output_option
from aidgraph.cli.output import filled_folder, opened, opened_bytes
from aidgraph.errors import UsageError
from aidgraph.export import FORMATS


@command
@argument("name", "help.FORMAT", type=click.Choice(tuple(FORMATS)))
@db_option
@output_option
@option("--base", metavar="help.IRI", help="help.base")
@option("--rdf12", is_flag=True, help="help.rdf12")
def export(lang: str, name: str, database: str, output: str, **told: Any) -> int:
    """Writes the graph, as it is made from the ledger."""
    from aidgraph.graph.build import build
    from aidgraph.ledger import Ledger
    from aidgraph.link.gazetteer import Gazetteer

    options = _options(name, {key: value for key, value in told.items() if value})
    form = FORMATS[name]
    with (
        Ledger.open(Path(database), read_only=True) as ledger,
        ledger.snapshot(),
        _TARGETS[form.target](output) as target,
    ):
        form.write(build(ledger, Gazetteer.load()), target, **options)
    return 0


_TARGETS: Final[Mapping[str, Callable[[str], AbstractContextManager[Any]]]] = {
    "text": opened,
    "bytes": opened_bytes,
    "folder": filled_folder,
}


def _options(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """What was asked, if the format knows it and it is right. Raises ``UsageError``."""
    from aidgraph.stores.rdf_terms import is_base

    for key in told:
        if key not in FORMATS[name].options:
            others = ", ".join(each for each, form in FORMATS.items() if key in form.options)
            raise UsageError("rdf.option_not_for", option=key, format=name, formats=others)
    if "base" in told and not is_base(told["base"]):
        raise UsageError("rdf.base", base=told["base"])
    return told

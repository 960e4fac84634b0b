"""The sparql command: from a query that the user wrote to rows."""

import sys

from aidgraph.cli.options import STANDARD_STREAM, argument, command, db_option, format_option
from aidgraph.cli.tables import write


@command
@argument("text", "help.TEXT")
@db_option
@format_option()
def sparql(lang: str, text: str, database: str, form: str) -> int:
    """Runs a reading query on the triples."""
    from aidgraph.cli.rdfs import opened_triples

    if text == STANDARD_STREAM:
        text = sys.stdin.read()
    with opened_triples(database) as store:
        answer = store.sparql(text, {})
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    write(rows, answer.columns, form, sys.stdout)
    return 0

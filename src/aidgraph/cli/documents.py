"""Commands that take documents in or back: build, withdraw, extract, entities."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

import click

from aidgraph.cli.options import (
    argument,
    command,
    db_option,
    format_option,
    jobs_option,
    meta_option,
    option,
    output_option,
)
from aidgraph.cli.output import opened
from aidgraph.cli.progress import Progress, told_error
from aidgraph.cli.tables import Row, write
from aidgraph.cli.width import printable
from aidgraph.errors import InputRefused, LookupFailure
from aidgraph.messages import render
from aidgraph.model import Extraction, Mention, Refusal
from aidgraph.model.interchange import fact_to_json
from aidgraph.text import Metadata, read_metadata

_DONE: Final = 0
_FACT_COLUMNS: Final = (
    "id", "doc", "doc_id", "s", "s_type", "s_code", "s_id", "s_members", "p", "o", "o_type", "o_code", "o_id",
    "o_members", "via", "via_type", "via_code", "via_id", "via_members", "value", "unit", "what", "start", "end",
    "as_of", "scheme", "status", "cumulative", "approx", "bound", "evidence", "evidence_start", "evidence_end",
    "context", "rule", "confidence",
)  # fmt: skip
_ENTITY_COLUMNS: Final = ("doc", "doc_id", "id", "type", "name", "code", "members", "candidates", "mentions")
_SUMMARY: Final = ("documents", "new", "unchanged", "refused", "facts", "claims")


@command
@argument("paths", "help.PATH", nargs=-1, required=True)
@db_option
@meta_option
@jobs_option
@option("--no-curated", is_flag=True, help="help.no_curated")
@option("--acknowledge", is_flag=True, help="help.acknowledge")
@format_option()
def build(
    lang: str,
    paths: Sequence[str],
    database: str,
    meta: str | None,
    jobs: int,
    no_curated: bool,
    acknowledge: bool,
    form: str,
    quiet: bool,
) -> int:
    """Documents, or another program's facts, into the ledger and its graph."""
    from aidgraph import factfiles, parquetfiles, pipeline
    from aidgraph.cli.ledgers import update_graph
    from aidgraph.ledger import Ledger
    from aidgraph.pairings import load_pairings

    facts = [path for path in paths if factfiles.holds_facts(path)]
    extractions = [path for path in paths if parquetfiles.holds_extractions(path)]
    documents = [path for path in paths if path not in (*facts, *extractions)]
    seen: Counter[type] = Counter()
    with Ledger.open(Path(database), create=True) as ledger, _progress(documents, lang, quiet) as progress:
        taken = (parquetfiles.take_in(ledger, Path(path)) for path in extractions)
        for outcome in chain(pipeline.build(ledger, documents, _metadata(meta), jobs), *taken):
            seen[type(outcome)] += 1
            progress.advance()
            if isinstance(outcome, Refusal):
                progress.refuse(outcome)
            elif acknowledge and isinstance(outcome, pipeline.Stored):
                progress.say(f"stored {outcome.path}")
        for path in facts:
            for refusal in factfiles.take_in(ledger, Path(path)):
                progress.refuse(refusal)
        if no_curated:
            ledger.drop_curated()
        else:
            load_pairings(ledger)
        counts = ledger.counts()
    update_graph(database)
    new, unchanged = seen[pipeline.Stored], seen[pipeline.Unchanged]
    figures = (counts["documents"], new, unchanged, progress.refused, counts["facts"], counts["claims"])
    _say_summary(dict(zip(_SUMMARY, figures, strict=True)), form, lang)
    return InputRefused.exit_code if progress.refused else _DONE


def _say_summary(summary: dict[str, int], form: str, lang: str) -> None:
    if form == "table":
        click.echo(render("cli.built", lang, **summary))
    else:
        write([summary], _SUMMARY, form, sys.stdout)


@command
@argument("names", "help.DOC", nargs=-1, required=True)
@db_option
def withdraw(lang: str, names: Sequence[str], database: str) -> int:
    """Takes documents back; a name that is not known is told, and the rest goes on."""
    from aidgraph.cli.ledgers import update_graph
    from aidgraph.ledger import Ledger

    code = _DONE
    with Ledger.open(Path(database)) as ledger:
        for name in names:
            try:
                for path in ledger.withdraw(name):
                    click.echo(printable(render("cli.withdrawn", lang, path=path)))
            except LookupFailure as error:
                click.echo(printable(told_error(error, lang)), err=True)
                code = error.exit_code
    update_graph(database)
    return code


@command
@argument("paths", "help.PATH", nargs=-1, required=True)
@meta_option
@jobs_option
@output_option
@format_option("jsonl")
def extract(lang: str, paths: Sequence[str], meta: str | None, jobs: int, output: str, form: str, quiet: bool) -> int:
    """Documents to facts."""
    with _progress(paths, lang, quiet) as progress, opened(output) as stream:
        found = _extractions(paths, meta, jobs, progress)
        write((fact_to_json(fact) for item in found for fact in item.facts), _FACT_COLUMNS, form, stream)
    return InputRefused.exit_code if progress.refused else _DONE


@command
@argument("paths", "help.PATH", nargs=-1, required=True)
@meta_option
@jobs_option
@output_option
@format_option("jsonl")
def entities(lang: str, paths: Sequence[str], meta: str | None, jobs: int, output: str, form: str, quiet: bool) -> int:
    """Documents to entities and their mentions."""
    with _progress(paths, lang, quiet) as progress, opened(output) as stream:
        found = _extractions(paths, meta, jobs, progress)
        write((row for item in found for row in _entity_rows(item)), _ENTITY_COLUMNS, form, stream)
    return InputRefused.exit_code if progress.refused else _DONE


def _extractions(paths: Sequence[str], meta: str | None, jobs: int, progress: Progress) -> Iterator[Extraction]:
    """What each document yields; what was refused is told as it comes."""
    from aidgraph import pipeline

    for item in pipeline.extract(paths, _metadata(meta), jobs):
        progress.advance()
        if isinstance(item, Refusal):
            progress.refuse(item)
        else:
            yield item


def _progress(paths: Sequence[str], lang: str, quiet: bool) -> Progress:
    """Progress towards as many documents as the paths tell of."""
    from aidgraph.pipeline import STANDARD_INPUT
    from aidgraph.text.census import count_documents

    known = not quiet and STANDARD_INPUT not in paths
    return Progress(lang, quiet=quiet, total=count_documents([*map(Path, paths)]) if known else None)


def _metadata(path: str | None) -> dict[str, Metadata]:
    return read_metadata(Path(path)) if path else {}


def _entity_rows(found: Extraction) -> Iterator[Row]:
    """One row an entity, in the order of first mention; names that could mean several have their candidates."""
    document = found.document
    grouped: dict[tuple[str, ...], list[Mention]] = {}
    for mention in found.mentions:
        text = document.text[mention.start : mention.end]
        key = (mention.entity.id,) if mention.entity else (text, mention.type, *mention.candidates)
        grouped.setdefault(key, []).append(mention)
    for mentions in grouped.values():
        yield {"doc": document.path, "doc_id": document.id, **_described(mentions[0], document.text)} | {
            "mentions": [
                {"start": item.start, "end": item.end, "text": document.text[item.start : item.end]}
                for item in mentions
            ]
        }


def _described(mention: Mention, text: str) -> dict[str, Any]:
    entity = mention.entity
    if entity is None:
        name = text[mention.start : mention.end]
        return {"type": mention.type, "name": name, "candidates": list(mention.candidates)}
    row = {"id": entity.id, "type": entity.type, "name": entity.name, "code": entity.code, "members": entity.members}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in row.items() if value}

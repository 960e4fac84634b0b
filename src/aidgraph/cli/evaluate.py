"""The evaluate command: from gold facts and documents, or facts of any program, to figures or facts to read."""

import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from aidgraph.cli.options import STANDARD_STREAM, argument, command, format_option, jobs_option, option
from aidgraph.cli.progress import Progress
from aidgraph.cli.tables import Row, write
from aidgraph.errors import InputRefused
from aidgraph.evaluation.scoring import GROUPINGS, Score, judge, score, without_doubtful
from aidgraph.evaluation.statements import (
    Statement,
    document_key,
    parse_lines,
    read_statements,
    statement,
)
from aidgraph.model import Refusal

_FACTS: Final = ".jsonl"
_NOT_DOCUMENTS: Final = (_FACTS, ".json", ".md")
_SCORES: Final = ("view", "part", "gold", "predicted", "hits", "precision", "recall", "f1")
_READ: Final = ("doc", "s", "p", "o", "value", "unit", "what", "start", "end", "status", "scheme", "evidence")
_DECIMALS: Final = 3


@command
@argument("gold", "help.GOLD")
@argument("paths", "help.PATH", nargs=-1)
@option("--by", type=click.Choice(tuple(GROUPINGS)), help="help.by")
@option("--errors", type=click.IntRange(1), metavar="help.N", help="help.errors")
@option("--sample", type=click.IntRange(1), metavar="help.N", help="help.sample")
@option("--seed", type=int, default=1, show_default=True, metavar="help.N", help="help.seed")
@option("--sure", is_flag=True, help="help.sure")
@jobs_option
@format_option()
def evaluate(
    lang: str,
    gold: str,
    paths: Sequence[str],
    by: str | None,
    errors: int | None,
    sample: int | None,
    seed: int,
    sure: bool,
    jobs: int,
    form: str,
    quiet: bool,
) -> int:
    """Figures, or with ``--errors`` or ``--sample`` the facts themselves."""
    wanted = read_statements(Path(gold))
    with Progress(lang, quiet=quiet) as progress:
        said = list(_predicted(Path(gold), paths, jobs, progress))
    if sure:
        wanted, said = without_doubtful(wanted, said)
    if sample:
        write(_drawn(said, sample, seed), _READ, form, sys.stdout)
    elif errors:
        write(_errors(wanted, said, errors), ("verdict", *_READ), form, sys.stdout)
    else:
        write(map(_figures, score(wanted, said, by or "")), _SCORES, form, sys.stdout)
    return InputRefused.exit_code if progress.refused else 0


def _predicted(gold: Path, paths: Sequence[str], jobs: int, progress: Progress) -> Iterator[Statement]:
    """The statements of files of facts, and of the documents that the gold is about."""
    facts = [path for path in paths if path == STANDARD_STREAM or path.endswith(_FACTS)]
    for path in facts:
        if path == STANDARD_STREAM:
            yield from parse_lines(sys.stdin, path, path)
        else:
            yield from read_statements(Path(path))
    documents = [path for path in paths if path not in facts] if paths else _beside(gold)
    if documents:
        yield from _extracted(gold, documents, jobs, progress)


def _beside(gold: Path) -> list[str]:
    """The documents that lie with the gold."""
    folder = gold if gold.is_dir() else gold.parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix not in _NOT_DOCUMENTS)
    return [str(path) for path in files if not path.name.startswith(".")]


def _extracted(gold: Path, paths: Sequence[str], jobs: int, progress: Progress) -> Iterator[Statement]:
    """What extraction says of the documents that have gold: of others nobody knows what is right."""
    from aidgraph import pipeline, workers
    from aidgraph.model.interchange import fact_to_json

    keys = {document_key(path.name) for path in (gold.glob("*.jsonl") if gold.is_dir() else [gold])}
    keys |= {item.document for item in read_statements(gold)}
    items = (item for item in pipeline.read(paths, {}) if document_key(item.path) in keys)
    for item in workers.extract_all(items, jobs):
        progress.advance()
        if isinstance(item, Refusal):
            progress.refuse(item)
        else:
            yield from (statement(fact_to_json(fact)) for fact in item.facts)


def _figures(item: Score) -> Row:
    gold, predicted = item.hits + item.missed, item.hits + item.spurious
    ratios = (round(ratio, _DECIMALS) for ratio in (item.precision, item.recall, item.f1))
    return dict(zip(_SCORES, (item.view, item.part, gold, predicted, item.hits, *ratios), strict=True))


def _errors(wanted: Sequence[Statement], said: Sequence[Statement], most: int) -> Iterator[Row]:
    """What was missed, then what was made up, as facts."""
    judged = list(judge(wanted, said))
    for kind in ("missed", "spurious"):
        rows = [item.row for verdict, item in judged if verdict == kind]
        yield from ({"verdict": kind, **row} for row in rows[:most])


def _drawn(said: Sequence[Statement], size: int, seed: int) -> Iterable[Mapping[str, object]]:
    """Facts drawn evenly, in the order of the documents; the same seed draws the same."""
    chosen = random.Random(seed).sample(range(len(said)), min(size, len(said)))  # noqa: S311
    return [said[position].row for position in sorted(chosen)]

"""The ledger opened for a question that its claims answer: names to ids, and what lies above a zone; no graph."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aidgraph.errors import UsageError
from aidgraph.ledger import Ledger, Span
from aidgraph.ledger.names import bare
from aidgraph.model import Claim, group
from aidgraph.resources import folder

# 东部四市: how the helpers of a province are called together.
_EASTERN: Final = "东部"
_YEARS: Final = re.compile(r"([12]\d{3})(?:[-–—]([12]\d{3}))?")

if TYPE_CHECKING:
    from aidgraph.link.gazetteer import Gazetteer


@contextmanager
def asked(database: str) -> Iterator[Ledger]:
    """The ledger, to be read at one revision."""
    with Ledger.open(Path(database), read_only=True) as ledger, ledger.snapshot():
        yield ledger


def find(ledger: Ledger, name: str) -> str:
    """The id of the one entity that a name means; as in ``resolve``, which is asked where the claims do not tell.

    A name that just one party of a claim bears in full is that party's: the gazetteer takes longer to read than most
    questions to answer.
    """
    names = ledger.names
    parties = names.parties(names.called(name))
    if len(parties) == 1:
        return next(iter(parties))
    if known := _known_group(ledger, name):
        return known
    from aidgraph.graph.names import resolve

    return resolve(name, names, gazetteer())


def _known_group(ledger: Ledger, name: str) -> str:
    """The id of a group that the field knows by a name, whatever the documents here call it; empty where it is none."""
    asked = bare(name)
    if not asked.startswith(_EASTERN):
        return ""
    from aidgraph.link.lexicon import read_rows

    for _, (_, count, suffix, members) in read_rows(folder("seeds") / "lexicon" / "groups.tsv", 4):
        found = group(name, tuple(members.split()), "").id
        if bare(f"{_EASTERN}{count}{suffix}") == asked and ledger.names.known([found]):
            return found
    return ""


def claims_asked(ledger: Ledger, a: str | None, b: str | None) -> Iterator[Claim]:
    """The claims from A to B; with A alone those of which it is a party, with neither all."""
    if a is None:
        return ledger.claims()
    if b is None:
        return ledger.claims_of(find(ledger, a))
    return ledger.claims_between([Span(find(ledger, a))], [Span(find(ledger, b))])


def above(entity_id: str) -> tuple[str, ...]:
    """The ids of what a place or a zone lies in."""
    return gazetteer().ancestors(entity_id)


def year_span(text: str | None) -> tuple[int, int] | None:
    """``2016-2020`` or ``2018``. Raises ``UsageError``."""
    if text is None:
        return None
    match = _YEARS.fullmatch(text.strip())
    if match is None:
        raise UsageError("analysis.years_bad", text=text)
    return int(match[1]), int(match[2] or match[1])


@cache
def gazetteer() -> "Gazetteer":
    """The gazetteer, read when it is first needed."""
    from aidgraph.link.gazetteer import Gazetteer

    return Gazetteer.load()

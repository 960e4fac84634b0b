"""The ledger opened for a question that its claims answer: names to ids, and what lies above a zone; no graph."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.ledger import Ledger

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
    from aidgraph.graph.names import resolve

    return resolve(name, names, gazetteer())


def above(entity_id: str) -> tuple[str, ...]:
    """The ids of what a place or a zone lies in."""
    return gazetteer().ancestors(entity_id)


@cache
def gazetteer() -> "Gazetteer":
    """The gazetteer, read when it is first needed."""
    from aidgraph.link.gazetteer import Gazetteer

    return Gazetteer.load()

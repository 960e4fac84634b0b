"""Handovers: from rows of ``seeds/pairings/handovers.csv`` to who took over from whom, and the claims that it ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from aidgraph.claims.tables import Lookup, address, party, read_table
from aidgraph.claims.time import year_of
from aidgraph.errors import InputRefused
from aidgraph.model import Claim, keys

COLUMNS: Final = (
    "helped", "helped_type", "former", "former_type", "successor", "successor_type", "year", "address", "publisher",
    "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Handover:
    """In ``year`` the ``successor`` took over from the ``former`` helper of the ``helped``: ids, and the source."""

    helped: str
    former: str
    successor: str
    year: int
    address: str
    publisher: str = ""
    date: str = ""


def read_handovers(folder: Path, lookup: Lookup) -> Iterator[Handover]:
    """The handovers of a folder's table, in its order. Raises ``DataError``, which names file and line."""
    yield from read_table(folder / "handovers.csv", COLUMNS, partial(_handover, lookup))


def hand_over(claim: Claim, year: int | None) -> Claim:
    """The pairing, ended where its helper handed over in ``year`` and nothing else says when it ends.

    One that began later is another pairing of the two.
    """
    start = year_of(claim.start)
    if year is None or claim.predicate != "assists" or claim.end or (start is not None and start > year):
        return claim
    return replace(claim, ended=year)


def _handover(lookup: Lookup, row: Mapping[str, str]) -> Handover:
    year = year_of(keys.date(row, "year"))
    if year is None:
        raise InputRefused("ledger.key_missing", key="year")
    helped, former, successor = (party(row, column, lookup).id for column in ("helped", "former", "successor"))
    return Handover(helped, former, successor, year, address(row), row["publisher"], keys.date(row, "date"))

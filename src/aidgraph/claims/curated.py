"""Curated facts: from the rows of ``seeds/pairings/*.csv`` to facts that a source's address vouches for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from aidgraph.claims.tables import Lookup, address, party, read_table
from aidgraph.model import Claim, Entity, keys
from aidgraph.model.schema import PREDICATES, SCHEMES

COLUMNS: Final = (
    "helper", "helper_type", "helped", "helped_type", "predicate", "scheme", "start", "end", "address", "publisher",
    "date", "note",
)  # fmt: skip
# What is kept beside the pairings: their publishers, who took over from whom, and the years of the regimes.
_NOT_PAIRINGS: Final = ("sources.csv", "handovers.csv", "regimes.csv")


@dataclass(frozen=True, slots=True)
class CuratedFact:
    """A pairing that a public source states: its parties, its period, and the source's address, publisher and date."""

    subject: Entity
    predicate: str
    object: Entity
    address: str
    scheme: str = ""
    start: str = ""
    end: str = ""
    publisher: str = ""
    date: str = ""
    confidence: float = 1.0

    @property
    def claim(self) -> Claim:
        """The claim that it supports."""
        return self.claim_among({})

    def claim_among(self, canonical: Mapping[str, str]) -> Claim:
        """The same, of parties that the user's decisions merge with others under the id that stands for all."""
        return Claim(
            predicate=self.predicate,
            subject=canonical.get(self.subject.id, self.subject.id),
            object=canonical.get(self.object.id, self.object.id),
            start=self.start,
            end=self.end,
            scheme=self.scheme,
            origin="curated",
            confidence=self.confidence,
        )


def read_curated(folder: Path, gazetteer_lookup: Lookup) -> Iterator[CuratedFact]:
    """The facts of every ``*.csv`` of a folder, files by name, rows in their order.

    ``gazetteer_lookup`` tells the entity of a full name such as 甘肃省天水市甘谷县. Raises ``DataError``, which names
    file and line, for a row that is not well formed or whose place does not resolve.
    """
    for path in sorted(folder.glob("*.csv")):
        if path.name not in _NOT_PAIRINGS:
            yield from read_table(path, COLUMNS, partial(_fact, gazetteer_lookup))


def _fact(lookup: Lookup, row: Mapping[str, str]) -> CuratedFact:
    return CuratedFact(
        subject=party(row, "helper", lookup),
        predicate=keys.choice(row, "predicate", PREDICATES, required=True),
        object=party(row, "helped", lookup),
        address=address(row),
        scheme=keys.choice(row, "scheme", SCHEMES),
        start=keys.date(row, "start"),
        end=keys.date(row, "end"),
        publisher=row["publisher"],
        date=keys.date(row, "date"),
    )

"""Curated facts: from the rows of ``seeds/pairings/*.csv`` to facts that a source's address vouches for."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aidgraph.claims.domains import registered_domain
from aidgraph.errors import DataError, InputRefused
from aidgraph.model import Claim, Entity, keys, organisation
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES, PREDICATES, SCHEMES

Lookup = Callable[[str], Entity | None]

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
            yield from _read(path, gazetteer_lookup)


def _read(path: Path, lookup: Lookup) -> Iterator[CuratedFact]:
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        for number, row in enumerate(rows, 1):
            if number == 1:
                _check_header(path, row)
            elif row:
                yield _fact(path, rows.line_num, row, lookup)
    except csv.Error as error:
        raise DataError("ledger.curated_csv", path=path, line=rows.line_num, detail=error) from error


def _text(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError("ledger.curated_csv", path=path, line=line, detail=error.reason) from error


def _check_header(path: Path, header: list[str]) -> None:
    if tuple(header) != COLUMNS:
        raise DataError("ledger.curated_columns", path=path, line=1, columns=",".join(COLUMNS))


def _fact(path: Path, line: int, cells: list[str], lookup: Lookup) -> CuratedFact:
    if len(cells) != len(COLUMNS):
        raise DataError("ledger.curated_columns", path=path, line=line, columns=",".join(COLUMNS))
    row = dict(zip(COLUMNS, cells, strict=True))
    try:
        return CuratedFact(
            subject=_party(row, "helper", lookup),
            predicate=keys.choice(row, "predicate", PREDICATES, required=True),
            object=_party(row, "helped", lookup),
            address=_address(row),
            scheme=keys.choice(row, "scheme", SCHEMES),
            start=keys.date(row, "start"),
            end=keys.date(row, "end"),
            publisher=row["publisher"],
            date=keys.date(row, "date"),
        )
    except InputRefused as refused:
        where = {"key": f"{path}:{line} {refused.parameters['key']}"}
        raise DataError(refused.message, **refused.parameters | where) from refused


def _party(row: Mapping[str, str], column: str, lookup: Lookup) -> Entity:
    """The place of a full name; any other party is known by its type and name, unless the lookup knows it better."""
    name = keys.text(row, column, required=True)
    entity_type = keys.choice(row, f"{column}_type", ENTITY_TYPES, required=True)
    found = lookup(name)
    if found is not None and found.type == entity_type:
        return found
    if entity_type in DIVISION_TYPES:
        raise InputRefused("ledger.curated_place", key=column, name=name, type=entity_type)
    return organisation(entity_type, name)


def _address(row: Mapping[str, str]) -> str:
    address = keys.text(row, "address", required=True)
    if not address.startswith(("http://", "https://")) or not registered_domain(address):
        raise InputRefused("ledger.curated_address", key="address", found=keys.shown(address))
    return address

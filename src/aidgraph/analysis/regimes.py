"""The regimes of the cooperation: from ``seeds/pairings/regimes.csv`` to their years and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aidgraph.claims.tables import address, read_table
from aidgraph.claims.time import year_of
from aidgraph.errors import InputRefused
from aidgraph.messages import LANGUAGES
from aidgraph.model import keys
from aidgraph.resources import folder

COLUMNS: Final = ("start", "end", *LANGUAGES, "address", "publisher", "date")


@dataclass(frozen=True, slots=True)
class Regime:
    """The years in which the same rules paired helpers and helped; ``end`` is open for the present one.

    They group what is known. They never say that a pairing began or ended.
    """

    start: int
    end: int | None
    names: Mapping[str, str]

    @property
    def years(self) -> str:
        """``2016–2020``, ``2021–``."""
        return f"{self.start}–{'' if self.end is None else self.end}"

    def holds(self, year: int) -> bool:
        """Whether a year is one of them."""
        return self.start <= year and (self.end is None or year <= self.end)

    def meets(self, first: int, last: int) -> bool:
        """Whether any of the years from the first to the last is."""
        return self.start <= last and (self.end is None or first <= self.end)


def load_regimes() -> tuple[Regime, ...]:
    """The regimes that travel with the package, in their order."""
    return read_regimes(folder("seeds") / "pairings" / "regimes.csv")


def read_regimes(path: Path) -> tuple[Regime, ...]:
    """Those of a table. Raises ``DataError``, which names file and line."""
    return tuple(sorted(read_table(path, COLUMNS, _regime), key=lambda regime: regime.start))


def _regime(row: Mapping[str, str]) -> Regime:
    start = year_of(keys.date(row, "start"))
    if start is None:
        raise InputRefused("ledger.key_missing", key="start")
    address(row)
    names = {lang: keys.text(row, lang, required=True) for lang in LANGUAGES}
    return Regime(start, year_of(keys.date(row, "end")), names)

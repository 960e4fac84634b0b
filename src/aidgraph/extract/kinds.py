"""What a number counts: from the noun beside it to its class and kind, by seeds/lexicon/kinds.tsv."""

from dataclasses import dataclass
from pathlib import Path

from aidgraph.link.lexicon import read_rows


@dataclass(frozen=True, slots=True)
class Kind:
    """``cls`` is what sort of thing it is (``aid_money``, ``person`` …), ``what`` the value of a fact's ``what``."""

    cls: str = ""
    what: str = ""


class Kinds:
    """The keywords by their length, longest first."""

    def __init__(self, table: dict[str, Kind]) -> None:
        self._by_length = sorted(table.items(), key=lambda item: (-len(item[0]), item[0]))

    @classmethod
    def load(cls, path: Path) -> "Kinds":
        """Read the table; raises ``DataError`` with file and line where a row is not well formed."""
        table: dict[str, Kind] = {}
        for _, (kind, what, keywords) in read_rows(path, 3):
            for keyword in keywords.split():
                table.setdefault(keyword, Kind(kind, "" if what == "-" else what))
        return cls(table)

    def of(self, noun: str) -> Kind:
        """The kind of ``noun``: of the longest keyword that it ends in, else of the longest that it holds."""
        for keyword, kind in self._by_length:
            if noun.endswith(keyword):
                return kind
        for keyword, kind in self._by_length:
            if len(keyword) > 1 and keyword in noun:
                return kind
        return Kind()

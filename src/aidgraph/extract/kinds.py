"""What a number counts: from the noun beside it to its class and kind, by seeds/lexicon/kinds.tsv."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aidgraph.link.lexicon import read_rows

_QUALIFIERS: Final = re.compile(
    r"国家级|省级|深度|贫困|脱贫|受援|重点|帮扶|结对|个|的|东部|西部|偏远|经济|强|薄弱|我[省市州县区]|等"
)


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
        """The kind of a noun before its number: of the longest keyword that it ends in, else of one that it holds."""
        for keyword, kind in self._by_length:
            if noun.endswith(keyword) and (kind.cls != "division" or _is_division(noun, keyword)):
                return kind
        return self._holding(noun)

    def opening(self, text: str) -> Kind:
        """The kind of a noun after its number: of the longest keyword near the beginning of what follows."""
        for reach in (0, 2, 4):
            for keyword, kind in self._by_length:
                if text.startswith(keyword, reach):
                    return kind
        return self._holding(text)

    def _holding(self, noun: str) -> Kind:
        for keyword, kind in self._by_length:
            if len(keyword) > 1 and keyword in noun and kind.cls != "division":
                return kind
        return Kind()


def _is_division(noun: str, keyword: str) -> bool:
    """贫困村 is a village that is counted, 示范村 a thing that is built."""
    return _QUALIFIERS.sub("", noun.removesuffix(keyword)) == ""

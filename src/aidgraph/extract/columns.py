"""What the columns of a table hold: from the words of a header to roles, predicates and units, by columns.tsv."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aidgraph.errors import DataError
from aidgraph.link.lexicon import read_rows
from aidgraph.model.schema import PREDICATES
from aidgraph.values import Date, Money, Period, Quantity, scan

ROLES: Final = ("helper", "helped", "party", "year", "since", "kind", "ignored")
VALUE: Final = "value"  # the role of a column of numbers that the first cell of each row names
_MARKS: Final = ("planned", "done", "total")
_UNIT: Final = re.compile(r"\s*[（/：]\s*(?:单位：)?(?P<unit>[^（）/：]{1,5})）?\s*$")
_STATED: Final = re.compile(r"单位：\s*(?P<unit>[\u4e00-\u9fff/]{1,5})")
_BARE: Final = re.compile(r"[约近]?\d[\d,.]*[余多]?[十百千万亿]*[余多]?")
_AMOUNTS: Final = ("funds", "invests_in", "buys_from")
_DRESS: Final = re.compile(r"^(?:计划|拟建|拟|实施|建成|新建|新增|建设|完成|累计)+|(?:总?数量?|个数)$")


@dataclass(frozen=True, slots=True)
class Column:
    """``role`` is one of ``ROLES`` or a predicate, ``what`` a fact's, ``unit`` that of bare numbers.

    ``name`` is the header's words without the unit; ``status`` ``planned``, ``actual`` or empty where they do not say.
    """

    role: str
    what: str = ""
    unit: str = ""
    name: str = ""
    status: str = ""

    @property
    def measured(self) -> bool:
        """Whether its cells are the numbers of facts."""
        return self.role in PREDICATES

    def read(self, cell: str) -> Money | Quantity | None:
        """The sum or quantity in a cell; a bare number takes the column's unit."""
        text = cell.replace(" ", "")
        own = [value for value in scan(text, None) if isinstance(value, Money | Quantity)]
        if not own and self.unit and _BARE.fullmatch(text):
            own = [value for value in scan(text + self.unit, None) if isinstance(value, Money | Quantity)]
        return own[0] if len(own) == 1 and self._takes(own[0]) else None

    def _takes(self, value: Money | Quantity) -> bool:
        """Money is given, invested or spent; persons and things are counted."""
        if value.per:
            return False
        if isinstance(value, Money):
            return value.currency == "CNY" and self.role in _AMOUNTS
        return bool(value.unit) and (self.role not in _AMOUNTS or self.what == "enterprises")


class Columns:
    """The words of columns, the longest first, and the words that mark plans, results and sums."""

    def __init__(self, words: dict[str, Column], marks: dict[str, tuple[str, ...]]) -> None:
        self._words = sorted(words.items(), key=lambda item: (-len(item[0]), item[0]))
        self._marks = marks

    @classmethod
    def load(cls, path: Path) -> "Columns":
        """Read the table; raises ``DataError`` with file and line where a row is not well formed."""
        words: dict[str, Column] = {}
        marks: dict[str, tuple[str, ...]] = dict.fromkeys(_MARKS, ())
        for line, (role, what, unit, surfaces) in read_rows(path, 4):
            if role in _MARKS:
                marks[role] += tuple(surfaces.split())
                continue
            if role not in (*ROLES, *PREDICATES):
                raise DataError("patterns.value", path=path.name, line=line, value=role)
            for surface in surfaces.split():
                if surface in words:
                    raise DataError("patterns.value", path=path.name, line=line, value=surface)
                words[surface] = Column(role, *("" if value == "-" else value for value in (what, unit)))
        return cls(words, marks)

    def of(self, header: str, stated: str = "") -> Column | None:
        """The column under ``header`` (援疆资金（万元）); ``stated`` is the caption's unit (单位：万元)."""
        text = header.replace(" ", "")
        given = _UNIT.search(text)
        unit = given["unit"] if given and _is_unit(given["unit"]) else ""
        name = text[: given.start()] if given and unit else text
        found = next((column for word, column in self._words if word in name), None)
        if found is None:
            return None
        if not unit:  # a caption's 万元 is for the money only, so that counts keep their own
            unit = stated if stated and _is_money(stated) == (found.role in _AMOUNTS) else found.unit
        what = _DRESS.sub("", name) if found.what == "@noun" else found.what
        return Column(found.role, what, unit, name, self.status(name))

    def status(self, text: str) -> str:
        """``planned`` or ``actual`` where words say so, else empty."""
        if any(word in text for word in self._marks["done"]):
            return "actual"
        return "planned" if any(word in text for word in self._marks["planned"]) else ""

    def sums_up(self, cell: str) -> bool:
        """Whether a row that begins with ``cell`` is the sum of the others."""
        return cell.replace(" ", "").startswith(self._marks["total"])


def stated_unit(caption: str) -> str:
    """The unit that a caption gives for the whole table (单位：万元); empty where it gives none."""
    found = _STATED.search(caption)
    return found["unit"] if found and _is_unit(found["unit"]) else ""


def _is_unit(text: str) -> bool:
    """Whether numbers can stand in it, be it one that no fact is stated in (吨, %); 市 and 区 in 县（市） are none."""
    found = scan(f"100{text}", None)
    return len(found) == 1 and found[0].end > 3 and not isinstance(found[0], Date | Period)


def _is_money(unit: str) -> bool:
    return any(isinstance(value, Money) for value in scan(f"100{unit}", None))

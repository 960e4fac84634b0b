"""Reads tables: from a header, its rows and the words before them to findings, one for each pairing and number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aidgraph.extract.captions import Caption, caption_of, timing_in
from aidgraph.extract.chunker import Chunker
from aidgraph.extract.chunks import Parties, PartyChunk, Span
from aidgraph.extract.columns import VALUE, Column, Columns
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Filled, Finding
from aidgraph.extract.frames import Frame
from aidgraph.extract.grid import Cell, Row, headers_at, rows_below
from aidgraph.extract.kinds import Kind
from aidgraph.extract.measures import Measure
from aidgraph.extract.scope import in_scope
from aidgraph.extract.timing import Timing
from aidgraph.extract.whats import by_actor
from aidgraph.link.mentions import Linked
from aidgraph.values import Quantity

_PARTIES: Final = ("helper", "helped", "party")
_GIVERS: Final = ("east", "giver")
_YEAR_ALONE: Final = 6  # characters of a header that is a year and no more: 2019年度
_CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says, the parties that its rows name, and how many sentences it is, its header included."""

    findings: tuple[Finding, ...]
    parties: tuple[PartyChunk, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table about to be read; ``timings`` has the period of a column whose header gives one, ``year`` is the
    document's."""

    header: Row
    rows: tuple[Row, ...]
    caption: Caption
    columns: tuple[Column | None, ...]
    timings: tuple[Timing | None, ...]
    status: str
    year: int | None

    def cells(self, row: Row, *roles: str) -> Iterator[tuple[Column, Cell]]:
        """The row's cells under columns of these roles, from the right."""
        for column, cell in zip(reversed(self.columns), reversed(row.cells), strict=True):
            if column is not None and column.role in roles:
                yield column, cell

    def cell(self, row: Row, role: str) -> Cell | None:
        """The row's cell under a column of this role."""
        return next((cell for _, cell in self.cells(row, role)), None)

    def has(self, *roles: str) -> bool:
        """Whether any column has one of these roles."""
        return any(column is not None and column.role in roles for column in self.columns)

    @property
    def says_something(self) -> bool:
        """Whether its rows pair two sides, or count something for somebody, in some year or of some kind."""
        measured = any(column is not None and column.measured for column in self.columns)
        paired = self.has("helper", "party") and self.has("helped", "party")
        return paired or self.has(VALUE) or (measured and self.has(*_PARTIES, "year", "kind"))


class TableReader:
    """Holds what the words of headers mean; reads the tables of one document after the other."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @classmethod
    def load(cls, path: Path) -> "TableReader":
        """Read ``columns.tsv``; raises ``DataError`` with file and line where a row is not well formed."""
        return cls(Columns.load(path))

    def read(self, linked: Linked, chunker: Chunker, discourse: Discourse, number: int) -> TableReading | None:
        """The table whose header is sentence ``number``; None where there is none that speaks of assistance."""
        table = self._table(linked, number)
        if table is None:
            return None
        findings: list[Finding] = []
        heard: list[PartyChunk] = []
        sides: dict[str, Parties] = {}
        for row in table.rows:
            chunks = (chunk for clause in chunker.chunk(row.number) for chunk in clause.chunks)
            named = [chunk for chunk in chunks if isinstance(chunk, PartyChunk)]
            heard += named
            if not self._columns.sums_up(row.cells[0].text or row.cells[1].text):
                sides = _sides(table, row, named, sides)
                findings += _read_row(self._named(table, row), row, sides, discourse)
        return TableReading(tuple(findings), tuple(heard), 1 + len(table.rows))

    def _table(self, linked: Linked, number: int) -> Table | None:
        for header, parting in headers_at(linked.text, linked.sentences, number):
            table = self._headed(linked, header)
            if table is not None:  # only then are its rows looked at
                rows = rows_below(linked.text, linked.sentences, header, parting)
                if rows:
                    return replace(table, rows=tuple(rows))
        return None

    def _headed(self, linked: Linked, header: Row) -> Table | None:
        """A table without its rows, where its header and the words before it say that it is about assistance."""
        caption = caption_of(linked, header.number)
        if not caption.topical:
            return None
        cells, year = header.cells, linked.document.year
        timings = tuple(timing_in(cell.text, cell.start, year) for cell in cells)
        columns = tuple(self._column(cell, timing, caption) for cell, timing in zip(cells, timings, strict=True))
        status = next(filter(None, map(self._columns.status, caption.words)), "actual")
        table = Table(header, (), caption, columns, timings, status, year)
        return table if table.says_something else None

    def _named(self, table: Table, row: Row) -> Table:
        """The table whose columns of years hold what the row's first cell names (财政资金（万元） | 1200 | 1500)."""
        if not table.has(VALUE):
            return table
        told = self._columns.of(row.cells[0].text, table.caption.unit)
        columns = (told if column is not None and column.role == VALUE else column for column in table.columns)
        return replace(table, columns=tuple(columns))

    def _column(self, cell: Cell, timing: Timing | None, caption: Caption) -> Column | None:
        """The column of a header's cell; one that is a year alone (2019年) counts what the caption or its rows say."""
        if timing is None or len(cell.text) > _YEAR_ALONE:
            return self._columns.of(cell.text, caption.unit)
        told = (self._columns.of(words, caption.unit) for words in caption.words)
        return next((column for column in told if column is not None and column.measured), Column(VALUE))


def _sides(table: Table, row: Row, named: Sequence[PartyChunk], above: dict[str, Parties]) -> dict[str, Parties]:
    """Who helps and who is helped in a row: by its columns, in neutral ones by side; an empty cell takes the one above.

    A cell whose words name no party that is known leaves its role empty.
    """
    sides: dict[str, Parties] = {}
    for column, cell in table.cells(row, *_PARTIES):
        chunk = next((c for c in named if cell.start <= c.end - 1 < cell.end), None)
        if chunk is not None:
            role = _side_of(chunk.parties) if column.role == "party" else column.role
            sides.setdefault(role, _told(chunk.parties, table.header))
        elif not cell.text and column.role in above:
            sides.setdefault(column.role, above[column.role])
    return sides


def _side_of(parties: Parties) -> str:
    return "helper" if parties.side in _GIVERS else "helped" if parties.side == "west" else ""


def _told(parties: Parties, header: Row) -> Parties:
    """Parties whose part the header tells: it is shown with them."""
    span: Span = (header.start, header.end)
    members = tuple(replace(member, told=(*member.told, span)) for member in parties.members)
    return replace(parties, members=members)


def _read_row(table: Table, row: Row, sides: dict[str, Parties], discourse: Discourse) -> Iterator[Finding]:
    """The pairing of a row that names both sides, and its numbers; a side without a column is the one last named."""
    subject = _filled(sides.get("helper"), None if table.has("helper") else discourse.provider)
    obj = _filled(sides.get("helped"), None if table.has("helped") else discourse.receiver)
    if subject is None or obj is None or (table.has(*_PARTIES) and not sides):
        return
    if obj.inherited:
        obj = replace(obj, parties=_told(obj.parties, table.header))
    scheme = table.caption.scheme or discourse.scheme
    whole = (row.start, row.end)
    base = Finding(_frame("assists"), subject, obj, *whole, Timing(), scheme=scheme, at=row.start, topical=True)
    if not (subject.inherited or obj.inherited) and in_scope(base.frame, subject.parties, obj.parties):
        yield _paired(table, row, base)
    yield from _counted(table, row, base)


def _filled(own: Parties | None, said: Parties | None) -> Filled | None:
    if own is not None:
        return Filled(own)
    return Filled(said, True) if said is not None else None


def _paired(table: Table, row: Row, base: Finding) -> Finding:
    """The words from one party to the other, and to the year in which the pairing began where a column has it."""
    end = _parties_end(row, base)
    since = table.cell(row, "since")
    timing = _year_in(since, table.year)
    if since is not None and timing is not None:
        return replace(base, end=max(end, since.end), timing=timing, at=max(end, since.end))
    return replace(base, end=end)


def _counted(table: Table, row: Row, base: Finding) -> Iterator[Finding]:
    """The numbers of a row; of those of one kind of thing (产业类) only what they count can be told from the whole."""
    kind = table.cell(row, "kind")
    dated = _year_in(table.cell(row, "year"), table.year)
    for column, cell, headed in zip(table.columns, row.cells, table.timings, strict=True):
        if column is None or not column.measured or (kind is not None and column.role != "builds"):
            continue
        frame, measure = _frame(column.role), _measure(column, cell)
        if measure is None or not in_scope(frame, base.subject.parties, base.object.parties):
            continue
        counted = replace(
            base,
            frame=frame,
            measure=measure,
            what=(kind.text if kind is not None else "") + column.what,
            scheme="",
            end=max(_parties_end(row, base), cell.end),
            timing=dated or headed or table.caption.timing,
            status=column.status or table.status,
        )
        yield by_actor(counted)


def _parties_end(row: Row, base: Finding) -> int:
    """Where the last party that stands in the row ends."""
    ends = (filled.parties.end for filled in (base.subject, base.object))
    return max((end for end in ends if row.start < end <= row.end), default=row.start)


def _measure(column: Column, cell: Cell) -> Measure | None:
    value = column.read(cell.text)
    if value is None or not value.value:
        return None
    unit = value.unit if isinstance(value, Quantity) else "CNY"
    return Measure(value.value, unit, value.approx, value.bound, column.what, Kind(), cell.start, cell.end, 0)


def _year_in(cell: Cell | None, year: int | None) -> Timing | None:
    """The period in a cell; four digits alone are a year."""
    if cell is None:
        return None
    return timing_in(f"{cell.text}年" if cell.text.isdecimal() else cell.text, cell.start, year)


def _frame(predicate: str) -> Frame:
    return Frame(f"{predicate}/table", predicate, (), (), speaks=predicate == "assists", confidence=_CONFIDENCE)

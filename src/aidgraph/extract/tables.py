"""Reads tables: from a header, its rows and the words before them to findings, one for each pairing and number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from aidgraph.extract.chunker import Chunker
from aidgraph.extract.chunks import Clause, Parties, PartyChunk, Span, ValueChunk
from aidgraph.extract.columns import Column, Columns, stated_unit
from aidgraph.extract.discourse import Discourse
from aidgraph.extract.findings import Filled, Finding
from aidgraph.extract.frames import Frame
from aidgraph.extract.grid import Cell, Grid, Row, grid_at
from aidgraph.extract.kinds import Kind
from aidgraph.extract.measures import Measure
from aidgraph.extract.scope import in_scope
from aidgraph.extract.timing import Timing, timing_of
from aidgraph.link.mentions import Linked
from aidgraph.model import Sentence
from aidgraph.values import Period, scan

_TOPIC: Final = frozenset({"pair", "relation", "epithet_helper", "epithet_helped", "aid_region"})
_PARTIES: Final = ("helper", "helped", "party")
_GIVERS: Final = ("east", "giver")
_LEAD: Final = 3  # so many sentences before a table may say what it is about
_CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class TableReading:
    """What a table says, the parties that its rows name, and how many sentences it is, its header included."""

    findings: tuple[Finding, ...]
    parties: tuple[PartyChunk, ...]
    length: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table about to be read: its columns, when and of what status its numbers are, and the scheme of its pairings;
    ``timings`` has a column's own period where its header gives one."""

    grid: Grid
    columns: tuple[Column | None, ...]
    timings: tuple[Timing | None, ...]
    timing: Timing
    status: str
    scheme: str

    def cells(self, row: Row, *roles: str) -> Iterator[tuple[Column, Cell]]:
        """The row's cells under columns of these roles, from the right."""
        for column, cell in zip(reversed(self.columns), reversed(row.cells), strict=True):
            if column is not None and column.role in roles:
                yield column, cell

    def has(self, *roles: str) -> bool:
        """Whether any column has one of these roles."""
        return any(column is not None and column.role in roles for column in self.columns)


class TableReader:
    """Holds what the words of headers mean; reads the tables of one document after the other."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    @classmethod
    def load(cls, path: Path) -> "TableReader":
        """Read ``columns.tsv``."""
        return cls(Columns.load(path))

    def read(self, linked: Linked, chunker: Chunker, discourse: Discourse, number: int) -> TableReading | None:
        """The table whose header is sentence ``number``; None where there is none that speaks of assistance."""
        grid = grid_at(linked.text, linked.sentences, number)
        table = self._table(grid, linked) if grid is not None else None
        if table is None:
            return None
        findings: list[Finding] = []
        heard: list[PartyChunk] = []
        above: dict[str, Parties] = {}
        for row in table.grid.rows:
            chunks = [chunk for clause in chunker.chunk(row.number) for chunk in clause.chunks]
            named = [chunk for chunk in chunks if isinstance(chunk, PartyChunk)]
            heard += named
            if not self._columns.sums_up(row.cells[0].text or row.cells[1].text):
                above = _sides(table, row, named, above)
                findings += _read_row(table, row, above, discourse, linked.document.year)
        return TableReading(tuple(findings), tuple(heard), 1 + len(table.grid.rows))

    def _table(self, grid: Grid, linked: Linked) -> Table | None:
        lead = list(_lead(linked.sentences, grid.header.number))
        words = [linked.text[sentence.start : sentence.end] for sentence in lead]
        topics = _topics(linked, lead)
        if not topics:
            return None
        unit = next(filter(None, map(stated_unit, words)), "")
        timings = tuple(_timing(cell, linked) for cell in grid.header.cells)
        columns = tuple(
            self._column(cell, timing, words, unit) for cell, timing in zip(grid.header.cells, timings, strict=True)
        )
        timing = next(filter(None, (_timing(sentence, linked) for sentence in lead)), Timing())
        status = next(filter(None, map(self._columns.status, words)), "actual")
        scheme = next((value for value in topics if value not in ("", "plain")), "")
        table = Table(grid, columns, timings, timing, status, scheme)
        measured = any(column is not None and column.measured for column in columns)
        paired = table.has("helper", "party") and table.has("helped", "party")
        return table if (measured and table.has(*_PARTIES, "year", "kind")) or paired else None

    def _column(self, cell: Cell, timing: Timing | None, lead: Sequence[str], unit: str) -> Column | None:
        """The column of a header's cell; one that is a year alone (2019年) counts what the caption says."""
        if timing is None or len(cell.text) > len("2019年度"):
            return self._columns.of(cell.text, unit)
        told = (self._columns.of(words, unit) for words in lead)
        return next((column for column in told if column is not None and column.measured), None)


def _lead(sentences: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    """What introduces a table, the nearest first: captions and headings up to a sentence of text, and the title."""
    before = sentences[max(0, number - _LEAD) : number]
    for sentence in reversed(before):
        if sentence.kind == "item":
            break
        yield sentence
        if sentence.kind in ("body", "title"):
            break
    yield from (sentence for sentence in sentences[: max(0, number - 1)] if sentence.kind == "title")


def _topics(linked: Linked, lead: Sequence[Sentence]) -> list[str]:
    """What the words of assistance in the lead say of the scheme."""
    found: list[str] = []
    for sentence in lead:
        for hit in linked.words:
            if sentence.start <= hit.start < sentence.end:
                topics = [word for word in hit.entry.words if word.cls in _TOPIC]
                found += ["counterpart" if word.cls == "aid_region" else word.value for word in topics]
    return found


def _timing(span: Sentence | Cell | Row, linked: Linked) -> Timing | None:
    """The period that a caption or a cell gives; the date of its making (整理时间：2024年1月) is none."""
    text = linked.text[span.start : span.end]
    if "时间：" in text or "日期：" in text:
        return None
    return _period(text, span.start, linked.document.year)


def _period(text: str, offset: int, year: int | None) -> Timing | None:
    values = [ValueChunk(v.start + offset, v.end + offset, v) for v in scan(text, year) if isinstance(v, Period)]
    clause = Clause(0, len(text), tuple(values), text, 0)
    told = timing_of(clause, Timing(), year)
    return told if told.spans else None


def _sides(table: Table, row: Row, named: Sequence[PartyChunk], above: dict[str, Parties]) -> dict[str, Parties]:
    """Who helps and who is helped in a row: by its columns, in neutral ones by side; an empty cell takes the one above.

    A cell that names no party that is known leaves its role empty.
    """
    sides: dict[str, Parties] = {}
    for column, cell in table.cells(row, *_PARTIES):
        chunk = next((c for c in named if cell.start <= c.end - 1 < cell.end), None)
        if chunk is not None:
            role = column.role if column.role != "party" else _role(chunk.parties)
            sides.setdefault(role, _told(chunk.parties, table.grid.header))
        elif not cell.text and column.role in above:
            sides.setdefault(column.role, above[column.role])
    return sides


def _role(parties: Parties) -> str:
    return "helper" if parties.side in _GIVERS else "helped" if parties.side == "west" else ""


def _told(parties: Parties, header: Row) -> Parties:
    """Parties whose part the header tells."""
    span: Span = (header.start, header.end)
    members = tuple(replace(member, told=(*(s for s in member.told if s != span), span)) for member in parties.members)
    return replace(parties, members=members)


def _read_row(
    table: Table, row: Row, sides: dict[str, Parties], discourse: Discourse, year: int | None
) -> Iterator[Finding]:
    """The pairing of a row that names both sides, and its numbers."""
    subject = _filled(sides.get("helper"), None if table.has("helper") else discourse.provider)
    obj = _filled(sides.get("helped"), None if table.has("helped") else discourse.receiver)
    if subject is None or obj is None or (table.has(*_PARTIES) and not sides):
        return
    if obj.inherited:
        obj = replace(obj, parties=_told(obj.parties, table.grid.header))
    base = Finding(
        _frame("assists"), subject, obj, row.start, row.end, Timing(), scheme=table.scheme or discourse.scheme,
        at=row.end, topical=True,
    )  # fmt: skip
    if not (subject.inherited or obj.inherited) and in_scope(base.frame, subject.parties, obj.parties):
        yield _pairing(table, row, base, year)
    yield from _numbers(table, row, base, year)


def _filled(own: Parties | None, said: Parties | None) -> Filled | None:
    if own is not None:
        return Filled(own)
    return Filled(said, True) if said is not None else None


def _pairing(table: Table, row: Row, base: Finding, year: int | None) -> Finding:
    """The words from one party to the other, and to the year in which it began, if there is a column for it."""
    ends = [parties.end for parties in (base.subject.parties, base.object.parties) if parties.end <= row.end]
    started = next((cell for _, cell in table.cells(row, "since")), None)
    timing = _year_of(started, year) if started is not None else None
    if started is not None and timing is not None:
        ends.append(started.end)
    return replace(base, end=max(ends), timing=timing or Timing())


def _numbers(table: Table, row: Row, base: Finding, year: int | None) -> Iterator[Finding]:
    kind = next((cell.text for _, cell in table.cells(row, "kind")), "")
    dated = next((cell for _, cell in table.cells(row, "year")), None)
    own = _year_of(dated, year) if dated is not None else None
    for column, cell, headed in zip(table.columns, row.cells, table.timings, strict=True):
        if column is None or not column.measured or (kind and column.role != "builds"):
            continue
        frame = _frame(column.role)
        measure = _measure(column, cell)
        if measure is None or not in_scope(frame, base.subject.parties, base.object.parties):
            continue
        yield replace(
            base, frame=frame, measure=measure, what=kind + column.what, scheme="", end=max(base_end(base, row), cell.end),
            timing=own or headed or table.timing, status=column.status or table.status,
        )  # fmt: skip


def base_end(base: Finding, row: Row) -> int:
    """Where the last party that stands in the row ends."""
    ends = (parties.end for parties in (base.subject.parties, base.object.parties))
    return max((end for end in ends if row.start < end <= row.end), default=row.start)


def _measure(column: Column, cell: Cell) -> Measure | None:
    value = column.read(cell.text)
    if value is None or not value.value:
        return None
    unit = getattr(value, "unit", "CNY")
    return Measure(value.value, unit, value.approx, value.bound, column.what, Kind(), cell.start, cell.end, 0)


def _year_of(cell: Cell, year: int | None) -> Timing | None:
    """The period in a cell; four digits alone are a year."""
    return _period(f"{cell.text}年" if cell.text.isdecimal() else cell.text, cell.start, year)


def _frame(predicate: str) -> Frame:
    return Frame(f"{predicate}/table", predicate, (), (), confidence=_CONFIDENCE)

"""Reads the gazetteer's tables: from ``seeds/gazetteer/*.csv`` to checked rows, each refused with its file and line."""

import csv
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from aidgraph.errors import DataError
from aidgraph.model.entity import organisation

LEVELS: Final = ("Province", "City", "County")
KINDS: Final = ("full", "short", "alias", "former", "letter")
REGIONS: Final = ("east", "west")
ID: Final = "place:"


class Division(NamedTuple):
    """A row of ``divisions.csv``; ``key`` is the newest code, or that and the last year where another has the code."""

    name: str
    level: str
    parent: str
    since: int | None
    until: int | None
    lat: float | None
    lon: float | None


class Span(NamedTuple):
    """A name, a code or the id of a parent, and the first and last year at whose end it held.

    ``since`` is ``None`` where the record (from 1980) begins no later, ``until`` where it still holds.
    """

    value: str
    since: int | None
    until: int | None


class FormRow(NamedTuple):
    """A row of ``forms.csv``: the kind of a text, whether it is an ordinary word too, and the ids it may mean."""

    kind: str
    word: bool
    ids: tuple[str, ...]


class Zone(NamedTuple):
    """A row of ``zones.csv``: a zone without a code, and the id of the division around it."""

    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Townships:
    """County id → the names of its townships, those that stand and those that were abolished."""

    standing: dict[str, tuple[str, ...]]
    abolished: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables by id, in the order of the files; histories leave out what holds today."""

    divisions: dict[str, Division]
    zones: dict[str, Zone]
    forms: dict[str, FormRow]
    names: dict[str, list[Span]]
    codes: dict[str, list[Span]]
    parents: dict[str, list[Span]]
    successors: dict[str, list[tuple[str, int]]]
    regions: dict[str, str]
    townships: Townships


def read_tables(folder: Path, *, townships: bool = True) -> Tables:
    """All tables of ``folder``; without ``townships`` that table stays unread.

    Raises ``DataError`` for a file that is missing and for a malformed row.
    """
    divisions = _divisions(folder)
    zones = _zones(folder, divisions)
    return Tables(
        divisions,
        zones,
        _forms(folder, divisions.keys() | zones.keys()),
        _history(folder / "names.csv", "code,name,since,until", divisions),
        _codes(folder, divisions),
        _history(folder / "parents.csv", "code,parent,since,until", divisions, parents=True),
        _successors(folder, divisions),
        _regions(folder, divisions),
        _townships(folder, divisions) if townships else Townships({}, {}),
    )


class _Line:
    """Where a row stands, for whoever has to refuse it."""

    __slots__ = ("number", "path")

    def __init__(self, path: Path) -> None:
        self.path, self.number = path, 1

    def refuse(self, message: str, **parameters: object) -> DataError:
        return DataError(f"gazetteer.{message}", path=self.path, line=self.number, **parameters)

    def known(self, code: str, ids: Container[str]) -> str:
        """The id with this code."""
        if (place := ID + code) not in ids:
            raise self.refuse("unknown", code=code)
        return place

    def one_of(self, value: str, column: str, allowed: Container[str]) -> str:
        if value not in allowed:
            raise self.refuse("value", value=value, column=column)
        return value

    def year(self, value: str, column: str) -> int | None:
        """A year, or ``None`` where the cell is empty."""
        if not value:
            return None
        if not (len(value) == 4 and value.isascii() and value.isdecimal()):
            raise self.refuse("value", value=value, column=column)
        return int(value)

    def degrees(self, value: str, column: str, limit: float) -> float | None:
        if not value:
            return None
        try:
            found = float(value)
        except ValueError:
            found = limit + 1
        if not -limit <= found <= limit:
            raise self.refuse("value", value=value, column=column)
        return found


def _rows(path: Path, header: str) -> Iterator[tuple[_Line, list[str]]]:
    """The rows below the header, each with as many cells as the header has."""
    columns, line = header.split(","), _Line(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError("gazetteer.missing", path=path) from None
    except UnicodeDecodeError:
        raise line.refuse("header", expected=header) from None
    for line.number, row in enumerate(csv.reader(text.splitlines()), start=1):
        if line.number == 1:
            if row != columns:
                raise line.refuse("header", expected=header)
        elif len(row) != len(columns):
            raise line.refuse("columns", found=len(row), expected=len(columns))
        else:
            yield line, row


def _divisions(folder: Path) -> dict[str, Division]:
    divisions: dict[str, Division] = {}
    for line, row in _rows(folder / "divisions.csv", "code,name,level,parent,since,until,lat,lon"):
        code, name, level, parent, since, until, lat, lon = row
        if ID + code in divisions:
            raise line.refuse("duplicate", key=code)
        if not name or not code[:6].isdecimal():
            raise line.refuse("value", value=name or code, column="name" if not name else "code")
        if (level == "Province") != (parent == ""):
            raise line.refuse("value", value=parent, column="parent")
        divisions[ID + code] = Division(
            name,
            line.one_of(level, "level", LEVELS),
            ID + parent if parent else "",
            line.year(since, "since"),
            line.year(until, "until"),
            line.degrees(lat, "lat", 90),
            line.degrees(lon, "lon", 180),
        )
    for number, division in enumerate(divisions.values(), start=2):
        if division.parent and division.parent not in divisions:
            path, code = folder / "divisions.csv", division.parent.removeprefix(ID)
            raise DataError("gazetteer.unknown", path=path, line=number, code=code)
    return divisions


def _zones(folder: Path, divisions: Container[str]) -> dict[str, Zone]:
    zones: dict[str, Zone] = {}
    for line, (name, _, within) in _rows(folder / "zones.csv", "name,aliases,within"):
        zone = organisation("Zone", name).id
        if zone in zones:
            raise line.refuse("duplicate", key=name)
        zones[zone] = Zone(name, line.known(within, divisions))
    return zones


def _forms(folder: Path, ids: Container[str]) -> dict[str, FormRow]:
    forms: dict[str, FormRow] = {}
    for line, (text, kind, word, codes) in _rows(folder / "forms.csv", "text,kind,word,codes"):
        if text in forms or not text:
            raise line.refuse("duplicate", key=text)
        place = ID + codes  # nearly every text names one division
        places = (place,) if place in ids else tuple([_form_id(line, code, ids) for code in codes.split("|")])
        forms[text] = FormRow(line.one_of(kind, "kind", KINDS), line.one_of(word, "word", "01") == "1", places)
    return forms


def _form_id(line: _Line, code: str, ids: Container[str]) -> str:
    return code if code in ids else line.known(code, ids)


def _history(path: Path, header: str, divisions: Container[str], *, parents: bool = False) -> dict[str, list[Span]]:
    """Id → what it was called, or what it was part of, in the order of years."""
    history: dict[str, list[Span]] = {}
    for line, (code, value, since, until) in _rows(path, header):
        value = line.known(value, divisions) if parents else value
        span = Span(value, line.year(since, "since"), line.year(until, "until"))
        history.setdefault(line.known(code, divisions), []).append(span)
    return history


def _codes(folder: Path, divisions: Container[str]) -> dict[str, list[Span]]:
    """Former code → the ids that had it, in the order of years."""
    codes: dict[str, list[Span]] = {}
    for line, (former, code, since, until) in _rows(folder / "codes.csv", "former,code,since,until"):
        span = Span(line.known(code, divisions), line.year(since, "since"), line.year(until, "until"))
        codes.setdefault(former, []).append(span)
    return codes


def _successors(folder: Path, divisions: Container[str]) -> dict[str, list[tuple[str, int]]]:
    successors: dict[str, list[tuple[str, int]]] = {}
    for line, (old, new, year) in _rows(folder / "succession.csv", "old,new,year"):
        first = line.year(year, "year")
        if first is None:
            raise line.refuse("value", value=year, column="year")
        successors.setdefault(line.known(old, divisions), []).append((line.known(new, divisions), first))
    return successors


def _regions(folder: Path, divisions: Container[str]) -> dict[str, str]:
    return {
        line.known(code, divisions): line.one_of(region, "region", REGIONS)
        for line, (code, region, _) in _rows(folder / "regions.csv", "code,region,source")
    }


def _townships(folder: Path, divisions: Container[str]) -> Townships:
    townships = Townships({}, {})
    for line, (county, standing, abolished) in _rows(folder / "townships.csv", "county,standing,abolished"):
        place = line.known(county, divisions)
        if place in townships.standing:
            raise line.refuse("duplicate", key=county)
        townships.standing[place] = tuple(standing.split("|")) if standing else ()
        townships.abolished[place] = tuple(abolished.split("|")) if abolished else ()
    return townships

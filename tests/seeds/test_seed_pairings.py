"""The curated pairings: every row well formed, sourced, sorted, said once."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest

from aidgraph.claims.curated import COLUMNS
from aidgraph.claims.domains import registered_domain
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES, PLACE_TYPES
from aidgraph.resources import folder

PAIRINGS = folder("seeds") / "pairings"
FILES = ("provinces_and_cities", "gansu_counties", "other_counties", "central_units")
SCHEMES = {"east_west", "counterpart", "designated"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def order(row: dict[str, str]) -> tuple[str, ...]:
    return row["helper"], row["helped"], row["start"], row["address"]


@pytest.fixture(scope="module")
def sources() -> dict[str, dict[str, str]]:
    return {row["domain"]: row for row in rows(PAIRINGS / "sources.csv")}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_there_is_one_file_a_section() -> None:
    assert {path.stem for path in PAIRINGS.glob("*.csv")} == {*FILES, "sources", "handovers", "regimes"}


@pytest.mark.parametrize("name", FILES)
def test_the_columns_are_the_contract(name: str) -> None:
    with (PAIRINGS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        table = list(csv.reader(lines, strict=True))
    assert tuple(table[0]) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_said_once(name: str) -> None:
    table = [order(row) for row in rows(PAIRINGS / f"{name}.csv")]
    assert table
    assert all(before < after for before, after in pairwise(table))


def test_no_pair_with_one_source_stands_in_two_files() -> None:
    table = [order(row) for name in FILES for row in rows(PAIRINGS / f"{name}.csv")]
    assert len(table) == len(set(table))


@pytest.mark.parametrize("name", FILES)
def test_values_are_of_the_schema(name: str) -> None:
    for row in rows(PAIRINGS / f"{name}.csv"):
        assert row["predicate"] == "assists", row
        assert row["scheme"] in SCHEMES, row
        assert {row["helper_type"], row["helped_type"]} <= set(ENTITY_TYPES), row
        assert row["helped_type"] in DIVISION_TYPES, row
        assert row["helper"] != row["helped"], row
        assert row["note"], row
        assert (row["scheme"] == "designated") == (row["helper_type"] == "CentralUnit"), row


@pytest.mark.parametrize("name", FILES)
def test_years_are_years_and_in_order(name: str) -> None:
    for row in rows(PAIRINGS / f"{name}.csv"):
        assert all(re.fullmatch(r"(19|20)\d\d", row[key]) for key in ("start", "end") if row[key]), row
        assert not row["date"] or DATE.fullmatch(row["date"]), row
        assert not (row["start"] and row["end"]) or row["start"] <= row["end"], row
        assert not (row["start"] and row["date"]) or row["start"] <= row["date"][:4], row


@pytest.mark.parametrize("name", FILES)
def test_the_publisher_is_that_of_an_accepted_site(name: str, sources: dict[str, dict[str, str]]) -> None:
    for row in rows(PAIRINGS / f"{name}.csv"):
        assert row["address"].startswith(("http://", "https://")), row
        assert sources[registered_domain(row["address"])]["publisher"] == row["publisher"], row


def test_the_sites_are_sorted_used_and_of_a_known_kind(sources: dict[str, dict[str, str]]) -> None:
    used = {registered_domain(row["address"]) for name in FILES for row in rows(PAIRINGS / f"{name}.csv")}
    assert list(sources) == sorted(used)
    assert {row["kind"] for row in sources.values()} == {"government", "party", "press", "unit"}
    assert all(row["kind"] != "press" for domain, row in sources.items() if domain.endswith(".gov.cn"))
    assert all(row["publisher"] for row in sources.values())


def test_a_continued_pair_has_one_start() -> None:
    starts: dict[tuple[str, str, str], set[str]] = {}
    for name in FILES:
        for row in rows(PAIRINGS / f"{name}.csv"):
            if row["start"]:
                starts.setdefault((row["helper"], row["helped"], row["scheme"]), set()).add(row["start"])
    assert {pair: years for pair, years in starts.items() if len(years) > 1} == {}


def test_a_central_unit_is_called_as_in_the_lexicon() -> None:
    known = {row["name"] for row in rows(folder("seeds") / "lexicon" / "central_units.csv")}
    assert {row["helper"] for row in rows(PAIRINGS / "central_units.csv")} <= known


@pytest.mark.parametrize("name", FILES)
def test_a_place_is_one_of_the_gazetteer_under_its_present_name(name: str, gazetteer: Gazetteer) -> None:
    for row in rows(PAIRINGS / f"{name}.csv"):
        for side in ("helper", "helped"):
            if row[f"{side}_type"] in PLACE_TYPES:
                found = gazetteer.lookup(row[side])
                assert [place.type for place in found] == [row[f"{side}_type"]], row
                assert row[side].endswith(found[0].name), row


def test_handovers_and_regimes_are_sourced(sources: dict[str, dict[str, str]], gazetteer: Gazetteer) -> None:
    stated = {row["address"] for name in FILES for row in rows(PAIRINGS / f"{name}.csv")}
    for name in ("handovers", "regimes"):
        for row in rows(PAIRINGS / f"{name}.csv"):
            assert registered_domain(row["address"]) in sources
            assert row["address"] in stated
    for row in rows(PAIRINGS / "handovers.csv"):
        assert all(len(gazetteer.lookup(row[party])) == 1 for party in ("helped", "former", "successor"))


def test_regimes_follow_one_another() -> None:
    table = rows(PAIRINGS / "regimes.csv")
    assert all(int(before["end"]) + 1 == int(after["start"]) for before, after in pairwise(table))
    assert table[-1]["end"] == ""

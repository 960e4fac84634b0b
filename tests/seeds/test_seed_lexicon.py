"""The organisation lexicons: columns, order, types, years, and one owner for every name."""

import csv
import re
from itertools import chain

import pytest

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model.identity import fold
from aidgraph.model.schema import ORGANISATION_TYPES, OTHER_TYPES
from aidgraph.resources import folder

LEXICON = folder("seeds") / "lexicon"
COLUMNS = {
    "central_units": ["name", "aliases", "kind", "since", "until"],
    "organisations": ["name", "type", "aliases", "home"],
    "successors": ["old", "new", "year", "note"],
}
KINDS = {"department", "enterprise", "finance", "university", "association"}
YEAR = re.compile(r"(19|20)\d\d")


def table(name: str) -> list[list[str]]:
    with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, strict=True))


def rows(name: str) -> list[dict[str, str]]:
    header, *body = table(name)
    return [dict(zip(header, row, strict=True)) for row in body]


def spellings(row: dict[str, str]) -> list[str]:
    """The name and the aliases of a row, without their question marks."""
    return [alias.removesuffix("?") for alias in (row["name"], *filter(None, row["aliases"].split("|")))]


def owners() -> dict[str, set[str]]:
    """Folded name or alias → the rows that claim it."""
    owned: dict[str, set[str]] = {}
    for row in chain(rows("central_units"), rows("organisations")):
        for spelling in spellings(row):
            owned.setdefault(fold(spelling), set()).add(row["name"])
    return owned


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_order(name: str) -> None:
    header, *body = table(name)
    assert header == COLUMNS[name]
    assert {len(row) for row in body} == {len(header)}
    assert body == sorted(body)
    assert len({tuple(row[:2]) for row in body}) == len(body)
    assert all(cell == cell.strip() for row in body for cell in row)


def test_no_name_or_alias_belongs_to_two_rows() -> None:
    assert {name: rows for name, rows in owners().items() if len(rows) > 1} == {}


@pytest.mark.parametrize("name", ["central_units", "organisations"])
def test_no_row_says_a_name_twice(name: str) -> None:
    for row in rows(name):
        assert len(spellings(row)) == len(set(spellings(row))), row
        assert all(len(spelling) >= 2 for spelling in spellings(row)), row
        assert "?" not in row["name"], row


def test_central_units_have_a_kind_and_years() -> None:
    for row in rows("central_units"):
        assert row["kind"] in KINDS, row
        assert all(YEAR.fullmatch(row[key]) for key in ("since", "until") if row[key]), row
        assert not (row["since"] and row["until"]) or row["since"] <= row["until"], row


def test_short_forms_that_mean_other_things_are_marked() -> None:
    aliases = {alias for row in rows("central_units") for alias in row["aliases"].split("|")}
    assert {"清华?", "国投?", "建行?", "央行?", "中车?"} <= aliases
    two_characters = {alias for row in rows("central_units") if row["kind"] == "university"
                      for alias in row["aliases"].split("|") if len(alias) == 2}  # fmt: skip
    assert two_characters == {"北航"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("中国中车集团有限公司", "中车集团"),
        ("中国中车", "中车集团"),
        ("中石化", "中国石油化工集团有限公司"),
        ("东风汽车公司", "东风汽车集团有限公司"),
        ("国家发改委", "国家发展改革委"),
        ("中国民主同盟中央委员会", "民盟中央"),
        ("农发行", "中国农业发展银行"),
        ("中国扶贫基金会", "中国乡村发展基金会"),
        ("脱贫地区农副产品网络销售平台", "832平台"),
    ],
)
def test_texts_find_the_unit_that_they_mean(written: str, name: str) -> None:
    assert owners()[fold(written)] == {name}


def test_organisations_have_a_type_and_a_home() -> None:
    gazetteer = Gazetteer.load(townships=False)
    for row in rows("organisations"):
        assert row["type"] in {*ORGANISATION_TYPES, *OTHER_TYPES} - {"CentralUnit", "Person", "Group"}, row
        home = gazetteer.place(row["home"]) if row["home"] else None
        assert (home.code if home else "") == row["home"], row


def test_successions_are_between_known_names() -> None:
    known = owners()
    for row in rows("successors"):
        assert fold(row["old"]) in known, row
        assert fold(row["new"]) in known, row
        assert row["old"] != row["new"], row
        assert YEAR.fullmatch(row["year"]), row
        assert row["note"], row


def test_a_unit_that_was_merged_ended_by_then() -> None:
    until = {row["name"]: row["until"] for row in rows("central_units")}
    for row in rows("successors"):
        assert until.get(row["old"], "") <= row["year"], row

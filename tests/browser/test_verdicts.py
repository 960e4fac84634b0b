"""The page answers as the program does: verdicts of years, and paths of help."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from opening import Opened

from aidgraph.claims.time import verdict
from aidgraph.graph.paths import find_paths
from aidgraph.model import Claim
from aidgraph.stores.registry import beside, open_store
from aidgraph.view.pathrows import path_rows

DATES = ("", "2010", "2010-06", "2015-12-31", "2021")
YEARS = (None, 2010, 2018, 2022)


def test_a_year_s_verdict_is_the_same(opened: Opened, single: str) -> None:
    page = opened.open(single)
    claims = [
        {"start": start, "end": end, "first": first, "last": last}
        for start, end, first, last in product(DATES, DATES, YEARS, YEARS)
    ]
    asked = [(row, year) for row in claims for year in (2005, 2010, 2012, 2018, 2021, 2022, 2023)]
    told = page.evaluate(
        """(asked) => asked.map(([row, year]) => window.aidgraph.verdict(Object.fromEntries(
             [["start", row.start], ["end", row.end], ["first_attested", row.first], ["last_attested", row.last]]
               .filter(([, value]) => value !== "" && value !== null)), year))""",
        asked,
    )
    expected = [
        verdict(Claim("assists", "a", "b", start=str(row["start"]), end=str(row["end"]),
                      first_attested=row["first"], last_attested=row["last"]), year)  # type: ignore[arg-type]
        for row, year in asked
    ]  # fmt: skip
    assert len(asked) == 2800
    assert told == expected
    assert set(expected) == {"holds", "unknown", "no"}


RULES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {}),
    ({"as_of": 2020}, {"asOf": 2020}),
    ({"planned": True, "limit": None}, {"planned": True, "limit": None}),
    ({"curated": False}, {"curated": False}),
    ({"any_direction": True, "max_hops": 2}, {"anyDirection": True, "maxHops": 2}),
]


@pytest.mark.parametrize(("how", "rules"), RULES, ids=["usual", "as of a year", "planned, all", "own words", "any way"])
def test_paths_are_the_same(
    opened: Opened, single: str, database: Path, how: dict[str, Any], rules: dict[str, Any]
) -> None:
    page = opened.open(single)
    neighbours = open_store(beside(database)).neighbours()
    ids: list[str] = page.evaluate("[...window.aidgraph.page.store.claimsOf.keys()].sort()")
    givers = [*ids[::9], "place:120000", "place:350000", "place:350200"]
    pairs = list(product(givers, ["place:620523", "place:622900", "place:620000", *ids[4::31]]))
    assert len(pairs) > 200
    told = page.evaluate(
        """([pairs, rules]) => pairs.map(([a, b]) =>
             window.aidgraph.findPaths(window.aidgraph.page.store, a, b, rules).map((path) => ({
               ...path, hops: path.hops.map(({ dated, ...hop }) => hop) })))""",
        [pairs, rules],
    )
    expected = [path_rows(find_paths(neighbours, a, b, **how)) for a, b in pairs]
    for pair, ours, theirs in zip(pairs, told, expected, strict=True):
        assert ours == theirs, pair
    assert sum(map(bool, expected)) > 5

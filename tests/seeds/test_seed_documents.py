"""The documents for testing and their gold: exact words, known codes, the schema's values."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model.schema import (
    BOUNDS,
    DIVISION_TYPES,
    ENTITY_TYPES,
    PREDICATES,
    SCHEMES,
    STATUSES,
    UNITS,
)  # fmt: skip
from aidgraph.resources import folder

DOCUMENTS = folder("seeds") / "documents"
GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = sorted(path.stem for path in DOCUMENTS.glob("*.txt"))
KEYS = {
    "s", "s_type", "s_code", "s_members", "p", "o", "o_type", "o_code", "o_members", "value", "unit", "what", "start",
    "end", "cumulative", "approx", "bound", "status", "scheme", "via", "doc", "evidence",
}  # fmt: skip
COUNTED = {"builds", "pairs_units", "trains"}


def text(name: str) -> str:
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")


def facts(name: str) -> list[dict[str, Any]]:
    lines = (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(townships=False)


def test_every_document_has_its_gold_and_every_gold_its_document() -> None:
    assert len(NAMES) == 11
    assert sorted(path.stem for path in GOLDEN.glob("*.jsonl")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_document_says_that_it_was_written_for_testing(name: str) -> None:
    assert "为测试而写" in text(name).replace("為測試而寫", "为测试而写")
    assert 300 <= len(text(name)) <= 900


@pytest.mark.parametrize("name", NAMES)
def test_gold_quotes_its_document(name: str) -> None:
    for fact in facts(name):
        assert fact["doc"] == f"{name}.txt"
        assert fact["evidence"]
        assert fact["evidence"] in text(name), fact


@pytest.mark.parametrize("name", NAMES)
def test_gold_keeps_to_the_schema(name: str) -> None:
    for fact in facts(name):
        assert set(fact) <= KEYS, fact
        assert fact["p"] in PREDICATES, fact
        assert fact["status"] in STATUSES, fact
        assert {fact["s_type"], fact["o_type"]} <= set(ENTITY_TYPES), fact
        assert fact.get("unit", "CNY") in UNITS, fact
        assert fact.get("bound", "about") in BOUNDS, fact
        assert (fact["p"] == "assists") == ("scheme" in fact), fact
        assert fact.get("scheme", "east_west") in SCHEMES, fact
        assert ("value" in fact) == ("unit" in fact), fact
        assert fact.get("unit") != "count" or fact["p"] not in COUNTED or fact["what"], fact


@pytest.mark.parametrize("name", NAMES)
def test_a_place_has_its_code_and_a_group_its_members(name: str) -> None:
    for fact in facts(name):
        for side in "so":
            assert (f"{side}_code" in fact) == (fact[f"{side}_type"] in DIVISION_TYPES), fact
            assert (f"{side}_members" in fact) == (fact[f"{side}_type"] == "Group"), fact


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_the_newest_and_name_the_place(name: str, gazetteer: Gazetteer) -> None:
    for fact in facts(name):
        for side in "so":
            code = fact.get(f"{side}_code")
            if code:
                place = gazetteer.place(code)
                assert place is not None, fact
                assert (place.code, place.name, place.type) == (code, fact[side], fact[f"{side}_type"]), fact
            for member in fact.get(f"{side}_members", ()):
                assert not member.isdigit() or gazetteer.place(member), fact


@pytest.mark.parametrize("name", NAMES)
def test_gold_says_a_fact_once(name: str) -> None:
    said = [tuple(str(fact.get(key)) for key in sorted(KEYS - {"evidence"})) for fact in facts(name)]
    assert len(said) == len(set(said))


def test_all_together_try_every_predicate() -> None:
    every = [fact for name in NAMES for fact in facts(name)]
    assert {fact["p"] for fact in every} == set(PREDICATES)
    assert {fact.get("scheme") for fact in every} >= {"east_west", "counterpart", "designated", "social"}
    assert Counter(fact["status"] for fact in every)["planned"] >= 5
    assert {fact["s_type"] for fact in every} >= {"Group", "CentralUnit", "Enterprise", "Fund", "Institution", "Zone"}
    assert facts("no-facts") == []

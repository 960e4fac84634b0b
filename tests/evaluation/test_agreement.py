"""When two facts are the same, one rule at a time."""

import pytest

from aidgraph.evaluation.agreement import VIEWS, as_fact, in_full, in_relation
from aidgraph.evaluation.statements import Json, statement

PAIR: Json = {"doc": "a.txt", "s": "东丽区", "s_type": "County", "p": "assists", "o": "甘谷县", "o_type": "County"}
FIRM: Json = {
    "doc": "a.txt",
    "s": "海河面粉厂",
    "s_type": "Enterprise",
    "p": "funds",
    "o": "甘谷县",
    "o_type": "County",
}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (PAIR, PAIR, True),
        ({**PAIR, "s_code": "120110"}, {**PAIR, "s_code": "120110", "s": "天津市东丽区"}, True),
        ({**PAIR, "s_code": "120110"}, {**PAIR, "s_code": "120112"}, False),
        (PAIR, {**PAIR, "s": "天津东丽区"}, False),
        (FIRM, {**FIRM, "s": "天津海河面粉厂"}, True),
        (FIRM, {**FIRM, "s": "海河（面粉）厂 "}, True),
        ({**FIRM, "s": "海河厂"}, {**FIRM, "s": "天津海河厂"}, False),
        ({**FIRM, "s_members": ["1", "2"]}, {**FIRM, "s": "两家", "s_members": ["2", "1"]}, True),
        ({**FIRM, "s_members": ["1", "2"]}, {**FIRM, "s_members": ["1"]}, False),
        (PAIR, {**PAIR, "p": "funds"}, False),
        (PAIR, {**PAIR, "s": "甘谷县", "o": "东丽区"}, False),
        ({**PAIR, "p": "signs"}, {**PAIR, "p": "signs", "s": "甘谷县", "o": "东丽区"}, True),
    ],
)
def test_relation(one: Json, other: Json, same: bool) -> None:
    assert in_relation(statement(one), statement(other)) is same
    assert in_relation(statement(other), statement(one)) is same


@pytest.mark.parametrize(
    ("change", "views"),
    [
        ({"value": 300000.0}, ["relation", "fact", "full"]),
        ({"value": 300001}, ["relation"]),
        ({"value": None}, ["relation"]),
        ({"unit": "person"}, ["relation"]),
        ({"status": "planned"}, ["relation"]),
        ({"start": "2019-05-01"}, ["relation", "fact", "full"]),
        ({"start": "2018"}, ["relation", "fact"]),
        ({"cumulative": True}, ["relation", "fact"]),
        ({"scheme": "social"}, ["relation", "fact", "full"]),
    ],
)
def test_what_each_view_compares(change: Json, views: list[str]) -> None:
    gift = {**FIRM, "value": 300000, "unit": "CNY", "start": "2019", "end": "2019"}
    assert [view for view, agree in VIEWS.items() if agree(statement(gift), statement({**gift, **change}))] == views


def test_only_a_pairing_is_told_apart_by_its_scheme() -> None:
    one, other = statement({**PAIR, "scheme": "east_west"}), statement({**PAIR, "scheme": "counterpart"})
    assert as_fact(one, other)
    assert not in_full(one, other)

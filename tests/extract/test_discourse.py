"""What goes on from clause to clause: who gives and who receives where a clause leaves it out."""

from collections.abc import Callable

import pytest

from aidgraph.model import Fact

Read = Callable[..., tuple[Fact, ...]]


def told(facts: Read, text: str, value: float) -> str:
    (fact,) = [fact for fact in facts(text) if fact.value == value]
    return f"{fact.subject.name} {fact.predicate} {fact.object.name}"


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("东丽区对口帮扶甘谷县，投入帮扶资金300万元。", 3000000, "东丽区 funds 甘谷县"),
        ("东丽区对口帮扶甘谷县。累计投入帮扶资金300万元。", 3000000, "东丽区 funds 甘谷县"),
        (
            "中车集团定点帮扶甘谷县，投入甘谷县帮扶资金300万元，购买甘谷县农产品40万元，培训甘谷县干部320人次。",
            320,
            "中车集团 trains 甘谷县",
        ),
        (
            "福州市对口帮扶定西市。东丽区对口帮扶甘谷县，投入帮扶资金300万元，选派教师6名支教。",
            6,
            "东丽区 sends_talent 甘谷县",
        ),
        ("东丽区对口帮扶甘谷县。甘谷县选派干部9名到东丽区挂职。", 9, "甘谷县 sends_talent 东丽区"),
    ],
)
def test_who_is_meant_where_a_clause_leaves_it_out(facts: Read, text: str, value: float, expected: str) -> None:
    assert told(facts, text, value) == expected


def test_what_a_place_does_by_itself_ends_the_help(facts: Read) -> None:
    text = "东丽区对口帮扶甘谷县，投入帮扶资金300万元。甘谷县自己动手，投入资金800万元，建成大棚20座。"
    assert [fact.value for fact in facts(text) if fact.value] == [3000000]


def test_words_that_supply_a_party_are_shown(facts: Read) -> None:
    text = "东丽区对口帮扶甘谷县，投入帮扶资金300万元。"
    (fact,) = [fact for fact in facts(text) if fact.predicate == "funds"]
    assert fact.evidence.quote == "投入帮扶资金300万元"
    assert [(c.role, text[c.start : c.end]) for c in fact.context] == [("subject", "东丽区"), ("object", "甘谷县")]

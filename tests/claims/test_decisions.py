"""What the user decides: which entities become one, whatever the order, and which lines are refused."""

from itertools import permutations
from typing import Any

import pytest

from aidgraph.claims.decisions import Decision, decision_from_json, decision_to_json, merge
from aidgraph.errors import InputRefused


def test_the_smallest_id_stands_for_all_that_are_the_same() -> None:
    assert merge([("c", "b"), ("b", "a"), ("y", "x")], []) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}


def test_what_is_different_is_not_brought_together_by_a_third() -> None:
    assert merge([("a", "c"), ("b", "c")], [("b", "a")]) == {"a": "a", "c": "a"}


def test_the_same_and_different_stay_apart() -> None:
    assert merge([("a", "b")], [("b", "a")]) == {}


def test_no_order_matters() -> None:
    same, different = [("a", "b"), ("c", "b"), ("d", "c"), ("e", "d")], [("a", "d"), ("b", "e")]
    results = [merge(order, different[::-1]) for order in permutations(same)]
    assert results == [merge([pair[::-1] for pair in same], different)] * len(results)


def test_a_line_says_a_decision() -> None:
    decision = Decision("same", "enterprise:甲", "enterprise:乙", "同一家公司")
    assert decision_from_json(decision_to_json(decision)) == decision
    assert decision_from_json({"kind": "same", "a": "zone:甲", "b": "place:370211", "reason": "一地两名"}).b
    assert decision_to_json(Decision("reject", "f1", reason="读错")) == {"kind": "reject", "a": "f1", "reason": "读错"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ([], "ledger.decision_object"),
        ({"kind": "like", "a": "x", "b": "y", "reason": "r"}, "ledger.key_choice"),
        ({"kind": "same", "a": "x", "reason": "r"}, "ledger.key_missing"),
        ({"kind": "same", "a": "x", "b": "y"}, "ledger.key_missing"),
        ({"kind": "same", "a": "x", "b": "x", "reason": "r"}, "ledger.decision_self"),
        ({"kind": "same", "a": "place:1", "b": "fund:y", "reason": "r"}, "ledger.decision_sorts"),
        ({"kind": "reject", "a": "x", "b": "y", "reason": "r"}, "ledger.decision_reject"),
    ],
)
def test_a_bad_line_is_refused(row: Any, message: str) -> None:
    with pytest.raises(InputRefused) as refused:
        decision_from_json(row)
    assert refused.value.message == message

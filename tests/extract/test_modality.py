"""Modality: what is done, planned, or not said at all."""

from collections.abc import Callable

import pytest

from aidgraph.extract.chunks import Clause, WordChunk
from aidgraph.extract.modality import asked, mood_of
from aidgraph.model import Fact

Clauses = Callable[[str], list[Clause]]
Read = Callable[..., tuple[Fact, ...]]


def mood(clauses: Clauses, text: str, verb: str) -> str:
    """The mood of ``verb`` in its clause."""
    for clause in clauses(text):
        for index, chunk in enumerate(clause.chunks):
            if isinstance(chunk, WordChunk) and chunk.text == verb:
                return mood_of(clause, index, chunk.start)
    raise AssertionError(f"{verb} is no word of {text}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东丽区结对帮扶甘谷县。", ""),
        ("东丽区已结对帮扶甘谷县。", "actual"),
        ("东丽区结对帮扶了甘谷县。", "actual"),
        ("东丽区先后结对帮扶甘谷县。", "actual"),
        ("东丽区将结对帮扶甘谷县。", "planned"),
        ("东丽区计划结对帮扶甘谷县。", "planned"),
        ("东丽区拟结对帮扶甘谷县。", "planned"),
        ("东丽区要结对帮扶甘谷县。", "planned"),
        ("东丽区没有结对帮扶甘谷县。", "none"),
        ("东丽区未结对帮扶甘谷县。", "none"),
        ("东丽区不再结对帮扶甘谷县。", "none"),
        ("希望东丽区结对帮扶甘谷县。", "none"),
        ("建议东丽区结对帮扶甘谷县。", "none"),
        ("恳请东丽区结对帮扶甘谷县。", "none"),
        ("有人说东丽区结对帮扶甘谷县。", "none"),
        ("如果东丽区结对帮扶甘谷县。", "none"),
        ("东丽区停止结对帮扶甘谷县。", "none"),
        ("东丽区取消了结对帮扶甘谷县的安排。", "none"),
    ],
)
def test_words_before_a_verb(clauses: Clauses, text: str, expected: str) -> None:
    assert mood(clauses, text, "结对帮扶") == expected


@pytest.mark.parametrize(
    "text",
    [
        "将军离任以后东丽区结对帮扶甘谷县。",
        "简要地说东丽区结对帮扶甘谷县。",
        "重要的是东丽区结对帮扶甘谷县。",
        "超额计划之下东丽区结对帮扶甘谷县。",
    ],
)
def test_the_same_characters_in_other_words_plan_nothing(clauses: Clauses, text: str) -> None:
    assert mood(clauses, text, "结对帮扶") == ""


def test_the_future_is_told_from_the_object_marker(facts: Read) -> None:
    """将 before a party takes it as object: 将甘谷县…."""
    (fact,) = [f for f in facts("东丽区将对口帮扶甘谷县。") if f.predicate == "assists"]
    assert fact.status == "planned"
    assert all(f.status == "actual" for f in facts("天津市将甘谷县作为对口帮扶县。"))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("东丽区帮扶甘谷县吗？", True),
        ("谁帮扶甘谷县？", True),
        ("“东丽区帮扶甘谷县？”", True),
        ("东丽区帮扶甘谷县。", False),
        ("问：谁来？答：东丽区帮扶甘谷县。", False),
    ],
)
def test_questions(text: str, question: bool) -> None:
    assert asked(text) is question


@pytest.mark.parametrize(
    "text",
    [
        "东丽区是不是对口帮扶甘谷县？",
        "东丽区对口帮扶甘谷县吗？",
        "东丽区没有对口帮扶甘谷县。",
        "希望东丽区对口帮扶甘谷县。",
        "东丽区与甘谷县无关。",
        "要深化东西部协作。",
    ],
)
def test_what_is_asked_denied_or_wished_is_no_fact(facts: Read, text: str) -> None:
    assert facts(text) == ()


@pytest.mark.parametrize(
    ("verb", "status"),
    [("投入", "actual"), ("计划投入", "planned"), ("将投入", "planned"), ("拟投入", "planned"), ("已投入", "actual")],
)
def test_the_status_of_a_sum(facts: Read, verb: str, status: str) -> None:
    text = f"2020年，天津市对口帮扶甘谷县，{verb}帮扶资金300万元。"
    (fact,) = [fact for fact in facts(text) if fact.predicate == "funds"]
    assert fact.status == status


def test_a_plan_goes_on_in_its_sentence_and_ends_with_it(facts: Read) -> None:
    text = "东丽区对口帮扶甘谷县。明年计划投入帮扶资金300万元，选派教师8名到甘谷县支教。东丽区投入帮扶资金500万元。"
    found = {fact.value: fact.status for fact in facts(text) if fact.value}
    assert found == {3000000: "planned", 8: "planned", 5000000: "actual"}

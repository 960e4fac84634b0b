"""Lists: which parties stand together, whom a verb is distributed over, and whose an amount is."""

from collections.abc import Callable

import pytest

from aidgraph.extract.chunks import Clause, PartyChunk
from aidgraph.model import Fact

Clauses = Callable[[str], list[Clause]]
Read = Callable[..., tuple[Fact, ...]]


def rows(clauses: Clauses, text: str) -> list[list[str]]:
    chunks = [chunk for clause in clauses(text) for chunk in clause.chunks if isinstance(chunk, PartyChunk)]
    return [[member.entity.name for member in chunk.parties.members] for chunk in chunks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天津市、青岛市和福州市来了。", [["天津市", "青岛市", "福州市"]]),
        ("天津市以及青岛市来了。", [["天津市", "青岛市"]]),
        ("天津市与甘肃省来往。", [["天津市"], ["甘肃省"]]),
        ("天津市和甘肃省来往。", [["天津市"], ["甘肃省"]]),
        ("天津市、中车集团来了。", [["天津市", "中车集团"]]),
        ("康乐县、永靖县与临夏市都去。", [["康乐县", "永靖县", "临夏市"]]),
        ("天津市的人，青岛市的人都来了。", [["天津市"], ["青岛市"]]),
    ],
)
def test_a_list_never_crosses_from_giving_to_receiving(clauses: Clauses, text: str, expected: list[list[str]]) -> None:
    assert rows(clauses, text) == expected


def test_a_counted_list_is_a_group_by_its_name(clauses: Clauses) -> None:
    (chunk,) = [chunk for chunk in clauses("天津市、青岛市两市来了。")[0].chunks if isinstance(chunk, PartyChunk)]
    assert len(chunk.parties.members) == 2
    (chunk,) = [chunk for chunk in clauses("平凉、庆阳等7市州都去。")[0].chunks if isinstance(chunk, PartyChunk)]
    assert chunk.parties.more
    assert chunk.parties.group is not None
    assert chunk.parties.group.name == "平凉、庆阳等7市州"


def pairs(facts: Read, text: str) -> set[str]:
    found = facts(text)
    return {f"{fact.subject.name} > {fact.object.name}" for fact in found if fact.predicate == "assists"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东丽区对口帮扶甘谷县、皋兰县和永登县。", {"东丽区 > 甘谷县", "东丽区 > 皋兰县", "东丽区 > 永登县"}),
        ("东丽区、津南区对口帮扶甘谷县。", {"东丽区 > 甘谷县", "津南区 > 甘谷县"}),
        ("东丽区与皋兰县、津南区与灵台县分别结对帮扶。", {"东丽区 > 皋兰县", "津南区 > 灵台县"}),
        ("东丽区、津南区分别对口帮扶皋兰县、灵台县。", {"东丽区 > 皋兰县", "津南区 > 灵台县"}),
        ("东丽区对口帮扶皋兰县、津南区对口帮扶灵台县。", {"东丽区 > 皋兰县", "津南区 > 灵台县"}),
        ("东西部协作里，东丽区帮皋兰县、津南区帮灵台县。", {"东丽区 > 皋兰县", "津南区 > 灵台县"}),
        ("结对如下：东丽区—皋兰县；津南区——灵台县。", {"东丽区 > 皋兰县", "津南区 > 灵台县"}),
        (
            "东丽区、津南区对口帮扶皋兰县、灵台县。",
            {"东丽区、津南区 > 皋兰县", "东丽区、津南区 > 灵台县"},
        ),
    ],
)
def test_whom_a_verb_is_distributed_over(facts: Read, text: str, expected: set[str]) -> None:
    assert pairs(facts, text) == expected


def sums(facts: Read, text: str) -> dict[tuple[str, str], float | int | None]:
    return {(fact.subject.name, fact.object.name): fact.value for fact in facts(text) if fact.predicate == "funds"}


def test_an_amount_shared_is_the_groups(facts: Read) -> None:
    text = "东丽区、津南区对口帮扶甘谷县，2019年共投入帮扶资金900万元。"
    assert sums(facts, text) == {("东丽区、津南区", "甘谷县"): 9000000}
    (fact,) = [fact for fact in facts(text) if fact.predicate == "funds"]
    assert fact.subject.type == "Group"
    assert fact.subject.members == ("120110", "120112")


def test_an_amount_each_is_everybodys(facts: Read) -> None:
    text = "东丽区、津南区对口帮扶甘谷县，2019年分别投入帮扶资金900万元。"
    assert sums(facts, text) == {("东丽区", "甘谷县"): 9000000, ("津南区", "甘谷县"): 9000000}


def test_a_group_has_one_identity_in_any_order_of_its_members(facts: Read) -> None:
    one, other = (
        [fact.subject.id for fact in facts(f"{row}对口帮扶甘谷县，投入帮扶资金900万元。") if fact.predicate == "funds"]
        for row in ("东丽区、津南区", "津南区和东丽区")
    )
    assert one == other
    assert len(one) == 1

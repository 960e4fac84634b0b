"""What is no assistance from outside: a place's own doings, its parent's, its neighbours', and another regime's."""

from collections.abc import Callable

import pytest

from aidgraph.extract.antecedents import place_entity, place_side
from aidgraph.extract.chunks import Parties, Party
from aidgraph.extract.frames import Frame
from aidgraph.extract.scope import in_scope, overlap, related
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Fact, organisation

Read = Callable[..., tuple[Fact, ...]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(townships=False)


@pytest.fixture(scope="module")
def party(gazetteer: Gazetteer) -> Callable[[str], Party]:
    def make(code: str) -> Party:
        return Party(place_entity(f"place:{code}", gazetteer), 0, 1, place_side(f"place:{code}", gazetteer))

    return make


def alone(*members: Party) -> Parties:
    return Parties(members, 0, 1)


def frame(predicate: str, *actors: str) -> Frame:
    return Frame(f"{predicate}/test", predicate, (), (), actors=actors)


@pytest.mark.parametrize(
    ("subject", "obj", "predicate", "allowed"),
    [
        ("120110", "620523", "assists", True),
        ("620523", "120110", "assists", False),  # help does not flow east
        ("120110", "120112", "assists", False),  # nor inside one province
        ("620000", "620523", "funds", False),
        ("620523", "620523", "builds", False),
        ("620523", "120110", "funds", False),
        ("620523", "120110", "sends_talent", True),  # people go both ways
        ("140000", "653200", "assists", True),  # counterpart support to Xinjiang comes from the middle too
        ("620000", "450000", "assists", False),
        ("120000", "420000", "assists", False),  # Hubei as a whole: the epidemic of 2020
        ("330100", "422800", "assists", True),
    ],
)
def test_who_may_do_what_for_whom(
    party: Callable[[str], Party], subject: str, obj: str, predicate: str, allowed: bool
) -> None:
    assert in_scope(frame(predicate), alone(party(subject)), alone(party(obj))) is allowed


def test_a_frame_may_ask_for_the_sort_of_giver(party: Callable[[str], Party]) -> None:
    firm = Party(organisation("Enterprise", "津陇饲料有限公司"), 0, 1, "giver")
    county = alone(party("620523"))
    assert in_scope(frame("funds", "place"), alone(party("120110")), county)
    assert not in_scope(frame("funds", "place"), alone(firm), county)
    assert not in_scope(frame("funds", "place"), alone(party("120110"), firm), county)


def test_overlap(party: Callable[[str], Party]) -> None:
    assert overlap(party("620523"), party("620500"))
    assert overlap(party("120110"), party("120110"))
    assert not overlap(party("120110"), party("620523"))
    assert not overlap(Party(organisation("Enterprise", "甲厂"), 0, 1), party("620523"))


def test_related_by_the_document_s_own_pairs(party: Callable[[str], Party]) -> None:
    pairs = frozenset({("place:120000", "place:620500")})
    assert related(alone(party("120110")), alone(party("620523")), pairs)
    assert related(alone(party("620523")), alone(party("120110")), pairs)
    assert not related(alone(party("350200")), alone(party("620523")), pairs)
    assert not related(alone(party("120110")), alone(party("620523")), frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "甘谷县投入财政资金300万元，新建蔬菜大棚20座。",
        "甘肃省下达甘谷县财政资金300万元。",
        "东丽区投入津南区资金300万元。",
        "甘谷县的干部到东丽区参观。",
        "东丽区的苹果卖到甘谷县。",
        "2020年，天津市对口支援湖北省。",
        "东丽区对口帮扶的任务很重。",
        "东丽区和甘谷县的天气都好。",
        "来源：东丽区融媒体中心、甘谷县融媒体中心。",
    ],
)
def test_texts_without_a_fact(facts: Read, text: str) -> None:
    assert facts(text) == ()


def test_money_of_its_own_stays_out_of_a_document_about_help(facts: Read) -> None:
    text = "东丽区对口帮扶甘谷县，投入帮扶资金300万元。甘谷县自筹资金700万元修路。甘谷县财政投入800万元。"
    assert [fact.value for fact in facts(text) if fact.predicate == "funds"] == [3000000]

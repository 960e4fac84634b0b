"""Words that stand for a party named elsewhere: which they are, and whom they mean."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from aidgraph.link.references import ReferenceFinder, count_of

Read = Callable[..., Any]
FINDER = ReferenceFinder("津甘沪滇闽宁粤桂")


def kinds(text: str) -> list[tuple[str, str]]:
    return [(reference.kind, reference.text) for reference in FINDER.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我省来了客人", [("home", "我省")]),
        ("该县和此市", [("back", "该县"), ("back", "此市")]),
        ("两地签约，双方满意", [("pair", "两地"), ("pair", "双方")]),
        ("东部四市都来了", [("group", "东部四市")]),
        ("对当地的帮助", [("receiver", "当地")]),
        ("帮扶方出了力", [("provider", "帮扶方")]),
        ("沪滇协作", [("letter", "沪滇")]),
        ("闽企到场", [("letter", "闽")]),
        ("闽南话好听", []),
        ("来甘投资的人", [("letter", "甘")]),
        ("33个中央单位", [("central", "33个中央单位")]),
        ("两家企业", [("firms", "两家企业")]),
        ("我县长大的孩子", []),
        ("甘草和宁静", []),
        ("没有人", []),
    ],
)
def test_which_words_stand_for_another(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(("numeral", "count"), [("四", 4), ("4", 4), ("12", 12), ("十", 10), ("十二", 0), ("", 0)])
def test_how_many_a_numeral_says(numeral: str, count: int) -> None:
    assert count_of(numeral) == count


def test_references_never_overlap() -> None:
    found = FINDER.find("东部四市、两省两市、沪滇两地、我省该县、33个中央单位两家企业")
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("text", "word", "means"),
    [
        ("东丽区来人了。甘谷县的人去接，该县很热闹。", "该县", "甘谷县"),
        ("厦门市对口帮扶临夏州。该州有八个县市。", "该州", "临夏回族自治州"),
        ("东丽区帮扶甘谷县，帮扶皋兰县，该县靠近黄河。", "该县", "皋兰县"),
        ("东丽区帮扶甘谷县。这些钱用在当地。", "当地", "甘谷县"),
        ("东丽区帮扶甘谷县。两地常来常往。", "两地", "东丽区 甘谷县"),
        ("福州市帮扶定西市。东丽区帮扶甘谷县，两地常来常往。", "两地", "东丽区 甘谷县"),
        ("福州市帮扶定西市。东丽区帮扶甘谷县，钱用在当地。", "当地", "甘谷县"),
        ("天津市、青岛市帮扶甘肃省。天津市、青岛市两市出力。", "天津市、青岛市两市", "天津市 青岛市"),
        ("沪滇两地常来常往，上海市帮扶云南省。", "沪滇两地", "上海市 云南省"),
        ("上海市帮扶云南省。赴滇挂职的人不少。", "滇", "云南省"),
        ("天津市、青岛市、福州市和厦门市来了，东部四市都出力。", "东部四市", "天津市 青岛市 福州市 厦门市"),
        ("甘肃省很高兴，东部四市都出力。", "东部四市", "天津市 厦门市 福州市 青岛市"),
    ],
)
def test_whom_they_mean(read: Read, text: str, word: str, means: str) -> None:
    assert read(text).told[word] == means


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("该县来了客人。", "该县"),
        ("两地常来常往。", "两地"),
        ("这些钱用在当地。", "当地"),
        ("该州很大，甘谷县也大。", "该州"),
    ],
)
def test_what_cannot_be_known_is_nobody(read: Read, text: str, word: str) -> None:
    assert word not in read(text).told


def test_a_letter_that_several_places_share_is_told_by_the_document(read: Read) -> None:
    """宁 is Ningxia, and Nanjing: the document that names one of them tells."""
    assert read("福建省帮扶宁夏。赴宁支教的人不少。").told["宁"] == "宁夏回族自治区"

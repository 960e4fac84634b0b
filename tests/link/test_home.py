"""Whose document it is: 我省, 我州 and 我县 by metadata, publisher, title, signature, or the place most named."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def test_metadata_come_first(read: Read) -> None:
    text = "甘谷县东西部协作小结（为测试而写）\n\n我县有客人。我市有客人。我省也有客人。"
    told = read(text, place="621126").told
    assert (told["我县"], told["我市"], told["我省"]) == ("岷县", "定西市", "甘肃省")


def test_the_publisher_that_metadata_give(read: Read) -> None:
    text = "东西部协作消息（为测试而写）\n来源：天水日报\n\n我市与天津市协作。"
    assert read(text).told["我市"] == "天水市"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("东西部协作小结（为测试而写）\n2021-12-20 来源：甘谷县融媒体中心\n\n我县有了客人。", "我县", "甘谷县"),
        ("东西部协作小结（为测试而写）\n2021-12-20 来源：甘谷县融媒体中心\n\n我省有了客人。", "我省", "甘肃省"),
        ("甘谷县东西部协作小结（为测试而写）\n\n我县有了客人。", "我县", "甘谷县"),
        ("甘谷县东西部协作小结（为测试而写）\n\n我市有了客人。", "我市", "天水市"),
        ("凉山州东西部协作小结（为测试而写）\n\n我州有了客人。", "我州", "凉山彝族自治州"),
        ("武川县东西部协作小结（为测试而写）\n\n我旗没有客人，全县都有。", "全县", "武川县"),
        (
            "东西部协作小结（为测试而写）\n\n我县有了客人，大家都高兴。\n\n甘谷县人民政府办公室\n2021年3月2日",
            "我县",
            "甘谷县",
        ),
        ("东西部协作小结（为测试而写）\n\n我区来了客人。\n\n东丽区人民政府办公室\n2021年3月2日", "我区", "东丽区"),
        ("东西部协作小结（为测试而写）\n\n我州有了客人。康乐县和永靖县都有，康乐县更多。", "我州", "临夏回族自治州"),
    ],
)
def test_what_the_document_says_of_itself(read: Read, text: str, word: str, place: str) -> None:
    assert read(text).told[word] == place


def test_the_publisher_before_the_title(read: Read) -> None:
    text = "岷县东西部协作（为测试而写）\n2021-12-20 来源：甘谷县融媒体中心\n\n我县派人去看了。"
    assert read(text).told["我县"] == "甘谷县"


def test_nobody_knows_whose_it_is(read: Read) -> None:
    assert "我县" not in read("东西部协作小结（为测试而写）\n\n我县有了客人。").told


def test_a_county_speaks_of_no_prefecture_as_its_county(read: Read) -> None:
    """我县 in a prefecture's document is no place that could be told."""
    assert "我县" not in read("天水市东西部协作小结（为测试而写）\n\n我县有了客人。").told


def test_a_tie_between_the_most_named_tells_nothing(read: Read) -> None:
    told = read("东西部协作小结（为测试而写）\n\n我县有了客人。康乐县的、永靖县的都在。").told
    assert told.get("我县") != "康乐县"


def test_the_words_that_tell_are_kept(read: Read) -> None:
    text = "东西部协作小结（为测试而写）\n2021-12-20 来源：甘谷县融媒体中心\n\n我县有了客人。"
    linked = read(text).linked
    home = linked.homes[0]
    assert (home.place, linked.text[home.start : home.end]) == ("place:620523", "甘谷县")
    assert read(text, place="621126").linked.homes[0].start == -1

"""Places: by any of their names, by the company they keep, and not where their characters are part of other words."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize("name", ["临夏", "临夏州", "臨夏州", "临夏回族自治州", "臨夏回族自治州"])
def test_a_prefecture_by_any_of_its_names(read: Read, name: str) -> None:
    assert read(f"厦门市对口帮扶{name}。").places == ["350200", "622900"]


@pytest.mark.parametrize(
    ("name", "code"),
    [("静海县", "120118"), ("蓟县", "120119"), ("水城县", "520204"), ("湟中县", "630106"), ("湟中区", "630106")],
)
def test_a_former_name_is_the_place_of_today(read: Read, name: str, code: str) -> None:
    assert read(f"有人从{name}来。").places == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("福州市对口帮扶定西市，鼓楼区帮扶岷县。", "350102"),
        ("南京市对口支援西宁市，鼓楼区帮扶湟中区。", "320106"),
        ("福州市的干部来了。后来鼓楼区又派人来。", "350102"),
        ("鼓楼区帮扶岷县。这是南京市的一个区。", "320106"),
        ("舟山来的普陀区、定海区分别帮扶万源市、宣汉县。", "330903"),
        ("普陀区、定海区分别帮扶万源市、宣汉县。", "330903"),
        ("上海市帮扶遵义市，普陀区帮扶道真县。", "310107"),
    ],
)
def test_a_namesake_is_told_by_the_company_it_keeps(read: Read, text: str, code: str) -> None:
    assert code in read(text).places
    assert not ({"350102", "320106", "330903", "310107"} - {code}) & set(read(text).places)


def test_a_namesake_alone_is_left_open_with_its_candidates(read: Read) -> None:
    linked = read("鼓楼区的干部来了。").linked
    (hit,) = linked.places
    assert hit.place == ""
    assert set(hit.candidates) == {"place:320106", "place:320302", "place:350102", "place:410204"}


def test_one_sense_a_document(read: Read) -> None:
    text = "福州市鼓楼区帮扶岷县。第二天有消息说，鼓楼区又来了人。\n\n另有一事。鼓楼区的人说明年再来。"
    assert [code for code in read(text).places if code != "621126"] == ["350102"] * 3


def test_a_namesake_elsewhere_leaves_the_documents_own_alone(read: Read) -> None:
    """上海市普陀区 is said to tell it from the 普陀区 that the document is about; so is 南京的鼓楼区."""
    text = "舟山市来人了。普陀区、定海区出了力，普陀区尤其多。上海市普陀区是另一个地方。舟山的普陀区还要来。"
    assert [code for code in read(text).places if code in ("310107", "330903")] == [
        "330903", "330903", "310107", "330903",
    ]  # fmt: skip
    text = "福州市派人来了。福州市鼓楼区出了力。有人当成南京的鼓楼区。鼓楼区后来又派人来。"
    assert [code for code in read(text).places if code in ("350102", "320106")] == ["350102", "320106", "350102"]


def test_two_namesakes_of_equal_weight_are_left_open(read: Read) -> None:
    text = "长春市朝阳区和北京市朝阳区都来了人。朝阳区的苹果甜。"
    assert read(text).places == ["220104", "110105", "?"]


@pytest.mark.parametrize(
    ("chain", "code", "parts"),
    [
        ("甘肃省天水市甘谷县", "620523", ["甘肃省", "天水市"]),
        ("天津市东丽区", "120110", ["天津市"]),
        ("福建省福州市鼓楼区", "350102", ["福建省", "福州市"]),
        ("徐州市鼓楼区", "320302", ["徐州市"]),
        ("青海省玉树藏族自治州玉树市", "632701", ["青海省", "玉树藏族自治州"]),
        ("长春市朝阳区", "220104", ["长春市"]),
        ("北京市朝阳区", "110105", ["北京市"]),
    ],
)
def test_a_chain_names_its_last_place(read: Read, chain: str, code: str, parts: list[str]) -> None:
    found = read(f"{chain}来了客人。")
    assert found.places == [code]
    assert [hit.text for hit in found.linked.places if hit.part] == parts
    (naming,) = [naming for naming in found.linked.namings if naming.place]
    assert found.linked.text[naming.start : naming.end] == chain


def test_below_the_county_the_name_goes_on(read: Read) -> None:
    assert read("甘谷县大庄镇来了客人。").places == ["620523/大庄镇"]
    assert read("甘谷县新柳村来了客人。").places == ["620523/新柳村"]


@pytest.mark.parametrize("text", ["甘谷县贫困村的路", "甘谷县乡村振兴局的人", "甘谷县12个村的路", "甘谷县各乡镇的路"])
def test_kinds_and_numbers_of_villages_are_no_village(read: Read, text: str) -> None:
    assert read(text).places == ["620523"]


@pytest.mark.parametrize(
    "text",
    [
        "双方的合作市场越做越大。",
        "这条路建成县级公路。",
        "新的校舍建成县里最好的学校。",
        "企业和政府一起想办法。",
        "这件事关系和政策的落实。",
        "大家通过互助解决困难。",
        "以上城市都有代表。",
    ],
)
def test_words_that_only_hold_a_places_characters(read: Read, text: str) -> None:
    assert read(text).places == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("合作市在甘南州。", ["623001", "623000"]),
        ("成县在陇南市。", ["621221", "621200"]),
        ("甘南州合作市场不大。", ["623000"]),
        ("临夏州和政、康乐、永靖三县", ["622925", "622922", "622923"]),
        ("农产品进了天津市场。", ["120000"]),
    ],
)
def test_the_same_characters_as_names(read: Read, text: str, codes: list[str]) -> None:
    assert read(text).places == codes


def test_metadata_tell_a_namesake_too(read: Read) -> None:
    assert read("鼓楼区的干部来了。", place="350100").places == ["350102"]

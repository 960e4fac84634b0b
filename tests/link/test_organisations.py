"""Organisations, funds, venues and programmes: by lexicon, by shape, by quotation marks; what is none of them."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国家能源集团来了人。", "CentralUnit 国家能源集团"),
        ("天津大学来了人。", "Institution 天津大学"),
        ("832平台卖得好。", "Venue 832平台"),
        ("甘谷县人民医院来了人。", "Institution 甘谷县人民医院"),
        ("甘谷县第三中学来了人。", "Institution 甘谷县第三中学"),
        ("天津渤海津陇饲料有限公司来了人。", "Enterprise 天津渤海津陇饲料有限公司"),
        ("福州榕禾食品有限公司来了人。", "Enterprise 福州榕禾食品有限公司"),
        ("天津市慈善协会来了人。", "SocialOrganization 天津市慈善协会"),
        ("福州市工商联来了人。", "SocialOrganization 福州市工商联"),
        ("福州市红十字会来了人。", "SocialOrganization 福州市红十字会"),
        ("甘谷县金谷农民专业合作社来了人。", "Cooperative 甘谷县金谷农民专业合作社"),
        ("新疆兵团第一师来了人。", "Zone 新疆兵团第一师"),
        ("人们参观“陇南生活馆”。", "Venue 陇南生活馆"),
        ("人们设立“闽山教育基金”。", "Fund 闽山教育基金"),
        ("人们参加“陇货入津”活动。", "Programme 陇货入津活动"),
        ("人们实施“三百”工程。", "Programme 三百工程"),
        ("人们印发《协作工作要点》。", "Policy 协作工作要点"),
    ],
)
def test_a_name_and_what_bears_it(read: Read, text: str, name: str) -> None:
    assert read(text).names == [name]


@pytest.mark.parametrize(
    "text",
    [
        "民营企业来了人。",
        "县级医院来了人。",
        "几家东部企业来了人。",
        "帮助引进企业12家。",
        "办起了农民专业合作社。",
        "当地医院和学校都好。",
        "“两不愁三保障”已经做到。",
        "大家说“好得很”。",
        "龙头公司有两个。",
        "爱心基金不多。",
    ],
)
def test_generic_nouns_and_quoted_words_are_none(read: Read, text: str) -> None:
    assert read(text).names == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("东丽区派人支援甘谷县人民医院。", "甘谷县人民医院"),
        ("引进天津渤海津陇饲料有限公司。", "天津渤海津陇饲料有限公司"),
        ("昨天参观了甘谷县第三中学。", "甘谷县第三中学"),
        ("支持甘谷县金谷农民专业合作社发展。", "甘谷县金谷农民专业合作社"),
        ("鼓励福州榕禾食品有限公司落户。", "福州榕禾食品有限公司"),
        ("并为甘谷县人民医院送去设备。", "甘谷县人民医院"),
        ("由天津市慈善协会捐出。", "天津市慈善协会"),
    ],
)
def test_verbs_do_not_swell_a_name(read: Read, text: str, name: str) -> None:
    linked = read(text).linked
    (naming,) = [naming for naming in linked.namings if naming.entity is not None]
    assert naming.entity.name == name
    assert linked.text[naming.start : naming.end] == name


def test_several_in_a_row_are_several(read: Read) -> None:
    text = "甘谷县人民医院、岷县人民医院和甘谷县第三中学都来了人。"
    assert read(text).names == [
        "Institution 甘谷县人民医院", "Institution 岷县人民医院", "Institution 甘谷县第三中学",
    ]  # fmt: skip


def test_a_name_knows_the_place_at_its_head(read: Read) -> None:
    homes = [naming.home for naming in read("甘谷县人民医院和天津渤海津陇饲料有限公司").linked.namings]
    assert homes == ["place:620523", "place:120000"]


def test_a_policy_holds_no_organisation(read: Read) -> None:
    assert read("《关于支持甘谷县人民医院发展的意见》印发。").names == ["Policy 关于支持甘谷县人民医院发展的意见"]


def test_garbage_ends(read: Read) -> None:
    """Unclosed marks and a text of heads alone are read without a name that is not there."""
    assert read("一" + "“" * 200 + "《" * 200).names == []
    assert read("公司" * 200).names == []

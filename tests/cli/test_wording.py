"""Claims in a reader's words."""

import pytest

from aidgraph.cli.wording import Wording, quoted
from aidgraph.model import Claim, Context

SUBJECT, OBJECT = Context("subject", 0, 1), Context("object", 2, 3)


def claim(**said: object) -> Claim:
    return Claim("funds", "place:120110", "place:620523", **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (150_000_000, "1.5亿", "150 million"),
        (5_433_000_000.0, "54.33亿", "5.433 billion"),
        (123_456_789, "1.23456789亿", "123.456789 million"),
        (12_000, "1.2万", "12,000"),
        (320, "320", "320"),
        (0.5, "0.5", "0.5"),
    ],
)
def test_numbers_are_exact(value: float, zh: str, en: str) -> None:
    assert (Wording("zh").number(value), Wording("en").number(value)) == (zh, en)


@pytest.mark.parametrize(
    ("said", "zh", "en"),
    [
        ({"value": 6, "unit": "person", "what": "teacher"}, "6人（教师）", "6 people (teachers)"),
        ({"value": 25, "unit": "count", "what": "大棚"}, "25 大棚", "25 大棚"),
        (
            {"value": 20_000, "unit": "household", "bound": "under", "approx": True},
            "近2万户",
            "under 20,000 households",
        ),
        ({"value": 10_000, "unit": "mu", "approx": True}, "约1万亩", "about 10,000 mu"),
        ({"what": "fiscal"}, "财政", "fiscal"),
        ({}, "", ""),
    ],
)
def test_measures(said: dict[str, object], zh: str, en: str) -> None:
    assert (Wording("zh").measure(claim(**said)), Wording("en").measure(claim(**said))) == (zh, en)


@pytest.mark.parametrize(
    ("said", "en"),
    [
        ({"start": "2016", "end": "2020"}, "2016–2020"),
        ({"start": "2019", "end": "2019"}, "2019"),
        ({"start": "1996"}, "since 1996"),
        ({"end": "2021"}, "until 2021"),
        ({"cumulative": True, "as_of": "2020-11-16"}, "running total to 2020-11-16"),
        ({"start": "2016", "cumulative": True}, "since 2016, running total"),
        ({"first_attested": 2018, "last_attested": 2020}, "undated, attested 2018–2020"),
        ({"first_attested": 2020, "last_attested": 2020}, "undated, attested 2020"),
        ({}, "undated"),
    ],
)
def test_periods(said: dict[str, object], en: str) -> None:
    assert Wording("en").period(claim(**said)) == en


def test_a_phrase_says_how_far_a_claim_is_to_be_trusted() -> None:
    planned = claim(value=10, unit="count", what="车间", start="2020", end="2020", status="planned", sources=2)
    assert Wording("en").phrase(planned, "holds", 2020) == "10 车间 · planned · 2020 · 2 sources · holds in 2020"
    assert Wording("zh").phrase(claim(origin="curated"), via="某馆") == "未注明年份 · 整理所得，无原文 · 经由某馆"


@pytest.mark.parametrize(
    ("quote", "context", "shown"),
    [
        ("东丽区帮扶我县", (OBJECT,), "东丽区帮扶[我县 = 甘谷县]"),
        ("投入资金", (SUBJECT, OBJECT), "[东丽区] 投入资金 [甘谷县]"),
        ("该区帮扶我县", (SUBJECT, OBJECT), "[该区 = 东丽区]帮扶[我县 = 甘谷县]"),
        ("东丽区帮扶甘谷县", (OBJECT,), "东丽区帮扶甘谷县"),
        ("东丽区帮扶我县", (), "东丽区帮扶我县"),
        ("支援我市", (OBJECT,), "支援我市 [甘谷县]"),
    ],
)
def test_words_are_completed_in_brackets(quote: str, context: tuple[Context, ...], shown: str) -> None:
    assert quoted(quote, "东丽区", "甘谷县", context) == shown

"""When: years said in a clause, carried along, opened by a paragraph, counted back or on; running totals."""

from collections.abc import Callable

import pytest

from aidgraph.model import Fact

Read = Callable[..., tuple[Fact, ...]]
PAIR = "天津市对口帮扶甘谷县。"


def period(facts: Read, text: str, value: float, published: str = "") -> str:
    """The years of the fact with this number, and + where it is a running total."""
    (fact,) = [fact for fact in facts(text, published=published) if fact.value == value]
    return f"{fact.start}–{fact.end}{'+' if fact.cumulative else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年，天津市投入帮扶资金300万元。", "2019–2019"),
        ("天津市投入2019年帮扶资金300万元。", "2019–2019"),
        ("2018年到2020年，天津市投入帮扶资金300万元。", "2018–2020"),
        ("2018年以来，天津市投入帮扶资金300万元。", "2018–+"),
        ("“十三五”期间，天津市投入帮扶资金300万元。", "2016–2020"),
        ("天津市累计投入帮扶资金300万元。", "–+"),
        ("截至2020年底，天津市累计投入帮扶资金300万元。", "–2020+"),
        ("天津市投入帮扶资金300万元。", "–"),
        ("近年来，天津市投入帮扶资金300万元。", "–+"),
    ],
)
def test_years_in_the_words(facts: Read, text: str, expected: str) -> None:
    assert period(facts, PAIR + text, 3000000) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("今年", "2021–2021"),
        ("去年", "2020–2020"),
        ("近日", "2021–2021"),
        ("今年以来", "2021–+"),
        ("2019年", "2019–2019"),
    ],
)
def test_words_that_lean_on_the_documents_date(facts: Read, word: str, expected: str) -> None:
    text = f"{PAIR}{word}，天津市投入帮扶资金300万元。"
    assert period(facts, text, 3000000, "2021-06-01") == expected


def test_a_running_total_is_as_of_the_date_that_is_given(facts: Read) -> None:
    text = PAIR + "截至2020年6月，天津市累计投入帮扶资金300万元。天津市累计选派教师20名到甘谷县支教。"
    found = {fact.value: fact.as_of for fact in facts(text, published="2021-06-01") if fact.value}
    assert found == {3000000: "2020-06", 20: "2021-06-01"}


def test_a_year_goes_on_in_its_sentence_and_no_further(facts: Read) -> None:
    text = PAIR + "2019年，天津市投入帮扶资金300万元，选派教师20名到甘谷县支教。天津市选派医生7名到甘谷县支医。"
    assert [period(facts, text, value) for value in (3000000, 20, 7)] == ["2019–2019", "2019–2019", "–"]


def test_a_year_that_opens_a_paragraph_goes_on_in_it_and_no_further(facts: Read) -> None:
    opened = "2019年，天津市投入帮扶资金300万元。天津市选派教师20名到甘谷县支教。"
    text = f"{PAIR}\n\n{opened}\n\n天津市选派医生7名到甘谷县支医。\n"
    assert [period(facts, text, value) for value in (3000000, 20, 7)] == ["2019–2019", "2019–2019", "–"]


def test_the_next_year_counts_from_the_one_before_and_shows_it(facts: Read) -> None:
    text = PAIR + "2019年，天津市投入帮扶资金300万元，次年投入帮扶资金400万元。"
    assert period(facts, text, 4000000) == "2020–2020"
    (fact,) = [fact for fact in facts(text) if fact.value == 4000000]
    assert [text[c.start : c.end] for c in fact.context if c.role == "period"] == ["2019年"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1996年起，天津市对口帮扶甘谷县。", "1996"),
        ("天津市自2016年起对口帮扶甘谷县。", "2016"),
        ("2016年，天津市与甘谷县结成帮扶对子。", "2016"),
        ("5年来，天津市对口帮扶甘谷县。", "2016"),
        ("近日，天津市对口帮扶甘谷县。", ""),
        ("截至目前，天津市对口帮扶甘谷县。", ""),
        ("天津市对口帮扶甘谷县，2019年又来了人。", ""),
        ("天津市对口帮扶甘谷县。", ""),
    ],
)
def test_when_a_pairing_began(facts: Read, text: str, start: str) -> None:
    (fact,) = facts(text, published="2021-06-01")
    assert (fact.predicate, fact.start, fact.end) == ("assists", start, "")


def test_of_two_statements_of_a_pairing_the_dated_one_stands(facts: Read) -> None:
    (fact,) = facts("天津市对口帮扶甘谷县。天津市自2016年起对口帮扶甘谷县。")
    assert fact.start == "2016"


def test_what_happens_once_has_a_start_alone(facts: Read) -> None:
    text = "福州市对口帮扶定西市。2018年，福州市在定西市设立“闽山教育基金”。"
    (fact,) = [fact for fact in facts(text) if fact.predicate == "sets_up"]
    assert (fact.start, fact.end) == ("2018", "")

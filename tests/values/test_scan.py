"""Whole sentences: every value in them, with the words that say it, and nothing else."""

import pytest

from aidgraph.values import Date, Money, Number, Period, Quantity, scan


def told(text: str, year: int | None = 2020) -> list[tuple[str, str]]:
    """``(type or kind, words)`` of every value."""
    return [
        (value.kind if isinstance(value, Period | Number) else type(value).__name__, text[value.start : value.end])
        for value in scan(text, year)
    ]


SENTENCES = {
    "截至今年9月底，甲区累计向乙县投入帮扶资金1.5亿多元，实施项目76个。": [
        ("until", "截至今年9月底"),
        ("running", "累计"),
        ("Money", "1.5亿多元"),
        ("Quantity", "76个"),
    ],
    "2017年至今年7月，两地互派干部43名、教师一百二十人次，比上年增长16.2%。": [
        ("span", "2017年至今年7月"),
        ("Quantity", "43名"),
        ("Quantity", "一百二十人次"),
        ("compared", "上年"),
        ("rate", "16.2%"),
    ],
    "“十三五”期间，近2万农户种植药材1.2万余亩，每亩增收3000元左右。": [
        ("span", "“十三五”期间"),
        ("Quantity", "近2万"),
        ("Quantity", "1.2万余亩"),
        ("Money", "3000元左右"),
    ],
    "5月14日，首批物资运抵；次年又建成第3批、共3-5个车间，热线0931-5550199。": [
        ("Date", "5月14日"),
        ("relative", "次年"),
        ("ordinal", "第3批"),
        ("range", "3-5个"),
        ("code", "0931"),
        ("code", "5550199"),
    ],
    "到2025年，力争培训0.94万人次；三年来已办145期。": [
        ("before", "到2025年"),
        ("Quantity", "0.94万人次"),
        ("years", "三年来"),
        ("Quantity", "145期"),
    ],
    "双方一起努力，一批干部同心协力，几十万元善款和数百名志愿者到位。": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_gives_its_values(text: str) -> None:
    assert told(text) == SENTENCES[text]


def test_every_kind_of_value_has_its_fields() -> None:
    text = "自2016年起，每年选派近30人，投入20万美元，2018年5月14日完成80%。"
    assert scan(text, 2020) == (
        Period(0, 7, "since", "2016", None, running=True),
        Quantity(12, 16, 30, "person", "人", approx=True, bound="under", per="年"),
        Money(19, 24, 200000, currency="USD"),
        Date(25, 35, "2018-05-14"),
        Number(37, 40, 80, kind="rate"),
    )


def test_this_year_is_left_open_without_a_documents_year() -> None:
    (period,) = scan("今年", None)
    assert period == Period(0, 2, "span", relative="this_year")
    (until,) = scan("截至去年6月底", None)
    assert until == Period(0, 7, "until", None, "--06", running=True, relative="last_year")
    assert scan("近日", None) == (Period(0, 2, "span", relative="now"),)


def test_a_month_of_this_year_without_a_documents_year_is_told_apart() -> None:
    assert scan("今年9月", None) == (Period(0, 2, "span", relative="this_year"), Date(2, 4, "--09"))
    assert scan("今年9月", 2020) == (Date(0, 4, "2020-09"),)


@pytest.mark.parametrize(
    ("year", "kind"), [(2018, "before"), (2019, "until"), (2020, "until"), (None, "until")], ids=str
)
def test_the_end_of_a_year_dates_a_total_unless_it_lies_ahead(year: int | None, kind: str) -> None:
    assert told("到2019年底", year) == [(kind, "到2019年底")]


def test_a_number_wrapped_onto_the_next_line_is_one_number() -> None:
    assert told("建成示范村1\n24个，投入3\n万元") == [("Quantity", "1\n24个"), ("Money", "3\n万元")]


def test_rows_of_a_table_are_not_joined() -> None:
    assert [value.value for value in scan("某县　356\n某师　49\n合计　405", 2020) if isinstance(value, Number)] == [
        356,
        49,
        405,
    ]


def test_text_without_a_value_gives_nothing() -> None:
    assert scan("两地干部群众心手相连。", 2020) == scan("", None) == ()

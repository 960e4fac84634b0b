"""Tables: rows read with their header, their caption and what was said before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aidgraph.errors import DataError
from aidgraph.extract.columns import Columns
from aidgraph.model import Fact
from aidgraph.resources import folder

Read = Callable[..., tuple[Fact, ...]]
PAIRED = "宁波市与凉山州东西部协作台账（为测试而写）\n\n表1 2021年进展\n"
HEADER = "支援区县 受援县 财政资金（万元） 选派干部（人）"
ROWS = ("鄞州区 盐源县 5200 3", "北仑区 布拖县 4800.5 2")


def said(found: tuple[Fact, ...]) -> list[str]:
    """The facts that a table gave, each on a line."""
    lines = []
    for fact in found:
        if fact.rule.endswith("/table"):
            parts = [fact.subject.name, fact.predicate, fact.object.name, fact.value, fact.unit, fact.what, fact.scheme]
            parts += [fact.start, fact.end, fact.status if fact.status == "planned" else ""]
            lines.append(" ".join(str(part) for part in parts if part not in ("", None)))
    return sorted(lines)


WHOLE = sorted(
    [
        "鄞州区 assists 盐源县 east_west",
        "鄞州区 funds 盐源县 52000000 CNY fiscal 2021 2021",
        "鄞州区 sends_talent 盐源县 3 person cadre 2021 2021",
        "北仑区 assists 布拖县 east_west",
        "北仑区 funds 布拖县 48005000 CNY fiscal 2021 2021",
        "北仑区 sends_talent 布拖县 2 person cadre 2021 2021",
    ]
)


@pytest.mark.parametrize("mark", ["\t", "  ", "    ", "　", "　　", " | ", "|", "｜"])
def test_cells_are_parted_by_any_mark(facts: Read, mark: str) -> None:
    rows = "\n".join(line.replace(" ", mark) for line in (HEADER, *ROWS))
    assert said(facts(PAIRED + rows)) == WHOLE


def test_a_table_of_a_plain_page_with_outer_bars(facts: Read) -> None:
    rows = [f"| {' | '.join(line.split())} |" for line in (HEADER, "--- --- --- ---", *ROWS)]
    assert said(facts(PAIRED + "\n".join(rows))) == WHOLE


def test_words_are_the_row_and_the_header_is_shown_with_them(facts: Read) -> None:
    text = PAIRED + "\n".join((HEADER, *ROWS)).replace(" ", "\t") + "\n"
    found = {fact.predicate: fact for fact in facts(text) if fact.object.name == "布拖县" and "table" in fact.rule}
    assert found["assists"].evidence.quote == "北仑区\t布拖县"
    assert found["funds"].evidence.quote == "北仑区\t布拖县\t4800.5"
    assert found["sends_talent"].evidence.quote == "北仑区\t布拖县\t4800.5\t2"
    header = HEADER.replace(" ", "\t")
    shown = [(item.role, text[item.start : item.end]) for item in found["funds"].context]
    assert shown == [("subject", header), ("object", header), ("period", "2021年")]


def test_sums_empty_cells_and_zeros_are_no_facts(facts: Read) -> None:
    rows = (HEADER, "鄞州区 盐源县 — 3", "北仑区 布拖县 4800.5 0", "合计 / 10000.5 3")
    assert said(facts(PAIRED + "\n".join(rows).replace(" ", "\t"))) == [
        line for line in WHOLE if "52000000" not in line and "2 person" not in line
    ]


def test_a_merged_cell_goes_on_from_the_row_above(facts: Read) -> None:
    rows = "支援区|受援县|援建项目（个）\n鄞州区|盐源县|5\n|昭觉县|7\n"
    assert "鄞州区 builds 昭觉县 7 count 援建项目 2021 2021" in said(facts(PAIRED + rows))


def test_a_cell_that_names_nobody_known_is_passed_over(facts: Read) -> None:
    rows = "支援区|受援县|援建项目（个）\n鄞州区|盐源县|5\n北仑区|不详|9\n某处|布拖县|8\n"
    assert said(facts(PAIRED + rows)) == [
        "鄞州区 assists 盐源县 east_west",
        "鄞州区 builds 盐源县 5 count 援建项目 2021 2021",
    ]


@pytest.mark.parametrize("first", ["受援地", "县市", "受援县（市）"])
def test_a_helper_without_a_column_is_the_one_named_before(facts: Read, first: str) -> None:
    text = f"厦门市对口帮扶临夏州。2020年，有关资金如下。\n{first}  帮扶资金（万元）\n康乐县  1500\n永靖县  900\n"
    assert said(facts(text)) == [
        "厦门市 funds 康乐县 15000000 CNY 2020 2020",
        "厦门市 funds 永靖县 9000000 CNY 2020 2020",
    ]


def test_neutral_columns_are_told_apart_by_side(facts: Read) -> None:
    text = "东西部协作结对关系（为测试而写）\n协作地区  县（市、区）\n集美区  临夏市\n同安区  康乐县\n"
    assert said(facts(text)) == ["同安区 assists 康乐县 east_west", "集美区 assists 临夏市 east_west"]


def test_a_column_may_say_when_a_pairing_began(facts: Read) -> None:
    text = "东西部协作结对关系（为测试而写）\n东部区  西部县  结对时间\n集美区  临夏市  2010年\n同安区  康乐县  2014\n"
    assert said(facts(text)) == ["同安区 assists 康乐县 east_west 2014", "集美区 assists 临夏市 east_west 2010"]


def test_the_year_of_a_table_is_no_start_of_its_pairings(facts: Read) -> None:
    assert all("2021" not in line for line in said(facts(PAIRED + "\n".join((HEADER, *ROWS)))) if "assists" in line)


def test_rows_of_years(facts: Read) -> None:
    text = (
        "天津市东丽区对口帮扶甘谷县。历年投入如下：\n"
        "年份\t财政帮扶资金（万元）\t援建车间（个）\n2018\t1500\t4\n2019年\t2600\t6\n"
    )
    assert said(facts(text)) == [
        "东丽区 builds 甘谷县 4 count 援建车间 2018 2018",
        "东丽区 builds 甘谷县 6 count 援建车间 2019 2019",
        "东丽区 funds 甘谷县 15000000 CNY fiscal 2018 2018",
        "东丽区 funds 甘谷县 26000000 CNY fiscal 2019 2019",
    ]


def test_columns_of_years_count_what_the_caption_says(facts: Read) -> None:
    text = "厦门市对口帮扶临夏州财政资金（为测试而写）\n单位：万元\n县市\t2018年\t2019年\n康乐县\t1500\t1600\n"
    assert said(facts(text)) == [
        "厦门市 funds 康乐县 15000000 CNY fiscal 2018 2018",
        "厦门市 funds 康乐县 16000000 CNY fiscal 2019 2019",
    ]


def test_rows_of_indicators(facts: Read) -> None:
    text = (
        "福州市与定西市东西部协作成效（为测试而写）\n指标 | 2019年 | 2020年\n"
        "财政帮扶资金（万元） | 1200 | 1500\n选派干部（人） | 5 | —\n游客（万人次） | 3 | 4\n"
    )
    assert said(facts(text)) == [
        "福州市 funds 定西市 12000000 CNY fiscal 2019 2019",
        "福州市 funds 定西市 15000000 CNY fiscal 2020 2020",
        "福州市 sends_talent 定西市 5 person cadre 2019 2019",
    ]


def test_sums_of_single_projects_are_parts(facts: Read) -> None:
    text = "东丽区对口帮扶甘谷县（为测试而写）\n项目名称|受援县|资金（万元）\n育苗大棚|甘谷县|120\n村道硬化|甘谷县|80\n"
    assert said(facts(text)) == []


def test_numbered_rows(facts: Read) -> None:
    text = "厦门市对口帮扶临夏州（为测试而写）\n序号|受援县|帮扶资金（万元）|备注\n1|康乐县|1500|无\n2|永靖县|900|无\n"
    assert said(facts(text)) == ["厦门市 funds 康乐县 15000000 CNY", "厦门市 funds 永靖县 9000000 CNY"]


@pytest.mark.parametrize(
    ("caption", "column", "planned"),
    [
        ("2022年计划情况", "资金", True),
        ("2022年拟实施情况", "资金", True),
        ("2022年安排情况", "资金", True),
        ("2022年完成情况", "资金", False),
        ("2022年计划完成情况", "资金", False),
        ("2022年情况", "计划资金", True),
        ("2022年计划情况", "到位资金", False),
    ],
)
def test_plans_and_results_are_told_apart(facts: Read, caption: str, column: str, planned: bool) -> None:
    text = f"厦门市对口帮扶临夏州（为测试而写）\n{caption}\n受援县  {column}（万元）\n康乐县  1500\n"
    (line,) = said(facts(text))
    assert line.endswith("planned") == planned


def test_rows_by_kind_count_things_only(facts: Read) -> None:
    text = (
        "2022年，厦门市对口帮扶临夏州，拟实施项目如下：\n"
        "项目类别  项目数（个）  帮扶资金（万元）\n产业类  12  800\n教育类  7  500\n"
    )
    assert said(facts(text)) == [
        "厦门市 builds 临夏回族自治州 12 count 产业类项目 2022 2022 planned",
        "厦门市 builds 临夏回族自治州 7 count 教育类项目 2022 2022 planned",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "受援县  总投资（万元）",
        "受援县  资金到位率（%）",
        "受援县  自筹资金（万元）",
        "受援县  帮扶资金",  # 1500 of what?
        "受援县  帮扶资金（万美元）",
        "受援县  农产品（吨）",
        "受援县  人口（人）",
    ],
)
def test_numbers_that_are_no_help_are_left(facts: Read, header: str) -> None:
    assert said(facts(f"厦门市对口帮扶临夏州（为测试而写）\n{header}\n康乐县  1500\n永靖县  900\n")) == []


def test_a_table_of_something_else_is_none(facts: Read) -> None:
    text = "旅店客房一览（为测试而写）\n城市  房间数（个）  投资额（万元）\n福州市  20  300\n定西市  30  400\n"
    assert facts(text) == ()


def test_after_a_table_the_text_goes_on_with_who_was_spoken_of_before_it(facts: Read) -> None:
    text = (
        "厦门市对口帮扶临夏州，2020年资金如下。\n受援县  帮扶资金（万元）\n康乐县  1500\n永靖县  900\n\n"
        "2020年，两地签订东西部协作协议，厦门市选派教师30名支教。\n"
    )
    (signed,) = [fact for fact in facts(text) if fact.predicate == "signs"]
    assert (signed.subject.name, signed.object.name) == ("厦门市", "临夏回族自治州")
    (sent,) = [fact for fact in facts(text) if fact.predicate == "sends_talent"]
    assert (sent.subject.name, sent.object.name, sent.value) == ("厦门市", "临夏回族自治州", 30)


def test_money_of_firms_is_social_money(facts: Read) -> None:
    text = "2021年社会帮扶情况（为测试而写）\n捐赠单位|受援县|帮扶资金（万元）\n天津津陇农业集团|甘谷县|60\n"
    assert "天津津陇农业集团 funds 甘谷县 600000 CNY social 2021 2021" in said(facts(text))


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("helper\t-\t-", 2),
        ("helper\t-\t-\t支援区\nbefriends\t-\t-\t友好区", 3),
        ("helper\t-\t-\t支援区\n\nhelped\t-\t-\t支援区", 4),
    ],
)
def test_a_bad_table_of_columns_is_refused_with_its_line(tmp_path: Path, row: str, line: int) -> None:
    path = tmp_path / "columns.tsv"
    path.write_text(f"# role\twhat\tunit\twords\n{row}\n", encoding="utf-8")
    with pytest.raises(DataError) as error:
        Columns.load(path)
    assert (error.value.parameters["path"], error.value.parameters["line"]) == ("columns.tsv", str(line))


@pytest.mark.parametrize(
    ("header", "role", "unit", "what"),
    [
        ("援疆资金（万元）", "funds", "万元", ""),
        ("市级财政资金/亿元", "funds", "亿元", "fiscal"),
        ("项目数（个）", "builds", "个", "项目"),
        ("拟建帮扶车间（座）", "builds", "座", "帮扶车间"),
        ("受援县（市）", "helped", "", ""),
        ("县（市、区）", "party", "", ""),
        ("培训教师（人次）", "trains", "人次", "professional"),
        ("支教教师（名）", "sends_talent", "名", "teacher"),
    ],
)
def test_what_a_header_says(header: str, role: str, unit: str, what: str) -> None:
    column = Columns.load(folder("seeds") / "patterns" / "columns.tsv").of(header)
    assert column is not None
    assert (column.role, column.unit, column.what) == (role, unit, what)


def test_a_header_of_other_things_is_no_column() -> None:
    assert Columns.load(folder("seeds") / "patterns" / "columns.tsv").of("联系电话") is None

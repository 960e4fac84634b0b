"""What each format gives: its text in order, furniture out, tables as rows, what its metadata say, pages kept."""

import io
import sys
from pathlib import Path

import pytest

from aidgraph.errors import InputRefused
from aidgraph.text import normalize, read_bytes
from aidgraph.text.formats import FORMATS, PAGE_BREAK, delimited, pages, rows, webpage

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "soak"))

import sample_files as samples

ROWS = ["帮扶区\t受援县\t到位资金（万元）\t扶贫车间（个）", "东丽区\t甘谷县\t1200\t6", "北辰区\t清水县\t750\t—"]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return samples.sample_files()


@pytest.mark.parametrize("name", ["report.html", "report-gb2312.html", "report.mhtml"])
def test_a_page_is_its_title_source_and_text_without_its_furniture(name: str, files: dict[str, bytes]) -> None:
    document = read_bytes(files[name], name)
    lines = document.text.splitlines()
    assert lines[0] == document.title == samples.TITLE
    assert (document.publisher, document.published) == ("云岭县融媒体中心", "2022-03-04")
    assert document.title_span == (0, len(samples.TITLE))
    assert [line.strip() for line in lines[2:5]] == list(samples.PARAGRAPHS)
    assert set(ROWS) <= set(lines)
    assert "首页" not in document.text
    assert "版权所有" not in document.text


def test_a_saved_page_knows_its_address(files: dict[str, bytes]) -> None:
    assert read_bytes(files["report.mhtml"], "a").url == "https://www.example.cn/2022/1.html"


def test_a_page_of_frames_names_them() -> None:
    with pytest.raises(InputRefused) as refused:
        read_bytes(b"<html><frameset><frame src='left.htm'><frame src='text.htm'></frameset></html>", "a.html")
    assert refused.value.message == "input.frames"
    assert refused.value.parameters["frames"] == "left.htm, text.htm"


def test_a_title_outside_the_text_stands_above_it() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in samples.PARAGRAPHS)
    page = f"<html><head><title>山那边的来信_云岭新闻网</title></head><body><div>{body}</div></body></html>"
    assert webpage.read(page.encode()).text.splitlines()[0] == "山那边的来信"


def test_a_pdf_has_paragraphs_and_pages_and_no_page_numbers(files: dict[str, bytes]) -> None:
    text = read_bytes(files["report.pdf"], "report.pdf").text
    assert [line.strip() for line in text.split("\n") if line] == [samples.TITLE, *samples.PARAGRAPHS * 3]
    assert text[text.rindex(samples.PARAGRAPHS[0]) - 3 :].startswith(PAGE_BREAK)
    assert text.count(PAGE_BREAK) == 1
    assert PAGE_BREAK not in normalize(text)


def test_a_pdf_without_text_is_refused_as_a_scan() -> None:
    with pytest.raises(InputRefused) as refused:
        read_bytes(samples.pdf([["印"], ["2"]]), "scan.pdf")
    assert refused.value.message == "input.scanned"


@pytest.mark.parametrize(("user", "message"), [("秘密", "input.encrypted"), ("", "")])
def test_a_pdf_is_refused_only_where_a_password_is_needed(user: str, message: str, files: dict[str, bytes]) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(files["report.pdf"])))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    if not message:
        assert samples.PARAGRAPHS[0] in read_bytes(stream.getvalue(), "a.pdf").text
        return
    with pytest.raises(InputRefused) as refused:
        read_bytes(stream.getvalue(), "a.pdf")
    assert refused.value.message == message


def test_running_heads_and_numbers_of_pages_are_left_out() -> None:
    bodies = ["山里修了一条路。", "路边种了三排树。", "树下坐着两位老人。"]
    joined = pages.join_pages([f"海州年鉴\n{body}\n— {number} —" for number, body in enumerate(bodies, 1)])
    assert joined == "山里修了一条路。\n\f路边种了三排树。\n\f树下坐着两位老人。\n"


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    lines = samples.wrapped(samples.PARAGRAPHS * 2, 16)
    joined = pages.join_pages(["\n".join(lines[:9]), "\n".join(lines[9:])])
    assert joined.replace(PAGE_BREAK, "").split("\n")[:-1] == ["　　" + text for text in samples.PARAGRAPHS * 2]
    assert joined.count(PAGE_BREAK) == 1


def test_columns_of_two_widths_headings_and_tables_are_told_apart() -> None:
    wide, narrow = (samples.wrapped(samples.PARAGRAPHS, width) for width in (36, 17))
    table = ["帮扶区 受援县 资金（万元）", "东丽区 甘谷县 1200", "西青区 麦积区 900"]
    unindented = [line.lstrip("　") for line in (samples.TITLE, *wide, *narrow, *table)]
    assert pages.join_pages(["\n".join(unindented)]).splitlines() == [
        samples.TITLE, *samples.PARAGRAPHS, *samples.PARAGRAPHS, *table
    ]  # fmt: skip


def test_two_lines_are_enough_to_be_joined() -> None:
    page = "海州市与甘谷县结对记\n2021年，天津市东丽区向甘谷县投入帮扶资金1200\n万元，建成扶贫车间。"
    assert pages.join_pages([page]).split("\n")[1] == page.split("\n", 1)[1].replace("\n", "")


def test_a_word_file_has_its_paragraphs_and_tables_in_order(files: dict[str, bytes]) -> None:
    lines = read_bytes(files["report.docx"], "report.docx").text.splitlines()
    assert lines[:5] == [samples.TITLE, *samples.PARAGRAPHS, samples.HEADING]
    assert [line for line in lines if line in ROWS] == ROWS


def test_a_word_file_reads_as_it_stands_when_changes_are_accepted() -> None:
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    paragraph = document.add_paragraph("海州市派来")
    for xml in (
        "<w:ins {0}><w:r><w:t>六名</w:t></w:r></w:ins>",
        "<w:del {0}><w:r><w:delText>五名</w:delText></w:r></w:del>",
        "<w:smartTag {0} w:element='a'><w:r><w:t>教师</w:t></w:r></w:smartTag>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    stream = io.BytesIO()
    document.save(stream)
    assert read_bytes(stream.getvalue(), "a.docx").text == "海州市派来六名教师\n"


def test_a_workbook_is_one_text_with_a_section_a_sheet(files: dict[str, bytes]) -> None:
    text = read_bytes(files["table.xlsx"], "table.xlsx").text
    head, prose = text.split("\n\n")
    assert head.splitlines()[:2] == ["资金", samples.HEADING]
    assert [line for line in head.splitlines() if line in ROWS] == ROWS
    assert prose.splitlines() == ["说明", *samples.PARAGRAPHS]


def test_cells_of_a_workbook_are_written_out() -> None:
    import datetime

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["县", "日期", "占比", "金额"],
        ["甘谷县", datetime.date(2021, 3, 4), 0.125, 1234.5],
        ["x", None, None, 7],
    ):
        sheet.append(row)
    sheet["C2"].number_format = "0.0%"
    sheet.merge_cells("A2:A3")
    sheet.cell(1_000_000, 2)
    book.create_sheet("不看").append(["藏起来的话"])
    book["不看"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    text = read_bytes(stream.getvalue(), "a.xlsx").text
    assert text == "县\t日期\t占比\t金额\n甘谷县\t2021年3月4日\t12.5%\t1234.5\n甘谷县\t—\t—\t7\n"


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_table_as_text_is_known_by_its_rows(mark: str) -> None:
    data = "".join(mark.join(row) + "\r\n" for row in samples.TABLE).encode("gbk")
    assert delimited.sniff(data, "table")
    assert set(ROWS) <= set(delimited.read(data).text.splitlines())


@pytest.mark.parametrize(
    "text", ["甲,乙\n", "一个人,一条路。\n两个人,两条路。\n三个人,三条路。\n", "海州\n甘谷\n", "a,b\nc\nd,e\n"]
)
def test_prose_is_no_table(text: str) -> None:
    assert not delimited.sniff(text.encode(), "a.txt")


def test_a_cell_that_holds_sentences_has_a_line_of_its_own() -> None:
    assert list(rows.lines_of([["县", "做法"], ["甘谷县", "修了路。种了树。"]])) == [
        "县\t做法",
        "甘谷县",
        "修了路。种了树。",
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    grid = [["", "县", "人"], ["东丽区", "甘谷县", ""], ["", "麦积 区", "3"]]
    assert list(rows.lines_of(grid)) == ["—\t县\t人", "东丽区\t甘谷县\t—", "\t麦积区\t3"]


def test_a_format_that_lies_about_its_name_is_read_as_what_it_is(files: dict[str, bytes]) -> None:
    assert read_bytes(files["report.pdf"], "a.docx").text == read_bytes(files["report.pdf"], "a.pdf").text
    assert read_bytes(files["table.xlsx"], "a.csv").text == read_bytes(files["table.xlsx"], "a.xlsx").text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"Rar!\x1a\x07\x01\0" + b"\0" * 50, "archive_kind"),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 50, "archive_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 50, "old_office"),
        (b"{\\rtf1 a}", "other_office"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (samples.zipped({"OFD.xml": b"<a/>"}), "ofd"),
        (samples.zipped({"mimetype": b"application/epub+zip"}), "other_office"),
        (b"%PDF-1.7\n%%EOF", "broken"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_bytes(data, "a")
    assert refused.value.message == f"input.{message}"


def test_every_format_knows_its_own_files_only(files: dict[str, bytes]) -> None:
    own = {"pdf": ["report.pdf"], "docx": ["report.docx"], "xlsx": ["table.xlsx"], "delimited": ["table.csv"],
           "mhtml": ["report.mhtml"], "webpage": ["report-gb2312.html", "report.html"]}  # fmt: skip
    for form in FORMATS:
        name = form.__name__.rpartition(".")[2]
        if name in own:
            single = [file for file in files if not file.startswith("reports")]
            assert sorted(file for file in single if form.sniff(files[file], "a")) == own[name]

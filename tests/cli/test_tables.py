"""The six formats of an answer."""

import csv
import io
import json
from typing import Any

import pytest

from aidgraph.cli.tables import FORMATS, cell, write
from aidgraph.cli.width import pad, printable, width, wrap

ROWS: list[dict[str, Any]] = [
    {"name": "东丽区", "value": 1.5e8, "note": 'a "b", c|d'},
    {"name": "x", "value": None, "note": "two\nlines"},
]
COLUMNS = ("name", "value", "note")


def written(form: str) -> str:
    stream = io.StringIO()
    write(iter(ROWS), COLUMNS, form, stream)
    return stream.getvalue()


def test_a_table_stands_in_columns() -> None:
    assert written("table").splitlines() == [
        "name    value      note",
        "──────  ─────────  ──────────",
        '东丽区  150000000  a "b", c|d',
        "x                  two lines",
    ]


def test_markdown_escapes_its_bar() -> None:
    assert written("md").splitlines()[2] == r'| 东丽区 | 150000000 | a "b", c\|d |'


def test_csv_is_read_back_whole() -> None:
    text = written("csv")
    assert text.startswith("name,value,note\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [
        ["东丽区", "150000000", 'a "b", c|d'],
        ["x", "", "two\nlines"],
    ]


def test_tsv_has_one_line_a_row() -> None:
    assert [line.split("\t") for line in written("tsv").splitlines()][2] == ["x", "", "two lines"]


def test_json_keeps_types() -> None:
    assert json.loads(written("json")) == ROWS
    assert [json.loads(line) for line in written("jsonl").splitlines()] == ROWS


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_are_an_answer_too(form: str) -> None:
    stream = io.StringIO()
    write([], COLUMNS, form, stream)
    assert "name" in stream.getvalue() or form in ("json", "jsonl")


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "true"), (20.0, "20"), (0.5, "0.5"), (["b", 1], "b|1"), ([{"a": 1}], '[{"a": 1}]'), ({}, "{}")],
)
def test_a_value_in_a_cell(value: object, text: str) -> None:
    assert cell(value) == text


def test_a_document_cannot_command_the_terminal() -> None:
    assert printable("东\x1b[31m丽\u202e区\u2028") == "东 [31m丽区 "


def test_widths() -> None:
    assert [width(text) for text in ("abc", "东丽区", "é", "（a）")] == [3, 6, 1, 5]
    assert pad("东", 4) == "东  "


def test_wrapping_keeps_words_and_punctuation_together() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("每条边、每个数额都附有原文。", 8) == ["每条边、", "每个数额", "都附有原", "文。"]
    assert all(width(line) <= 10 for line in wrap("没有 .jsonl 文件，也没有文件夹", 10))

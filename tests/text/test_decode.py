"""Decoding: whatever encoding Chinese text comes in, the characters come out right, and junk is refused."""

import codecs
from pathlib import Path

import pytest

from aidgraph.errors import InputRefused
from aidgraph.text.decode import decode

SIMPLIFIED = (
    "海边的城市和山里的县结了亲，六名教师住进了村小学。",
    "帮扶车间",
    "某区对口支援某县简报（第3期）",
    "甲：10家\n乙：9家\n",
    "① 修水渠 ② 种苹果 ③ 办夜校",
    "abc " * 300 + "山里的孩子",
)
TRADITIONAL = (
    "海邊的城市和山裡的縣結了親，六名教師住進了村小學。",
    "對口幫扶貧困縣",
    "東部的學校與西部的學校結對，「手拉手」十年。",
)


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_simplified_text_comes_out_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [text for text in SIMPLIFIED if "①" not in text])
def test_gb2312_is_read_as_gb18030(text: str) -> None:
    assert decode(text.encode("gb2312")) == text


@pytest.mark.parametrize("text", TRADITIONAL)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gbk"])
def test_traditional_text_comes_out_right(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_four_bytes_of_gb18030_and_its_mark() -> None:
    text = "龙洞村的㵲阳河边，𠮷家三代人都教书，东边来的老师说这里的孩子用功。"
    assert decode(text.encode("gb18030")) == text
    assert decode(b"\x84\x31\x95\x33" + text.encode("gb18030")) == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf16_in_either_order(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + "山海相连".encode(encoding)) == "山海相连"


def test_a_page_cut_in_the_middle_of_a_character_is_read() -> None:
    whole = ("东边的老师住进了山里，" * 40).encode()
    text = decode(whole[1:-2])
    assert text.strip("\ufffd") == ("东边的老师住进了山里，" * 40)[1:-1]
    assert 2 <= text.count("\ufffd") <= 4


def test_many_broken_bytes_are_no_utf8() -> None:
    data = b"".join("山".encode() + b"\xff\xfe" for _ in range(200))
    with pytest.raises(InputRefused):
        decode(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "input.binary"),
        (bytes(range(1, 32)) * 40 + b"text", "input.binary"),
        (b"  \n\t \r\n", "input.blank"),
        ("——。。。".encode(), "input.blank"),
        (codecs.BOM_UTF8, "input.blank"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8" * 40, "input.binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputRefused) as refused:
        decode(data)
    assert refused.value.message == message


def test_other_encodings_are_guessed_at_last() -> None:
    text = "Дети из горной деревни учатся вместе с учителями, которые приехали с побережья. " * 5
    assert decode(text.encode("cp1251")) == text


def test_our_documents_survive_every_chinese_encoding(found_files: list[Path]) -> None:
    for path in found_files:
        text = path.read_text(encoding="utf-8")
        assert decode(text.encode("gb18030")) == text, path.name
        if len(traditional := text.encode("big5hkscs", "ignore").decode("big5hkscs")) > 0.9 * len(text):
            assert decode(traditional.encode("big5hkscs")) == traditional, path.name

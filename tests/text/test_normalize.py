"""Normalisation: the same length, plain characters, and nothing done twice."""

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidgraph.text.glyphs import glyph_table, glyph_words
from aidgraph.text.normalize import normalize

# Characters that the rules look at, so that random texts meet the rules' borders.
TRICKY = (
    "甲乙三十，。；、：！？,.;:!?()（）“”\"'「」《》<>p/&;-—–－1234０９．％% \t\n\r\u3000\u200b"
    "乾餅县囙頂顶目ǎguāng人年月"
)
texts = st.one_of(st.text(), st.text(alphabet=TRICKY, max_size=60))


@settings(max_examples=400)
@given(texts)
def test_it_keeps_the_length_and_has_nothing_left_to_do(text: str) -> None:
    plain = normalize(text)
    assert len(plain) == len(text)
    assert normalize(plain) == plain


def test_single_characters_are_those_of_opencc() -> None:
    converter = opencc.OpenCC("t2s")
    kept = "乾濛氾塚篢洩磑鴜"  # in official names
    ours = {chr(code): plain for code, plain in glyph_table().items()}
    ideographs = [chr(code) for code in range(0x4E00, 0xA000) if chr(code) not in kept and chr(code) not in "鋶鈈"]
    for character in ideographs:
        theirs = converter.convert(character)
        if theirs != character:
            assert ours[character] == converter.convert(theirs), character


def test_the_table_maps_one_to_one_and_is_closed() -> None:
    table = glyph_table()
    assert all(len(plain) == 1 and ord(plain) not in table for plain in table.values())
    assert all(len(garbled) == len(plain) for garbled, plain in glyph_words())


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("貧困縣的幹部", "贫困县的干部"),
        ("囙族乡苐二次嶊介鋶通", "回族乡第二次推介流通"),
        ("実施頂目八个", "实施项目八个"),
        ("乾县、乾元镇的餅乾和乾旱", "乾县、乾元镇的饼干和干旱"),
        ("⻄⾃⼈⺠", "西自人民"),  # radicals, as PDF files give them
        ("２０１９年投入３．５亿元，增长１２％", "2019年投入3.5亿元，增长12%"),
        ("共1，234，567元，2018，2019年", "共1,234,567元，2018，2019年"),
        ("共1,234元", "共1,234元"),
        ("县里\u3000有\xa0车间\t三个", "县里 有 车间 三个"),
        ("\ue000县\u200b里\ufeff", " 县 里 "),
        ("他说,好;你呢?真的!如下:甲", "他说，好；你呢？真的！如下：甲"),
        ("占98%,2018年", "占98%，2018年"),
        ("https://a.cn/b?c=d,17:30", "https://a.cn/b?c=d,17:30"),
        ("名单(十人)见(2)处(2019)", "名单（十人）见（2）处（2019）"),
        ("f(x) = 2", "f(x) = 2"),
        ("「山海」『情』〈章程〉", "“山海”“情”《章程》"),
        ('"山海"与"陇原"', "“山海”与“陇原”"),
        ('甲说"好\n乙说"是"', "甲说“好\n乙说“是”"),
        ("甲–乙，甲-乙，2018-2020，10月-12月", "甲—乙，甲—乙，2018-2020，10月—12月"),
        ("--某县纪事", "——某县纪事"),
        ("甲・乙•丙", "甲·乙·丙"),
        ("果子红了.2017年,卖完了.", "果子红了。2017年，卖完了。"),
        ("一.总体情况", "一.总体情况"),
        ("见附件.docx", "见附件.docx"),
        ("截至九月，。四市投入；；一亿", "截至九月， 四市投入； 一亿"),
        ("援(yuán)助(zhù)", "援      助     "),
        ("电商(app)", "电商（app）"),
        ("<p>甲<strong>乙</strong></p>", "\n  甲        乙         \n   "),
        ("甲&nbsp;乙&ldquo;", "甲      乙“      "),
        ("3<5>2", "3<5>2"),
        ("甲\r乙\u2028丙", "甲\n乙\n丙"),
    ],
)
def test_a_rule(written: str, plain: str) -> None:
    assert normalize(written) == plain


def test_simplified_text_without_oddities_is_left_alone() -> None:
    text = "海边某市2019年向山里的县送去“三样东西”：教师6名、车间2个（含在建）、资金1,200万元。\n——一位村民的账本"
    assert normalize(text) == text


def test_found_documents_keep_their_length(found_texts: dict[str, str]) -> None:
    for name, text in found_texts.items():
        plain = normalize(text)
        assert len(plain) == len(text), name
        assert normalize(plain) == plain, name

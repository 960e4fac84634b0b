"""Sentences: where they end, what joins them across lines, and which part of the layout each one is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidgraph.model import Document, Sentence
from aidgraph.text import normalize, read_bytes, split

BODY = "海州市派来六名教师，在云岭县的山里住了一年，教会孩子们游泳。"
LAYOUT = "甲乙丙三十，。；！？“”（）《》!? .\n\t\u3000|·-——#一二、1）【】:：图摄首页 编辑来源2020年月日相关阅读"


def sentences(text: str, title_span: tuple[int, int] | None = None) -> tuple[Sentence, ...]:
    return split(Document("0", "a.txt", text, title_span=title_span), normalize(text))


def words(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


def kinds(text: str) -> list[str]:
    return [sentence.kind for sentence in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ("甲县修了路。", "乙县架了桥！", "丙县呢？", "还在等"),
        ("甲县修了路；乙县架了桥：三座。", "丙县在等。"),
        ("真好!", "真的?", "是的。"),
        ("真好！！", "真的？！", "是的……还要等。"),
        ("他说：“路修好了。桥也架好了。”", "大家都笑了。"),
        ("“路修好了。”", "老人说，“桥也架好了。”", "大家都笑了。"),
        ("他们喊着“路通了！”的口号上了山。", "大家都笑了。"),
        ("“路什么时候修？”村里的老人说。", "没有人回答。"),
        ("甲县（见附表。共三张）修了路。", "乙县在等。"),
        ("（甲县修了路。）", "乙县在等。"),
        ("他们签了《关于修路。的协议》。", "乙县在等。"),
        ("他说“路修好了。", "桥也架好了。", "“三座”桥都通了。"),
        ("路修好了。”", "桥也架好了。"),
        ("网址是https://a.cn/b?c=1，请看。", "好的。"),
        ("截至九月，。四市投入一亿元。", "还有二亿。"),
    ],
)
def test_where_a_sentence_ends(parts: tuple[str, ...]) -> None:
    assert words("".join(parts)) == list(parts)


def test_spans_have_no_space_around_them_and_lone_marks_are_none() -> None:
    assert words("　　甲县修了路。  乙县架了桥。　\n\n　？\n……\n——\n丙县在等。") == [
        "甲县修了路。", "乙县架了桥。", "丙县在等。",
    ]  # fmt: skip


def test_a_paragraph_is_a_line_unless_the_page_broke_it() -> None:
    text = "甲县修了路\n乙县架了桥\n\n丙县在等"
    assert words(text) == ["甲县修了路", "乙县架了桥", "丙县在等"]


def wrapped(paragraphs: list[str], width: int) -> str:
    cut = ["\n".join(text[at : at + width] for at in range(0, len(text), width)) for text in paragraphs]
    return "\n\n".join(cut)


@pytest.mark.parametrize("width", [24, 30, 38])
def test_lines_that_a_page_broke_are_one_sentence(width: int) -> None:
    paragraphs = [
        "那一年海州市开始帮助云岭县，四十多位老师和医生翻山越岭来到这里，住进了没有暖气的宿舍。他们说这里的星星比海上的亮。",
        "到今天为止，海州人修好的水渠有三十七条，种下的苹果树有十二万棵，办起来的夜校有九所，学会游泳的孩子有四百多个。",
        "账本是会计老陈一笔一笔记下来的，他说哪一笔钱用在了哪一个村子，翻开就能看见，谁也不许少写一个字，谁也不许多写一个字。",
    ]
    text = wrapped(paragraphs, width)
    assert [found.replace("\n", "") for found in words(text)] == [
        part + "。" for paragraph in paragraphs for part in paragraph.split("。") if part
    ]
    assert {sentence.paragraph for sentence in sentences(text)} == {0, 1, 2}


def test_a_line_that_opens_with_a_stop_goes_on() -> None:
    assert words("老乡见了面就叫“亲家”\n。这门亲是三十年前结下的。") == [
        "老乡见了面就叫“亲家”\n。",
        "这门亲是三十年前结下的。",
    ]


def test_lines_of_a_list_are_not_one_sentence() -> None:
    text = (
        BODY
        + "\n"
        + "\n".join(f"{number}、海州市第{number}中学与云岭县第{number}中学结对，教师互派" for number in range(1, 6))
    )
    assert len(words(text)) == 6


@pytest.mark.parametrize(
    "line",
    [
        "一、教育帮扶", "（二）产业帮扶", "(三)劳务协作", "1.资金使用", "3、人才交流", "第一章 总则", "第二节 结对安排",
        "【结对安排】", "## 新闻摘要", "携手同心 共渡难关", "——海州援云岭纪事", "▍第一格：谁和谁结对", "表1　分县安排",
    ],
)  # fmt: skip
def test_a_heading_stands_alone(line: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    assert kinds(text) == ["body", "heading", "body"]
    assert [sentence.paragraph for sentence in sentences(text)] == [0, 1, 2]


@pytest.mark.parametrize(
    "line",
    [
        "——修好水渠，三十七条全部通水。", "- 修好水渠三十七条", "· 修好水渠三十七条", "●修好水渠三十七条",
        "1）修好水渠三十七条", "①修好水渠三十七条", "一是水渠通了三十七条。", "| 云岭县 | 37 | 水渠 |",
        "云岭县｜37｜水渠", "云岭县\t37",
        "云岭县　　37　　水渠", "2.修好水渠三十七条，种下苹果树十二万棵，办起夜校九所。",
    ],
)  # fmt: skip
def test_an_item(line: str) -> None:
    assert kinds(f"{BODY}\n{line}\n{BODY}") == ["body", "item", "body"]


@pytest.mark.parametrize(
    "line",
    ["图为孩子们在新修的泳池里。", "图1：新修的水渠", "上图：夜校开课", "孩子们在泳池里。林阿海 摄", "（资料图片）"],
)
def test_a_caption(line: str) -> None:
    assert set(kinds(f"{BODY}\n{line}\n{BODY}")[1:-1]) == {"caption"}


@pytest.mark.parametrize(
    "line", ["（一）加快进度。六月底前开工八成。", "【释义】结对是说两地相互帮助。", "同志们：", "这是真的吗？"]
)
def test_running_text(line: str) -> None:
    assert set(kinds(f"{BODY}\n{line}\n{BODY}")) == {"body"}


def test_short_lines_below_one_another_are_a_list() -> None:
    text = f"结对名单\n{BODY}\n越岭区—云岭县\n海东区—雾岭县\n海西区—雪岭县\n一、说明\n{BODY}"
    assert kinds(text) == ["heading", "body", "item", "item", "item", "heading", "body"]


def test_the_title_is_one_sentence_without_its_mark() -> None:
    text = f"# 山海情长！真的？\n{BODY}"
    document = read_bytes(text.encode(), "a.md")
    found = split(document, normalize(document.text))
    assert [(sentence.kind, text[sentence.start : sentence.end]) for sentence in found] == [
        ("title", "山海情长！真的？"), ("body", BODY),
    ]  # fmt: skip


def test_furniture_gives_no_sentences() -> None:
    above = "首页 | 要闻 | 视频 | 专题\n山海情长\n2020-01-02 来源：海州日报"
    text = f"{above}\n{BODY}\n责任编辑：林阿海\n关于我们 | 网站地图\n"
    assert words(text) == ["山海情长", BODY]


def test_tags_of_blocks_end_paragraphs() -> None:
    text = "<p><strong>海州台消息</strong>：甲县修了路</p><p>乙县架了桥</p>"
    assert words(text) == ["海州台消息</strong>：甲县修了路", "乙县架了桥"]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=LAYOUT, max_size=120)))
def test_spans_are_ordered_disjoint_trimmed_and_inside(text: str) -> None:
    plain = normalize(text)
    last, paragraph = 0, 0
    for sentence in sentences(text):
        assert last <= sentence.start < sentence.end <= len(text)
        assert not plain[sentence.start].isspace()
        assert not plain[sentence.end - 1].isspace()
        assert 0 <= sentence.paragraph - paragraph <= 1
        last, paragraph = sentence.end, sentence.paragraph


def test_found_documents_lose_no_statement(found_texts: dict[str, str]) -> None:
    """Every 。 of a line of more than 60 characters lies in a sentence, and nothing outside but space and furniture."""
    for name, text in found_texts.items():
        document = read_bytes(text.encode(), name)
        covered = bytearray(len(document.text))
        for sentence in split(document, normalize(document.text)):
            covered[sentence.start : sentence.end] = b"\1" * (sentence.end - sentence.start)
        offset = 0
        for line in document.text.split("\n"):
            if len(line) > 60 and "。" in line:
                bare = "".join(
                    character
                    for character, inside in zip(line, covered[offset : offset + len(line)], strict=True)
                    if not inside and character.isalnum()
                )
                assert bare == "", f"{name}: {bare}"
            offset += len(line) + 1

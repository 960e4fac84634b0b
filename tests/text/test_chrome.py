"""Page furniture: known by its shape and a few words, and never at the price of a paragraph."""

import re
from pathlib import Path

import pytest

from aidgraph.errors import DataError
from aidgraph.text import chrome, glyphs, table
from aidgraph.text.chrome import mark_chrome
from aidgraph.text.lines import read_lines
from aidgraph.text.normalize import normalize

BODY = "海州市派来六名教师，在云岭县的山里住了一年。"


def chrome_of(text: str) -> list[str]:
    lines = read_lines(normalize(text))
    return [line.text for line, mark in zip(lines, mark_chrome(lines), strict=True) if mark]


def text_of(text: str) -> list[str]:
    lines = read_lines(normalize(text))
    return [line.text for line, mark in zip(lines, mark_chrome(lines), strict=True) if not mark]


@pytest.mark.parametrize(
    "line",
    [
        "首页 | 要闻 | 海州 | 区县 | 民生 | 视频 | 数字报",
        "首页　走进云岭　政务公开　办事大厅　互动交流",
        "首页·时政·财经·社会·教育",
        "• 时政",
        "• 更多>>",
        "首页English",
        "您所在的位置:首页>>新闻中心>>云岭>>正文",
        "当前位置：首页 > 专题 > 正文",
        "新闻中心 » 乡镇快讯 » 正文",
        "(2021/3/4 8:05:09)  来源:云岭县融媒体中心  打印本页",
        "字体:[大][中][小]",
        "字号：[大] [中] [小]　分享到：微信 微博　我要评论(0)",
        "时间：2020-08-06　来源：云岭县扶贫办　点击：1327　打印本页",
        "作者：县人社局　点击数：327　【打印】【关闭】",
        "点击:1327",
        "上一篇：山里的春天　　下一篇：没有了",
        "关于我们 | 网站地图 | 联系方式",
        "版权所有 云岭县人民政府 未经授权不得转载",
        "海ICP备00000000号",
        "(云岭在线编辑:林阿海)",
        "责任编辑：林阿海",
        "【责任编辑：林阿海】",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "Copyright © 2011-2021 云岭在线 All Rights Reserved",
        "地址：云岭县山海路1号　邮编：000000　电话：0000-0000000",
        "主办：云岭县人民政府办公室　建议使用1024×768以上分辨率浏览",
        "（未完待续）",
        "本报记者 林阿海 陈小山",
        "新海州·海州日报记者 林阿海",
        "2012年10月23日　第3版　综合新闻",
        "（2018年6月30日　云岭）",
    ],
)
def test_a_line_of_furniture(line: str) -> None:
    assert text_of(f"山海情长\n{line}\n{BODY}") == ["山海情长", BODY]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "一、教育帮扶",
        "年份|项目|资金",
        "受援地　　项目数（个）　　资金（万元）",
        "越岭区—云岭县",
        "新增就业：310人",
        "资金来源：海州市财政帮扶资金、社会捐赠",
        "2016年3月18日 海州市与云岭县签约结对",
        "帮扶方：海州市　　受帮扶方：云岭县",
        "村里扫码下单的人多了，苹果卖到了海州市，果农的日子一天比一天好。",
        "这首歌的版权收入，都捐给了云岭县的小学。",
        "记者：今年有什么新打算？",
        "· 海州市投入帮扶资金5亿元",
        "◎海州在云岭援建基地11个",
        "培训→就业→增收",
        "来自海州的编辑部里，六名编辑报名去支教。",
    ],
)
def test_a_line_of_text(line: str) -> None:
    assert text_of(f"山海情长\n\n{line}\n\n{BODY}") == ["山海情长", normalize(line), BODY]


def test_a_list_of_headlines_ends_with_the_next_statement() -> None:
    lists = "【相关阅读】\n· 渔船回港\n· 一图读懂：什么是结对\n\n【热门排行】 1 地铁改时　2 灯会亮灯"
    text = f"山海情长\n{BODY}\n{lists}\n{BODY}"
    assert chrome_of(text) == [
        "【相关阅读】", "· 渔船回港", "· 一图读懂：什么是结对", "【热门排行】 1 地铁改时 2 灯会亮灯",
    ]  # fmt: skip


def test_headlines_behind_lost_bullets() -> None:
    assert chrome_of(f"{BODY}\n?图文:山里通车\n?县里开会\n?又是丰年\n{BODY}") == [
        "？图文：山里通车", "？县里开会", "？又是丰年",
    ]  # fmt: skip
    assert chrome_of(f"{BODY}\n？这是为什么\n{BODY}") == []


def test_a_date_in_the_middle_of_a_document_is_text() -> None:
    lines = "\n".join([BODY] * 12)
    assert chrome_of(f"{lines}\n2016年3月18日\n{lines}") == []
    assert chrome_of(f"{lines}\n{lines}\n2016年3月18日") == ["2016年3月18日"]


def test_no_paragraph_of_a_found_document_is_lost(found_texts: dict[str, str]) -> None:
    footer = re.compile("版权所有|仅代表|授权|转载|All Rights Reserved|许可")
    for name, text in found_texts.items():
        for line in chrome_of(text):
            assert len(line) <= 60 or "。" not in line or footer.search(line), f"{name}: {line}"


def test_chrome_is_a_small_part_of_newspaper_text(found_texts: dict[str, str]) -> None:
    for name, text in found_texts.items():
        if name.startswith("pd"):
            assert sum(map(len, chrome_of(text))) <= 0.05 * len(text), name


@pytest.mark.parametrize(
    ("row", "message"),
    [("menu\t首页", "input.chrome_row"), ("nav\t首页\tx", "lexicon.columns"), ("nav", "lexicon.columns")],
)
def test_a_bad_row_of_the_lexicon_is_refused_with_its_line(
    row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _seed(monkeypatch, tmp_path, "chrome.tsv", f"# note\n{row}\n")
    with pytest.raises(DataError) as error:
        chrome._lexicon.__wrapped__()
    assert error.value.message == message
    assert error.value.parameters["line"] == "2"


@pytest.mark.parametrize("row", ["囙\t回回\t-", "回\t回\t-"])
def test_a_bad_glyph_is_refused_with_its_line(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _seed(monkeypatch, tmp_path, "glyphs.tsv", f"{row}\n")
    with pytest.raises(DataError) as error:
        glyphs._lexicon()
    assert error.value.message == "input.glyph_row"
    assert error.value.parameters["line"] == "1"


def _seed(monkeypatch: pytest.MonkeyPatch, root: Path, name: str, text: str) -> None:
    folder = root / "lexicon"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(table, "folder", lambda _: folder.parent)

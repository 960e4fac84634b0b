"""Title, publisher and date: found where the text names them, and nowhere else."""

import pytest

from aidgraph.text.dates import date_of_name, find_dates
from aidgraph.text.metadata import describe

BODY = "\n海州市派来六名教师，在山里住了一年，教会孩子们游泳，也学会了山里人的秦腔。2016年3月5日，他们第一次见到雪。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("山海情长\n", "山海情长"),
        ("# 云岭县简报\n", "云岭县简报"),
        ("首页 > 新闻 > 正文\n山海情长\n——海州援云岭记\n", "山海情长"),
        ("您所在的位置：首页>>云岭>>正文\n云岭:从头越(图)\n", "云岭:从头越(图)"),
        ("云岭新闻网\n首页 | 要闻 | 视频 | 专题\n山海情长\n", "山海情长"),
        ("【山海专栏】 【脱贫路上】\n攜手同行\n", "攜手同行"),
        ("2019-02-03 来源：海州日报\n山海情长\n", "山海情长"),
        ("本报记者 林阿海\n山海情长\n", "山海情长"),
        ("云岭县杏花村——\n荒山绿了 腰包鼓了\n", "云岭县杏花村—— 荒山绿了 腰包鼓了"),
        ("山海情长  来源：海州日报\n", "山海情长"),
        ("", ""),
        ("同志们：\n", ""),
    ],
)
def test_the_title_is_the_first_line_that_looks_like_one(head: str, title: str) -> None:
    text = head + BODY
    found = describe(text)
    assert found.title == title
    assert " ".join(text[slice(*(found.title_span or (0, 0)))].split()) == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("山海情长\n(2021/3/4 8:05:09)  来源:云岭县融媒体中心  打印本页" + BODY, "云岭县融媒体中心"),
        ("山海情长\n来源: 海州日报 作者：林阿海" + BODY, "海州日报"),
        ("山海情长\n來源：海州日報\n" + BODY, "海州日報"),
        ("山海情长\n作者:\n来源:\n海州日报\n2016/10/08 00:00\n" + BODY, "海州日报"),
        ("山海情长\n稿件来源：海州都市报2016-03-02" + BODY, "海州都市报"),
        ("山海情长\n海州商报 2018-04-27 01:02 大字" + BODY, "海州商报"),
        ("山海情长\n《海州日报》(2016年08月10日 04版)" + BODY, "海州日报"),
        ("山海情长\n新海州·海州日报记者 林阿海" + BODY, "海州日报"),
        ("山海情长\n海州日报讯（记者林阿海）" + BODY.strip(), "海州日报"),
        ("山海情长\n新华社海州10月5日电 " + BODY.strip(), "新华社"),
        ("山海情长\n" + BODY + "（海州在线编辑：林阿海）\n", "海州在线"),
        ("山海情长\n" + BODY + "海州市对口支援工作办公室\n2022年3月21日\n", "海州市对口支援工作办公室"),
        ("山海简报\n云岭县扶贫办公室  2022年8月26日" + BODY, "云岭县扶贫办公室"),
        ("山海情长\n" + BODY + "（供稿：云岭县移民局  审稿：县志办）\n", "云岭县移民局"),
        ("海州新闻网\n首页 | 要闻 | 视频\n山海情长" + BODY, "海州新闻网"),
        ("山海情长\n来源：本站 点击：12" + BODY, ""),
        ("山海情长\n来源：作者：林阿海" + BODY, ""),
        ("山海情长\n本报讯（记者林阿海）" + BODY.strip(), ""),
        ("山海情长\n" + BODY + "数据来源：统计台账\n", ""),
        ("山海情长" + BODY, ""),
    ],
)
def test_the_publisher_is_named_exactly(text: str, publisher: str) -> None:
    found = describe(text)
    assert found.publisher == publisher
    assert text[slice(*(found.publisher_span or (0, 0)))] == publisher


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("山海情长\n(2020/11/16 17:11:29) 来源:云岭台" + BODY, "2020-11-16"),
        (
            "山海情长\n2020-11-16 09:20　来源：云岭晨报　编辑：阿海　字号：[大] [中] [小]　分享到：微信" + BODY,
            "2020-11-16",
        ),
        ("山海情长\n时间：2020-08-06　点击：7" + BODY, "2020-08-06"),
        ("山海情长\n发布日期: 2020年8月6日" + BODY, "2020-08-06"),
        ("山海情长\n二〇二〇年八月十六日" + BODY, "2020-08-16"),
        ("山海情长\n（二○一九年三月）" + BODY, "2019-03"),
        ("山海情长\n（县志办整理，2004年2月）" + BODY, "2004-02"),
        ("山海情长\n【2019-10-17】" + BODY.strip(), "2019-10-17"),
        ("山海情长\n本报云岭2018年11月6日讯 " + BODY.strip(), "2018-11-06"),
        ("山海通报\n（2020年第9期　4月30日）" + BODY, "2020-04-30"),
        ("《晚间新闻》 (20230808)\n" + BODY, "2023-08-08"),
        ("山海情长\n" + BODY + "2019年12月30日\n", "2019-12-30"),
        ("山海情长\n" + BODY + "云岭县人民政府 2019年12月30日\n上一篇：没有了\n", "2019-12-30"),
        ("关于结对的通知\n各乡镇：\n" + BODY + "\n　　发布时间：2019-12-30\n", "2019-12-30"),
        ("2019年云岭县帮扶工作总结\n" + BODY, "2019"),
        ("云岭年鉴（2013卷）\n" + BODY, "2013"),
        ("2016年以来结对工作报告\n" + BODY, ""),
        ("2018—2020年行动计划\n" + BODY, ""),
        ("记2016年那个冬天\n" + BODY, ""),
        ("云岭年鉴\n记事时间：2007年1月1日至12月31日\n" + BODY, ""),
        ("山海情长\n新华社海州10月5日电 " + BODY.strip(), ""),
        ("山海情长\n2020年13月40日\n" + BODY, ""),
        ("山海情长" + BODY, ""),
    ],
)
def test_the_date_is_one_that_the_text_gives_as_its_own(text: str, published: str) -> None:
    assert describe(text).published == published


@pytest.mark.parametrize(
    ("name", "published"),
    [("20230101.md", "2023-01-01"), ("pd20190201-02-02.txt", "2019-02-01"), ("2019-02-01 a.txt", "2019-02-01"),
     ("a20191399.txt", ""), ("20190201123.txt", ""), ("report.txt", "")],
)  # fmt: skip
def test_a_name_dates_a_text_that_does_not_date_itself(name: str, published: str) -> None:
    assert date_of_name(name) == published
    assert describe("山海情长" + BODY, name).published == published
    assert describe("山海情长\n发布日期：2020-08-06" + BODY, name).published == "2020-08-06"


def test_dates_that_open_a_span_are_none() -> None:
    assert [found.iso for found in find_dates("2018年6月至9月，2018年6月以来，2018年6月30日")] == ["2018-06-30"]


def test_found_documents_name_spans_of_their_own(found_texts: dict[str, str]) -> None:
    for name, text in found_texts.items():
        found = describe(text, name)
        assert " ".join(text[slice(*(found.title_span or (0, 0)))].split()) == found.title
        assert text[slice(*(found.publisher_span or (0, 0)))] == found.publisher
        assert found.title, name

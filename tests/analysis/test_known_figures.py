"""Twenty-two sets of published figures that seem to disagree, each as the claims that they make, and how each ends.

The figures are facts of public reports, in 亿 yuan; a set that contradicts nothing says what tells its figures apart.
"""

from typing import Any

import pytest

from aidgraph.analysis.comparison import compare
from aidgraph.analysis.conflicts import find_conflicts, hints_of_words
from aidgraph.model import Claim
from analysis.saying import annual, claim, figure, running

COUNTRY: dict[str, Any] = {"subject": "group:东部", "object": "group:西部"}
PLAN = {"status": "planned"}


def to(period: tuple[str, str], value: float, **said: Any) -> Claim:
    """A running total over a stated period."""
    return claim(value, *period, cumulative=True, **said)


# set: one figure, the other, how they end and by what
SETS: list[tuple[str, Claim, Claim, str, str]] = [
    ("四市到甘肃，三年与近年", running(54.33, "2019-07"), running(89.66, "2020-10"), "reconciled", "date"),
    ("四市到甘肃，累计与单年", running(54.33, "2019-07"), annual(19.79, 2018), "not_comparable", "running"),
    (
        "四市到甘肃，近三年与近年",
        running(70, "2020-10", "2018", bound="over"), running(89.66, "2020-10"), "not_comparable", "period",
    ),
    ("青岛到定西，四年与五年", to(("2021", "2024"), 18.68), to(("2021", "2025"), 22.79), "reconciled", "date"),
    ("青岛到定西，五年与一年", to(("2021", "2025"), 22.79), annual(4.56, 2025), "not_comparable", "running"),
    (
        "全国2019，到八月与全年",
        running(208.9, "2019-08", "2019", **COUNTRY), annual(229, 2019, **COUNTRY), "not_comparable", "running",
    ),
    (
        "全国2019，财政与社会",
        annual(229, 2019, **COUNTRY), annual(65, 2019, what="social", **COUNTRY), "not_comparable", "kind",
    ),
    (
        "全国2023，资金与款物",
        running(21.2, "2023-11", "2023", what="social"), running(28.5, "2023-11", "2023", what="social"),
        "conflict", "values",
    ),
    ("全国2023，时点丢失", annual(231.9, 2023), running(231.9, "2023-11", "2023"), "not_comparable", "running"),
    (
        "全国二十年，累计变小",
        to(("1996", "2014"), 118.2), to(("1996", "2015"), 102, bound="about"), "conflict", "falls",
    ),
    (
        "全国六年，含不含社会",
        to(("2015", "2020"), 1005), to(("2015", "2020"), 1005, what=""), "not_comparable", "kind",
    ),
    ("闽宁，省财政两时点", to(("1996", "2016"), 5.05), to(("1996", "2020"), 19.34), "reconciled", "date"),
    ("闽宁，合计与省财政", to(("1996", "2011"), 7.74, what=""), to(("1996", "2016"), 5.05), "not_comparable", "kind"),
    (
        "中山到昭通，同一数字两种口径",
        running(28.5, "2020-04", "2016"), running(28.5, "2020-06", "2016", what=""), "not_comparable", "kind",
    ),
    ("浙川，四舍五入", running(52.8, "2021-05", "2016"), running(52.788, "2021-06", "2016"), "agree", ""),
    (
        "深圳到百色河池，财政与合计",
        running(32, "2020-08", "2016", bound="over"), running(46.65, "2020-11", "2016", what=""),
        "not_comparable", "kind",
    ),
    (
        "北车到麦积，两时点",
        running(0.083, "2008-04", "2002"), running(0.10366, "2010-04", "2002"), "reconciled", "date",
    ),
    (
        "中车到那坡，总额与分项之和",
        running(0.313245, "2018-01", "2002"), running(0.30631, "2018-01", "2002"), "conflict", "values",
    ),
    (
        "大兴到察右前旗，总额与分项之和",
        to(("2018", "2021"), 0.510712), to(("2018", "2021"), 0.52433), "conflict", "values",
    ),
    (
        "中国石化到东乡，八月与九月",
        running(4.46, "2020-08", "2013", bound="about"), running(4.5, "2020-09", "2013"), "conflict", "values",
    ),
    (
        "中国石化到东乡，七年与十二年",
        running(4.5, "2020-09", "2013"), running(10.48, "2025-11", "2013"), "reconciled", "date",
    ),
    ("三峡集团到巫山，两时点", running(0.5141, "2019", "2002"), running(5.53, "2023-11", "2002"), "reconciled", "date"),
    ("京蒙，前后两段", to(("1996", "2017"), 12.64), to(("2018", "2020"), 27.44), "not_comparable", "period"),
    (
        "京蒙，计划与实际",
        to(("2018", "2020"), 29.75, **PLAN), to(("2018", "2020"), 27.44), "not_comparable", "status",
    ),
    ("青岛到陇南，五年与三年", to(("2016", "2020"), 15.66), to(("2017", "2019"), 9.78), "not_comparable", "period"),
    (
        "青岛到三地合计与陇南",
        to(("2016", "2020"), 34.15, object="group:三地"), to(("2016", "2020"), 15.66), "not_comparable", "parties",
    ),
    (
        "武清到一县与到两县",
        running(2.02, "2021-09", "2017"), running(2.3, "2019", "2017", object="group:两县"),
        "not_comparable", "parties",
    ),
    (
        "天津到全部受援地与到甘肃",
        annual(24.48, 2018, object="group:受援地"), annual(30, 2018), "not_comparable", "parties",
    ),
    ("天津到甘肃2012，财政与含物资", annual(0.6, 2012), annual(0.999093, 2012, what=""), "not_comparable", "kind"),
    (
        "天津到甘肃，两个五年",
        to(("2016", "2020"), 30, bound="over"), to(("2021", "2022"), 32.24), "not_comparable", "period",
    ),
    (
        "市北到临洮，年度计划与分项",
        annual(0.5066, 2025, **PLAN), annual(0.48, 2025, **PLAN), "not_comparable", "status",
    ),
    (
        "中国海油，扶贫援藏与尼玛",
        to(("2002", "2017"), 4.7, bound="over", object="group:各县"), to(("2002", "2021"), 4.5, bound="over"),
        "not_comparable", "parties",
    ),
    (
        "贵州，八城与七城",
        to(("2013", "2015"), 10.58, subject="group:八城"), to(("2016", "2020"), 20, subject="group:七城", **PLAN),
        "not_comparable", "parties",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "one", "other", "outcome", "by"), SETS, ids=[row[0] for row in SETS])
def test_each_set_ends_as_a_conflict_or_is_told_apart(
    name: str, one: Claim, other: Claim, outcome: str, by: str
) -> None:
    found = compare(figure(one), figure(other))
    assert (found.outcome, found.by) == (outcome, by)
    assert bool(find_conflicts([one, other])) == (outcome == "conflict")


def test_all_of_them_at_once_make_the_same_conflicts() -> None:
    """Each set about parties of its own: nothing is added to, and nothing hidden by, another set."""
    told = [
        claim(
            each.value or 0, each.start, each.end, what=each.what, cumulative=each.cumulative, as_of=each.as_of,
            bound=each.bound, status=each.status, subject=f"{each.subject}/{number}", object=each.object,
        )
        for number, (_, one, other, *_) in enumerate(SETS)
        for each in (one, other)
    ]  # fmt: skip
    found = find_conflicts(told)
    assert len(found) == sum(outcome == "conflict" for *_, outcome, _ in SETS)
    assert [conflict.spread for conflict in found] == sorted((conflict.spread for conflict in found), reverse=True)


def test_goods_in_the_words_of_one_may_reconcile_it_with_money_alone() -> None:
    (name,) = [row for row in SETS if row[0] == "全国2023，资金与款物"]
    (conflict,) = find_conflicts(name[1:3])
    money, goods = sorted(conflict.figures, key=lambda one: one.value)
    assert hints_of_words(conflict, {money.id: ["捐赠资金21.2亿"], goods.id: ["捐助款物28.5亿"]}) == ("goods",)
    assert hints_of_words(conflict, {money.id: ["捐赠21.2亿"], goods.id: ["捐助28.5亿"]}) == ()


def test_what_the_words_leave_open_is_hinted_at() -> None:
    (conflict,) = find_conflicts([running(10, "2020-03", what=""), running(25, "2020-09", what="", approx=True)])
    assert conflict.hints == ("date", "period", "kind", "bound")
    (other,) = find_conflicts([annual(1, 2018), annual(2, 2018), annual(3, 2018)])
    assert (len(other.figures), other.hints, other.reasons) == (3, (), ("values",))

"""Hands on what numbers count: classifiers, measures and counted nouns, each with its unit in the fact model."""

import re
from typing import Final

_COUNT: Final = """
    个 座 家 所 间 处 条 项 批 批次 期 次 场 场次 口 盏 套 台 台次 辆 辆次 车次 对 件 份 棵 株 支 栋 幢 眼 孔 艘
    架 架次 部 本 册 张 幅 把 片 块 扇 顶 床 双 副 组 类 种 门 节 班 班次 趟 列 团 队 轮 枚 瓶 袋 箱 盒 包 筐 桶
    宗 笔 桩 款 例 起 道 篇 单 通 粒
"""
_MEASURES: Final = """
    吨 斤 公斤 千克 克 公里 千米 米 厘米 毫米 海里 平方米 平方公里 平方千米 立方米 立方 平米 公顷 升 瓦 兆瓦 瓦时
    度 伏 安 标箱 头 只 羽 匹 尾 峰 岁 周岁 天 日 小时 个小时 个多小时 个半小时 分钟 秒 个月 个多月 个半月 个半 年 周
    周年 个年头 学时 个学时 课时 工作日 个工作日 学期 个学期 季 季度 个季度 世纪 个世纪 个多世纪 年代 百分点
    个百分点 个点 字 页 层 楼 号 级 版 届 折 点 分 时 代 成 倍 寸 尺
"""
_CLASSIFIERS: Final = (
    ("person", "人 人次 名 位"),
    ("household", "户"),
    ("mu", "亩"),
    ("count", _COUNT),
    ("", _MEASURES),
)
UNITS: Final[dict[str, str]] = {word: unit for unit, words in _CLASSIFIERS for word in words.split()}
_LONGEST: Final = max(map(len, UNITS))

_SPOILERS: Final = {
    "人": "口民员才均工", "名": "额称义词列气望誉", "位": "于置居列移", "户": "籍", "个": "性体别",
    "家": "庭乡长电访属畜国门渠",
    "所": "以有在属得", "条": "件例约理", "项": "目链", "期": "间待限望货末刊", "场": "所馆地景面",
    "口": "岸号头粮味述罩感碑腔", "台": "湾湖州阶风账前", "套": "餐路用", "份": "额子", "处": "理于长分罚置境",
    "座": "谈位", "次": "日年序要生", "批": "准发复评次", "间": "接隔断", "对": "口比于接外内应象", "包": "括含装抓",
    "支": "持付援教出撑书", "本": "科地级报省市县州届来身质年", "张": "家掖北", "部": "门委位长", "组": "织长建成",
    "片": "区面", "把": "握关", "团": "结体圆", "班": "级子", "节": "约日能水会目", "门": "市店票窗源",
    "种": "植养子田粮", "轮": "换训岗", "列": "入为", "道": "路德教真", "队": "伍长", "起": "来步草诉源",
    "副": "书县市省总局处主院校", "双": "方向边", "款": "项物额", "单": "位独", "米": "脂", "克": "拉什服", "头": "号",
    "只": "有是要能占剩会", "匹": "配", "升": "级至到", "天": "津水祝然台", "年": "级均轻龄", "安": "排置全装徽康溪顺",
    "度": "假过", "瓦": "窑房", "号": "召", "级": "别", "版": "权", "代": "表理", "点": "位", "分": "别布享担钟配之",
    "时": "间期代候", "字": "号", "日": "元均", "成": "立为员果本功都绩交效县", "层": "面次",
    "周": "边围转", "季": "节", "通": "过道信车报常知用",
}  # fmt: skip
"""Characters that, after a classifier, make another word of it: 5项目 is no 项, 4市对口 no 对."""

_CHINESE_SPOILERS: Final = {"台": "县山河区子江", "道": "区江", "家": "村", "口": "区"}
"""The same after a Chinese numeral, where the two may be a place: 三台县, 七台河市, 二道区, 五家渠市."""

_MODIFIERS: Final = """
    贫困 建档立卡 脱贫 未脱贫 农村 农牧 农业 城乡 城镇 易地搬迁 搬迁 留守 困难 低收入 受益 当地 少数民族 各族 返乡
    富余 剩余 转移 残疾 外出 在校 受灾 移民 县域 深度 国家级 省级 西部 东部 重点 偏远 乡村 务工 监测
"""
_PERSONS: Final = """
    人口 群众 劳动力 学生 学员 农民 农民工 牧民 农牧民 村民 党员 干部 教师 医生 医务人员 患者 游客 儿童 老人 妇女 居民
    职工 青年 移民 务工人员 务工者 师生 工人 公务员 技术人员 专业技术人员 专技人才 人才
"""
_HOUSEHOLDS: Final = "农户 贫困户 脱贫户 脱贫家庭 家庭 搬迁户 监测户 养殖户 种植户 牧户 农牧户 住户 困难户 低保户"
_PLACES: Final = """
    市州 州市 市县 县市 县区 区县 县市区 旗县 旗县区 省区 省市 省区市 省市区 市区 乡镇 镇乡 镇村 村社区 行政村 自然村
    贫困村 贫困县 贫困乡 贫困乡镇 示范村 省 市 州 县 区 旗 乡 镇 村 社区 街道 校 学校 医院 企业 合作社 园区
"""
_NOUNS: Final[dict[str, str]] = {
    noun: unit
    for unit, nouns in (("person", _PERSONS), ("household", _HOUSEHOLDS), ("count", _PLACES))
    for noun in nouns.split()
}
_NOUN_SPOILERS: Final = {
    "市": "场民值委政长直级", "县": "域直级委政长城", "区": "域间块别划分位", "乡": "亲下情愁", "村": "级委集",
    "省": "直级会长外内委政", "镇": "长", "校": "长园区", "旗": "舰下帜袍",
}  # fmt: skip


def _longest_first(words: str | dict[str, str]) -> str:
    """A pattern for any of ``words``."""
    return "|".join(sorted(words.split() if isinstance(words, str) else words, key=len, reverse=True))


_NOUN: Final = re.compile(rf"(?:{_longest_first(_MODIFIERS)}){{0,3}}?({_longest_first(_NOUNS)})(.?)")


def classifier_at(text: str, position: int, *, chinese: bool) -> str:
    """The longest classifier or measure at ``position``, or ``""``; ``chinese``: after a Chinese numeral."""
    for size in range(_LONGEST, 0, -1):
        word = text[position : position + size]
        if word in UNITS:
            following = text[position + size : position + size + 1]
            spoilers = _SPOILERS.get(word, "") + (_CHINESE_SPOILERS.get(word, "") if chinese else "")
            if not following or following not in spoilers:
                return word
    return ""


def noun_at(text: str, position: int) -> tuple[str, str]:
    """The noun that a number without a classifier counts, and its unit: 2.1万贫困人口, 9县市, 近2万农户."""
    found = _NOUN.match(text, position)
    if found is None:
        return "", ""
    noun, following = found.groups()
    return ("", "") if following and following in _NOUN_SPOILERS.get(noun, "") else (noun, _NOUNS[noun])

"""Prepositions: what stands right before a party tells its part in the clause."""

from typing import Final

# Words that mark a party's part, by the part; the longest that fits counts.
_PARTS: Final[dict[str, str]] = {
    word: part
    for part, words in {
        "agent": "由 被 经 受 得到 获得 受到 接受 承接",
        "target": "对 向 给 为 替 帮助 支持 助力 针对 支援",
        "partner": "与 和 同 跟 会同 携手 联合 协同 牵手 联手 对接",
        "place": "在 于 位于 地处",
        "goal": (
            "到 赴 来 往 至 前往 来到 奔赴 深入 进 入 入驻 落户 走进 进驻 派往 落地 进入 去 抵达 飞赴 远赴 分赴 "
            "扩大到 扩大至 覆盖 安排到 派到 扩展到 延伸到 拓展到"
        ),
        "source": "从 自 来自 源自",
        "cause": "让 使 令",
        "as": "作为 成为 是 系 即",
    }.items()
    for word in words.split()
}
_LONGEST: Final = max(map(len, _PARTS))
# A character before a marker that makes another word of it: 面对, 因为, 参与, 达到, 已经 …
_NOT_AFTER: Final[dict[str, str]] = {
    "对": "面应相反绝针核校",
    "为": "作成因认以称更改视命名化列评定誉升转",
    "与": "参赠给授",
    "和": "饱缓平温总随共",
    "同": "共相合协如不等",
    "在": "正存现所实潜",
    "到": "达得受感看遇想找收提",
    "来": "近以原后本未年带历",
    "由": "自理缘",
    "经": "已曾历财",
    "于": "对关位属由至处等低高大小善基终",
    "自": "各亲来",
    "至": "甚乃以直",
    "进": "推引促增先改跟",
    "入": "投收引纳融",
    "让": "转礼",
    "使": "即促致行",
    "帮": "",
    "从": "服",
    "受": "接承享",
    "给": "供补自",
    "向": "面方走",
    "是": "但可还于只",
    "去": "过",
}


def part_of(marker: str) -> str:
    """The part that a marker says; empty where there is no marker."""
    return _PARTS.get(marker, "")


def marker_before(text: str, start: int, floor: int) -> str:
    """The marker that ends at ``start`` (not before ``floor``); empty where there is none."""
    for size in range(min(_LONGEST, start - floor), 0, -1):
        word = text[start - size : start]
        if word not in _PARTS:
            continue
        if size == 1 and start - size > floor and text[start - size - 1] in _NOT_AFTER.get(word, ""):
            return ""
        return word
    return ""

"""Takes a division's full name apart: its stem, and the short forms in which Chinese text uses it."""

import re
from typing import Final

# The 55 recognised minorities, as they stand in the names of autonomous divisions; longer names first, since 族 is
# left out after the longer ones (察布查尔锡伯自治县).
_PEOPLES: Final = (
    "柯尔克孜", "达斡尔", "鄂伦春", "鄂温克", "哈萨克", "维吾尔", "塔吉克", "俄罗斯", "蒙古", "锡伯",
    "乌孜别克族", "塔塔尔族", "土家族", "布依族", "朝鲜族", "哈尼族", "傈僳族", "高山族", "拉祜族", "东乡族",
    "纳西族", "景颇族", "仫佬族", "布朗族", "撒拉族", "毛南族", "仡佬族", "阿昌族", "普米族", "德昂族", "保安族",
    "裕固族", "独龙族", "赫哲族", "门巴族", "珞巴族", "基诺族", "回族", "藏族", "苗族", "彝族", "壮族", "满族",
    "侗族", "瑶族", "白族", "傣族", "黎族", "佤族", "畲族", "水族", "土族", "羌族", "怒族", "京族", "各族",
)  # fmt: skip
_PEOPLE: Final = re.compile("(?:(?:" + "|".join(_PEOPLES) + ")族?)+$")
_AUTONOMOUS: Final = {"自治区": "", "自治州": "州", "自治县": "县", "自治旗": "旗"}
_SUFFIX: Final = re.compile(r"(特别行政区|行政区|自治[区州县旗]|工农区|地区|新区|特区|林区|矿区|[省市州盟县区旗])$")
# A banner's or a mining district's stem is no name by itself where it ends in a direction or a colour.
_BARE_STEM: Final = re.compile(r"[左右中前后东西南北黄蓝白红]$")


def split_name(name: str) -> tuple[str, str]:
    """Stem and suffix: 积石山保安族东乡族撒拉族自治县 → (积石山, 自治县); a people stays where nothing else is left."""
    found = _SUFFIX.search(name)
    if not found or found.start() == 0:
        return name, ""
    stem, suffix = name[: found.start()], found.group()
    if suffix in _AUTONOMOUS or (suffix == "区" and stem.endswith("族")):
        place = _PEOPLE.sub("", stem)
        stem = place if len(place) > 1 else stem.removesuffix("族")
    return stem, suffix


def stem_of(name: str) -> str:
    """The stem alone: what stays when a county becomes a district."""
    return split_name(name)[0]


def suffixed_forms(name: str) -> tuple[str, ...]:
    """Short forms that keep a suffix: 临夏州, 东乡县, 鄂伦春旗; none where the name has no longer form."""
    stem, suffix = split_name(name)
    short = _AUTONOMOUS.get(suffix, suffix if stem + suffix != name else "")
    return (stem + short,) if short else ()


def bare_form(name: str) -> str:
    """The stem, where text uses it alone: 甘谷, 临夏, 东丽, 浦东; empty where it does not (成县, 井陉矿区)."""
    stem, suffix = split_name(name)
    if not suffix or len(stem) < 2 or (suffix == "矿区" and len(stem) < 4):
        return ""
    if suffix in ("旗", "自治旗") and _BARE_STEM.search(stem):
        return ""
    return stem

"""Words that stand for a party named elsewhere (我省, 该县, 两地, 东部四市): found here, told in reading order."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["home", "back", "pair", "group", "letter", "receiver", "provider", "central", "firms", "western"]

_NUMERALS: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LEVEL: Final = "省市州县区盟旗镇乡村"
_HOME: Final = re.compile(
    rf"(?:我|本|全)([{_LEVEL}])(?![\u4e00-\u9fff]?长)|(?<=[来到赴驻])([市县州区旗])(?=投资|挂职|支教|支医|工作|考察|创业|办厂|建厂)"
)
_BACK: Final = re.compile(rf"(?:该|此|这个)([{_LEVEL}])")
_PAIR: Final = re.compile(
    r"两省市|两省区|两省\(区、?市\)|两市州|两市县|两县区|两区县|两县市|两地|双方|协作双方|结对双方|两省|两市|两州|两县|两区"
)
_GROUP: Final = re.compile(
    r"(?:东部地区|东部协作|东部对口|东部|协作|帮扶|对口帮扶|援助)?(?P<n>\d{1,2}|[两二三四五六七八九十])个?"
    r"(?P<unit>省区市|省市|省区|市州|县市区|县区|区县|市县|城市|地市|省|市|州|县|区|地)(?![委里内外场民政长级际])"
)
_EASTERN: Final = re.compile(
    r"东部(?=企业|民营企业|客商|商会|\d)|东部(?:协作|对口|结对)?(?:省市|省份|城市|地区|协作方|发达地区|协作市|协作省市|帮扶城市|各省市)|东部协作市|对口帮扶(?:城)?市|帮扶城市|协作省市|支援省市"
)
_WESTERN: Final = re.compile(
    r"(?:中)?西部(?:地区)?(?:的)?\d{0,2}个?(?:省区市|省\(区、?市\)|省（区、?市）|省份|省区|省市区|协作省份|协作地区)"
)
_RECEIVER: Final = re.compile(r"当地|受援地区|受援地|受援方|受援县|结对地区|协作地区|对口地区|受帮扶地区|受扶地")
_FIRMS: Final = re.compile(r"(?P<n>[两二三四五六七八九十]|\d)(?:家|所)(?P<unit>企业|公司|医院|学校|单位|高校|合作社)")
_CENTRAL: Final = re.compile(
    r"(?:(?P<n>\d{1,3}|[两二三四五六七八九十])(?:家|个))?(?:驻\w{1,2})?中央(?:和国家机关)?(?:定点(?:扶贫|帮扶))?单位"
)
_PROVIDER: Final = re.compile(r"帮扶方|支援方|援助方|帮扶城市|前方指挥部|援疆指挥部|援藏工作队|援疆工作队")


@dataclass(frozen=True, slots=True)
class Reference:
    """``text[start:end]`` stands for a party; ``suffix`` is its level's character, ``count`` how many it speaks of."""

    start: int
    end: int
    kind: Kind
    suffix: str = ""
    count: int = 0
    letters: str = ""
    text: str = ""


class ReferenceFinder:
    """Finds references of every kind; ``letters`` are the one-character names of places (沪, 滇, 甘 …)."""

    def __init__(self, letters: str) -> None:
        some = f"[{re.escape(letters)}]"
        self._letters = re.compile(
            rf"(?:来|赴|在|入|驻|到|进|援(?![疆藏青]))(?P<to>{some})(?=挂职|投资|工作|支教|支医|支农|考察|务工|企业|项目|干部|资金|教师|医生|医疗|人才|专技"
            rf"|专业|期间|就业|落户|交流|到位|兴业|置业|开展|稳定|，|。|、|；)"
            rf"|(?P<of>{some})(?=企业|企到|企来|企在|企入|企赴|方|商来|商到|商在|籍)"
            rf"|(?P<two>{some}{{2}})(?=两地|双方|协作|扶贫|对口|两省|两市|携手|结对|东西部|山海|劳务|产业)"
        )

    def find(self, text: str) -> list[Reference]:
        """Every reference of ``text``, in order, none overlapping."""
        found = [*self._plain(text), *self._lettered(text)]
        kept: list[Reference] = []
        for reference in sorted(found, key=lambda r: (r.start, -r.end)):
            if not kept or reference.start >= kept[-1].end:
                kept.append(reference)
        return kept

    def _plain(self, text: str) -> list[Reference]:
        found: list[Reference] = []
        kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_HOME, "home"), (_BACK, "back"))
        for pattern, kind in kinds:
            found += [
                Reference(m.start(), m.end(), kind, m[m.lastindex or 1], 1, text=m.group())
                for m in pattern.finditer(text)
            ]
        found += [Reference(m.start(), m.end(), "pair", count=2, text=m.group()) for m in _PAIR.finditer(text)]
        found += [Reference(m.start(), m.end(), "group", text=m.group()) for m in _EASTERN.finditer(text)]
        found += [Reference(m.start(), m.end(), "western", text=m.group()) for m in _WESTERN.finditer(text)]
        found += [Reference(m.start(), m.end(), "receiver", text=m.group()) for m in _RECEIVER.finditer(text)]
        found += [Reference(m.start(), m.end(), "provider", text=m.group()) for m in _PROVIDER.finditer(text)]
        for match in _FIRMS.finditer(text):
            count = count_of(match.group("n"))
            found.append(Reference(match.start(), match.end(), "firms", match.group("unit"), count, text=match.group()))
        for match in _CENTRAL.finditer(text):
            count = count_of(match.group("n") or "")
            found.append(Reference(match.start(), match.end(), "central", "", count, text=match.group()))
        for match in _GROUP.finditer(text):
            count = count_of(match.group("n"))
            found.append(
                Reference(match.start(), match.end(), "group", match.group("unit")[-1], count, text=match.group())
            )
        return found

    def _lettered(self, text: str) -> list[Reference]:
        found: list[Reference] = []
        for match in self._letters.finditer(text):
            name = match.lastgroup or "to"
            start, end = match.span(name)
            found.append(
                Reference(start, end, "letter", count=end - start, letters=match.group(name), text=match.group(name))
            )
        return found


def count_of(numeral: str) -> int:
    """``四`` and ``4`` alike as 4; a numeral above ten that is no digit as 0."""
    return int(numeral) if numeral.isascii() and numeral.isdigit() else _NUMERALS.get(numeral, 0)

"""Hands on the fixed expressions of time that need no number: 近年来, 累计, 截至目前, 次年, 同期, 近日 …"""

import re
from dataclasses import dataclass
from typing import Final

from aidgraph.values.periods import Kind, Period

_NUMBER: Final = "0-9一二两三四五六七八九十几数"


@dataclass(frozen=True, slots=True)
class Phrase:
    """``pattern`` (without a group) says a period of ``kind``, leaning on ``relative`` plus ``offset`` years."""

    pattern: str
    kind: Kind
    relative: str = ""
    offset: int = 0


PHRASES: Final = (
    Phrase("近[些几]?年(?![内底初末])来?|这[些几]年来?|历年来?|(?:好几|几|数|多|几十|数十|好多)年(?:以)?来", "running"),
    Phrase("累计|累积(?=[投选派实资完帮援])|一直以来|长期以来|有史以来", "running"),
    Phrase("至今(?![年天日春夏秋冬])|迄今(?:为止)?", "running"),
    Phrase(
        "(?:截至到|截止到|截止至|截至|截止)[，,]?(?:目前|现在|当前|日前|今(?![年天日春夏秋冬])|(?:记者)?发稿时?)(?:为止)?"
        "|(?<![达得])到(?:目前|现在)(?:为止)?|(?:目前|现在)为止",
        "until",
        "now",
    ),
    Phrase(f"近日|近期|(?<![{_NUMBER}])日前|连日来|前不久|不久前|[今昨][天日]|最近(?![的{_NUMBER}])", "span", "now"),
    Phrase("今[春夏秋冬][季天]?", "span", "this_year"),
    Phrase(f"(?<![{_NUMBER}半])年(?:内|底前|末前)", "before", "this_year"),
    Phrase("当年(?!轻)|同年(?![级龄])|全年(?!龄)|那一?年|这一年|该年(?!级)", "relative", "that_year"),
    Phrase("上半年|下半年|前三季度|第?[一二三四](?:[至到][二三四])?季度", "relative", "that_year"),
    Phrase("次年|翌年|第二年(?!级)", "relative", "that_year", 1),
    Phrase("第三年(?!级)", "relative", "that_year", 2),
    Phrase("(?<!以)上一?年(?![龄级])(?:度|同期)?|前一年", "relative", "that_year", -1),
    Phrase("同期|同一?时期|这一时期|其间|此间|(?<![一-鿿”])期间", "relative", "that_period"),
    Phrase("当天|当日|同日|同一天", "relative", "that_day"),
)
_PHRASES: Final = re.compile("|".join(f"({phrase.pattern})" for phrase in PHRASES))
FIRST_CHARACTERS: Final = "近最这历好几数多累一长有至迄截到目现连前不今昨年当同全那该上下第二三四次翌其此期日"
"""With which the phrases begin."""


def phrase_at(text: str, position: int, document_year: int | None) -> Period | None:
    """The fixed expression that starts at ``position``; 近日 and 今春 are in ``document_year``, where that is known."""
    found = _PHRASES.match(text, position)
    if found is None or found.lastindex is None:
        return None
    phrase = PHRASES[found.lastindex - 1]
    relative, year = phrase.relative, None
    if relative in ("now", "this_year") and document_year is not None:
        year = str(document_year)
        relative = "now" if relative == "now" else ""
    return Period(
        position, found.end(), phrase.kind,
        year if phrase.kind == "span" else None, year,
        phrase.kind in ("running", "until"), None, relative, phrase.offset,
    )  # fmt: skip

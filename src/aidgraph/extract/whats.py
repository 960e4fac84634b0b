"""What a fact counts: from the frame, the trigger and the noun beside the number to the value of ``what``."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from aidgraph.extract.actors import actor_of
from aidgraph.extract.chunks import Clause, PartyChunk, WordChunk
from aidgraph.extract.findings import Finding
from aidgraph.extract.frames import Frame
from aidgraph.extract.measures import Measure

_TRAINEES: Final = {
    "cadre": "cadre", "professional": "professional", "teacher": "professional", "doctor": "professional",
    "mixed": "mixed", "poor": "farmer", "farmers": "farmer", "jobs": "farmer", "student": "student",
}  # fmt: skip
_JOBS: Final = re.compile(r"就业|务工|上岗|岗位|用工")
_NAMED: Final = re.compile(
    r"[了的一座个所条处“这该那]*([\u4e00-\u9fff（）“”]{1,16}?(?:项目|基地|学校|小学|中学|幼儿园|医院|卫生院|卫生室|大桥|桥|公路|道路|车间|园区"
    r"|产业园|示范园|中心|工程|水厂|教学楼|综合楼|宿舍楼|大棚|温室|广场|公园|图书馆|敬老院|福利院|新村|示范村|安置房|水窖|[\u4e00-\u9fff]{2}[镇村]))"
    r"(?=[，。；、等和及”\s]|$|建成|投入|落成|竣工|动工|开工|启用|项目|先后|已|顺利|正式|照亮)"
)
_AGREED: Final = re.compile(r"[“《]?([\u4e00-\u9fff“”]{0,24}(?:协议书|协议|备忘录|意向书|合同))")


def what_of(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    """The value of ``what``: as the frame says it, or as its ``@`` rule finds it."""
    rule = _RULES.get(frame.what)
    return rule(frame, word, clause, measure) if rule is not None else frame.what


def _kind(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    own = next((v for cls in frame.trigger if (v := word.value(cls))), "")
    return (measure.kind.what if measure else "") or own


def _noun(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    return measure.noun if measure else ""


def _talent(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    chunks = (c.value("talent") for c in clause.chunks if isinstance(c, WordChunk))
    return next((value for value in chunks if value), "")


def _jobs(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    """Employment is what its words say, whoever is employed."""
    if _JOBS.search(clause.text, clause.start, clause.end):
        return "jobs"
    return measure.kind.what if measure else ""


def _trainee(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    return _TRAINEES.get(measure.kind.what, "") if measure else ""


def _unit(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    """县区, 村, 学校 …; on the helper's side 东部乡镇 …: whose they are, the party before the number tells."""
    if measure is None:
        return ""
    unit = "企业" if measure.kind.cls == "firms" else measure.kind.what
    before = [c for c in clause.chunks if isinstance(c, PartyChunk) and c.start < measure.start]
    return f"东部{unit}" if before and before[-1].parties.side in ("east", "giver") else unit


def _agreement(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    match = _AGREED.search(clause.text, word.end, clause.end)
    return match.group(1).lstrip("了“").replace("”", "") if match else ""


def _named(frame: Frame, word: WordChunk, clause: Clause, measure: Measure | None) -> str:
    """The one thing that is built, by its name: what follows the verb, less the place that it stands in."""
    parties = [c.end for c in clause.chunks if isinstance(c, PartyChunk) and word.end <= c.start <= word.end + 2]
    match = _NAMED.match(clause.text, parties[0] if parties else word.end, clause.end)
    return match.group(1).strip("“”") if match else ""


_RULES: Final[dict[str, Callable[[Frame, WordChunk, Clause, Measure | None], str]]] = {
    "@kind": _kind,
    "@noun": _noun,
    "@talent": _talent,
    "@jobs": _jobs,
    "@trainee": _trainee,
    "@unit": _unit,
    "@agreement": _agreement,
    "@named": _named,
}


def by_actor(finding: Finding) -> Finding:
    """Gifts of firms, hospitals and associations are social money, a central unit's own money is central."""
    if finding.frame.predicate == "invests_in" and not finding.what and _for_place(finding):
        return replace(finding, what="enterprises")
    actors = {actor_of(member) for member in finding.subject.parties.members}
    if finding.frame.predicate != "funds" or finding.what == "attracted" or "place" in actors:
        return finding
    return replace(finding, what="central" if actors == {"central"} and finding.what != "social" else "social")


def _for_place(finding: Finding) -> bool:
    return all(m.entity.is_place or m.entity.type == "Group" for m in finding.subject.parties.members)

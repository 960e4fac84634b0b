"""From findings to facts: distributed over the parties of a list, or given to their group, with words and context."""

from collections.abc import Iterator
from typing import Final

from aidgraph.extract.chunks import Parties, Party, Span
from aidgraph.extract.coordination import listed_group
from aidgraph.extract.findings import Finding
from aidgraph.model import Context, Document, Entity, Evidence, Fact
from aidgraph.model.fact import Role
from aidgraph.text import Compact

_SCHEMES: Final = {
    "Enterprise": "enterprise",
    "Cooperative": "enterprise",
    "Institution": "institution",
    "SocialOrganization": "social",
}
_STANDING: Final = frozenset({"assists", "pairs_units"})
_EVENTS: Final = frozenset({"sets_up", "signs", "settles_in", "takes_part_in"})


def facts_of(finding: Finding, document: Document, source: Compact) -> Iterator[Fact]:
    """The facts that a finding states, one for each pair of parties that it gives them to.

    ``source`` is the compacted text that the finding points into; the facts point into the document's.
    """
    for subject, obj in _pairs(finding, source.text, document.id):
        yield _fact(finding, subject, obj, document, source)


def _pairs(
    finding: Finding, normalized: str, doc_id: str
) -> Iterator[tuple[tuple[Entity, tuple[Party, ...]], tuple[Entity, tuple[Party, ...]]]]:
    subjects = _units(finding.subject.parties, finding, normalized, doc_id)
    objects = _units(finding.object.parties, finding, normalized, doc_id)
    if finding.one_by_one and len(subjects) == len(objects) > 1:
        yield from zip(subjects, objects, strict=True)
        return
    if len(subjects) > 1 and len(objects) > 1 and not finding.each:
        # Several helpers and several helped, nobody paired with anybody: the helpers' group helps each.
        together = listed_group(finding.subject.parties, normalized, doc_id)
        if together.group is not None:
            subjects = [(together.group, together.members)]
    for subject in subjects:
        for obj in objects:
            yield subject, obj


def _units(parties: Parties, finding: Finding, normalized: str, doc_id: str) -> list[tuple[Entity, tuple[Party, ...]]]:
    """The parties one by one, or their group where one amount is theirs together or the group is named as such."""
    shared = finding.measure is not None and not finding.each
    if len(parties.members) > 1 and shared:
        parties = listed_group(parties, normalized, doc_id)
    if parties.group is not None and (shared or (parties.named and not _enumerated(parties))):
        return [(parties.group, parties.members)]
    return [(member.entity, (member,)) for member in parties.members]


def _enumerated(parties: Parties) -> bool:
    """A group whose members stand right there (大连、青岛两市) is spoken of one by one."""
    return len({(member.start, member.end) for member in parties.members}) > 1


def _fact(
    finding: Finding,
    subject: tuple[Entity, tuple[Party, ...]],
    obj: tuple[Entity, tuple[Party, ...]],
    document: Document,
    source: Compact,
) -> Fact:
    start, end = _trimmed(document.text, *source.original(finding.start, finding.end))
    measure = finding.measure
    first, last, cumulative = _period(finding, document.year)
    return Fact(
        doc=document.path,
        doc_id=document.id,
        subject=subject[0],
        predicate=finding.frame.predicate,
        object=obj[0],
        evidence=Evidence(document.text[start:end], start, end),
        value=measure.value if measure else None,
        unit=measure.unit if measure else "",
        what=finding.what,
        start=first,
        end=last,
        as_of=(finding.timing.as_of or document.published) if cumulative else "",
        cumulative=cumulative,
        approx=measure.approx if measure else False,
        bound=measure.bound if measure else "",
        status=finding.status,
        scheme=_scheme(finding, subject[0]),
        via=finding.via,
        context=tuple(_context(finding, subject[1], obj[1], source)),
        rule=finding.frame.id,
        confidence=finding.frame.confidence,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _period(finding: Finding, year: int | None) -> tuple[str, str, bool]:
    """First and last year and whether it is a running total, as the predicate understands them."""
    timing = finding.timing
    if finding.frame.predicate in _STANDING:
        running = finding.measure is not None and timing.running and bool(timing.as_of or timing.now_total)
        return _standing(finding, year), "", running
    if finding.measure is None:
        once = finding.frame.predicate in _EVENTS or finding.frame.once
        return timing.first, "" if once else timing.last, False
    return timing.first, timing.last, timing.running


def _standing(finding: Finding, year: int | None) -> str:
    """A pairing starts where the words before it say so (28年来 counts back), never with an article's date (近日)."""
    timing = finding.timing
    if timing.years and year and not timing.first:
        return str(year - timing.years)
    if timing.now or timing.as_of or any(start > finding.at for start, _ in timing.spans):
        return ""
    founded = finding.frame.id in ("assists/relation", "assists/agreed")
    return timing.first if founded or not timing.day else ""


def _scheme(finding: Finding, subject: Entity) -> str:
    """The words decide; a central unit is always designated, an association social, a firm or school what it is."""
    if finding.frame.predicate != "assists":
        return ""
    if subject.type == "CentralUnit" or (subject.type == "Group" and "中央" in subject.name):
        return "designated"
    own = _SCHEMES.get(subject.type, "")
    if own == "social" or (own and finding.scheme in ("", "east_west")):
        return own
    if finding.scheme == "designated":
        return "designated" if own == "institution" else own or "east_west"
    return finding.scheme or "east_west"


def _context(
    finding: Finding, subject: tuple[Party, ...], obj: tuple[Party, ...], source: Compact
) -> Iterator[Context]:
    """Words outside the evidence that say who or when."""
    roles: tuple[tuple[Role, list[Span]], ...] = (
        ("subject", _told(subject)),
        ("object", _told(obj)),
        ("period", list(finding.timing.spans)),
    )
    for role, spans in roles:
        for start, end in dict.fromkeys(spans):
            if start >= 0 and (end <= finding.start or start >= finding.end):
                yield Context(role, *source.original(start, end))


def _told(members: tuple[Party, ...]) -> list[Span]:
    """Where the members are named, and where the document tells whom a reference means."""
    return [span for member in members for span in ((member.start, member.end), *member.told)]

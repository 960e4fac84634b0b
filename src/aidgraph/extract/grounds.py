"""Which findings stand in assistance: those whose words speak of it, or whose parties the document pairs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from aidgraph.extract.chunks import Parties, PartyChunk
from aidgraph.extract.findings import Finding
from aidgraph.extract.scope import related
from aidgraph.link.mentions import THINGS
from aidgraph.model import Sentence


def grounded(
    findings: Sequence[Finding], sentences: Sequence[Sentence], topical: frozenset[int], parties: Sequence[PartyChunk]
) -> Iterator[Finding]:
    """The findings that are about help from outside; ``topical`` are the paragraphs that speak of it (0: the title).

    Pairings speak for themselves. Other findings need parties that the document pairs, or parties that stand in the
    finding's own paragraph, or in the title, where these speak of assistance; a named thing needs a word of pairing
    and, among ``parties``, a receiver there.
    """
    pairs = frozenset(
        (s.entity.id, o.entity.id)
        for f in findings
        if f.frame.predicate == "assists"
        for s in f.subject.parties.members
        for o in f.object.parties.members
    )
    received = [chunk.start for chunk in parties if chunk.parties.side == "west"]
    starts = [sentence.start for sentence in sentences]
    for finding in findings:
        if finding.frame.speaks or related(finding.subject.parties, finding.object.parties, pairs):
            yield finding
            continue
        number = sentences[max(0, bisect_right(starts, finding.at) - 1)].paragraph
        near = [s for s in sentences if s.paragraph == number or (s.paragraph == 0 and 0 in topical)]
        spoken = finding.topical or number in topical or 0 in topical
        if spoken and _speaks(finding, near, received):
            yield finding


def _speaks(finding: Finding, near: Sequence[Sentence], received: Sequence[int]) -> bool:
    sides = (finding.subject.parties, finding.object.parties)
    if any(_is_thing(parties) for parties in sides):
        named = [m.home for parties in sides for m in parties.members if m.home is not None and m.home.side == "west"]
        here = bool(named) or any(s.start <= start < s.end for start in received for s in near)
        return here and finding.paired and not any(_of_ministry(parties) for parties in sides)
    return all(_stands(parties, near) for parties in sides)


def _is_thing(parties: Parties) -> bool:
    return all(member.entity.type in THINGS for member in parties.members)


def _of_ministry(parties: Parties) -> bool:
    """What ministries found or launch serves the whole country, unless the document pairs them with a place."""
    return all(member.entity.type in ("CentralUnit", "Government") for member in parties.members)


def _stands(parties: Parties, near: Sequence[Sentence]) -> bool:
    return any(s.start <= member.start < s.end for member in parties.members for s in near)

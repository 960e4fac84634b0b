"""Which findings stand in assistance: those whose words speak of it, or whose parties the document pairs."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from aidgraph.extract.chunks import Parties
from aidgraph.extract.findings import Finding
from aidgraph.extract.scope import related
from aidgraph.link.mentions import THINGS
from aidgraph.model import Sentence


def grounded(findings: Sequence[Finding], sentences: Sequence[Sentence], topical: frozenset[int]) -> Iterator[Finding]:
    """The findings that are about help from outside; ``topical`` are the paragraphs that speak of it (0: the title).

    Pairings speak for themselves. Other findings need parties that the document pairs, or parties that stand in the
    finding's own sentence and a paragraph or title that speaks of assistance; a named thing needs a word of pairing.
    """
    pairs = frozenset(
        (s.entity.id, o.entity.id)
        for f in findings
        if f.frame.predicate == "assists"
        for s in f.subject.parties.members
        for o in f.object.parties.members
    )
    starts = [sentence.start for sentence in sentences]
    for finding in findings:
        if finding.frame.predicate == "assists" or related(finding.subject.parties, finding.object.parties, pairs):
            yield finding
            continue
        sentence = sentences[max(0, bisect_right(starts, finding.at) - 1)]
        spoken = finding.topical or sentence.paragraph in topical or 0 in topical
        if spoken and _speaks(finding, sentence):
            yield finding


def _speaks(finding: Finding, sentence: Sentence) -> bool:
    sides = (finding.subject.parties, finding.object.parties)
    if any(_is_thing(parties) for parties in sides):
        return finding.paired and not any(_of_ministry(parties) for parties in sides)
    return all(_stands(parties, sentence) for parties in sides)


def _is_thing(parties: Parties) -> bool:
    return all(member.entity.type in THINGS for member in parties.members)


def _of_ministry(parties: Parties) -> bool:
    """What ministries found or launch serves the whole country, unless the document pairs them with a place."""
    return all(member.entity.type in ("CentralUnit", "Government") for member in parties.members)


def _stands(parties: Parties, sentence: Sentence) -> bool:
    return any(sentence.start <= member.start < sentence.end for member in parties.members)

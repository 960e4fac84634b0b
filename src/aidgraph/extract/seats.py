"""Where the parties of facts have their home: from the place in an organisation's own name to a fact that quotes it."""

from collections.abc import Iterable, Iterator

from aidgraph.extract.chunks import Party
from aidgraph.extract.findings import Finding
from aidgraph.model import Document, Evidence, Fact
from aidgraph.text import Compact

_SEATED = frozenset({"Enterprise", "Cooperative", "Institution", "SocialOrganization"})
_RULE = "based_in/name"
_CONFIDENCE = 0.95


def seats_of(findings: Iterable[Finding], document: Document, source: Compact) -> Iterator[Fact]:
    """天津天士力集团 is based in 天津市: for the parties of findings, once each, by the words of the name."""
    told: set[str] = set()
    for finding in findings:
        for party in (*finding.subject.parties.members, *finding.object.parties.members):
            if party.home is not None and party.entity.type in _SEATED and party.entity.id not in told:
                told.add(party.entity.id)
                yield _seat(party, party.home, document, source)


def _seat(party: Party, home: Party, document: Document, source: Compact) -> Fact:
    start, end = source.original(home.start, home.end)
    return Fact(
        doc=document.path,
        doc_id=document.id,
        subject=party.entity,
        predicate="based_in",
        object=home.entity,
        evidence=Evidence(document.text[start:end], start, end),
        rule=_RULE,
        confidence=_CONFIDENCE,
    )

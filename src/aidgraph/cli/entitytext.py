"""One entity for a reader or a program: from its profile to lines, to an object, or to a row a claim."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from aidgraph.cli.claimtext import GAP, INDENT, ClaimText
from aidgraph.cli.profile import Profile, Supported
from aidgraph.cli.tables import Row
from aidgraph.cli.width import printable
from aidgraph.cli.wording import Wording

COLUMNS: Final = (
    "claim", "subject", "subject_id", "predicate", "object", "object_id", "via", "value", "unit", "what", "start",
    "end", "as_of", "cumulative", "bound", "status", "scheme", "origin", "sources", "words", "documents",
)  # fmt: skip


def entity_lines(profile: Profile, lang: str) -> Iterator[str]:
    """What it is, where it belongs, its claims each with its words, and how many documents name it."""
    wording = Wording(lang)
    text = ClaimText(wording, profile.names)
    kinds = [wording.term(label) for label in profile.node.labels if label not in ("Place", "Organization")]
    yield wording.listed(text.name(profile.node.id), *kinds, printable(profile.node.id))
    if profile.wholes:
        yield INDENT + wording.term("part_of", names=wording.listed(*map(text.name, profile.wholes)))
    if profile.members:
        yield INDENT + wording.term("members", names=wording.listed(*map(text.name, profile.members)))
    for one in profile.claims:
        ends = (text.name(one.claim.subject), text.arrow(one.claim.predicate), text.name(one.claim.object))
        yield f"{''.join(ends)}{GAP}{text.phrase(one.claim)}"
        yield from (INDENT + line for line in text.support(one.claim, one.words, one.curated))
    yield wording.term("named_by", count=len(profile.documents))


def entity_row(profile: Profile) -> Row:
    """Everything, as one object."""
    return {
        "id": profile.node.id,
        "name": profile.node.name,
        "labels": list(profile.node.labels),
        "part_of": [{"id": whole, "name": profile.names.get(whole, whole)} for whole in profile.wholes],
        "members": [{"id": member, "name": profile.names.get(member, member)} for member in profile.members],
        "claims": [_claim(one, profile) for one in profile.claims],
        "documents": list(profile.documents),
    }


def claim_rows(profile: Profile) -> Iterator[Row]:
    """One row a claim; the words of all its documents stand beside them."""
    for one in profile.claims:
        yield _claim(one, profile) | {
            "words": [words.quote for words in one.words],
            "documents": [words.document for words in one.words],
        }


def _claim(one: Supported, profile: Profile) -> dict[str, Any]:
    claim = one.claim
    row = {"claim": one.id, **asdict(claim), "subject_id": claim.subject, "object_id": claim.object}
    row |= {"subject": profile.names.get(claim.subject), "object": profile.names.get(claim.object)}
    row |= {"words": [asdict(words) for words in one.words]}
    return row | {"curated_sources": [asdict(source) for source in one.curated]}

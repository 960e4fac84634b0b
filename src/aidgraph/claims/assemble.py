"""Facts become claims: from a fact to the claim that it supports, and from all that supports a claim to its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from aidgraph.claims.sources import Witness, count_independent
from aidgraph.claims.time import year_of
from aidgraph.model import Claim, Fact
from aidgraph.model.identity import plain

NOTHING_MERGED: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Attestation:
    """What a claim draws from one fact and its document; ``published`` is the document's ISO date or empty."""

    doc_id: str
    domain: str
    published: str
    quote: str
    as_of: str
    approx: bool
    bound: str
    confidence: float
    sketch: str = ""


def claim_of(fact: Fact, canonical: Mapping[str, str] = NOTHING_MERGED) -> Claim:
    """The claim that a fact supports: its parties, measure and period, without figures yet.

    ``canonical`` tells of an entity that the user's decisions merge with others the id that stands for all.
    """
    parties = (fact.subject.id, fact.object.id, fact.via.id if fact.via else "")
    subject, object_, via = (canonical.get(party, party) for party in parties)
    return Claim(
        predicate=fact.predicate,
        subject=subject,
        object=object_,
        via=via,
        value=plain(fact.value),
        unit=fact.unit,
        what=fact.what,
        start=fact.start,
        end=fact.end,
        cumulative=fact.cumulative,
        status=fact.status,
        scheme=fact.scheme,
    )


def assemble(claim: Claim, attested: Sequence[Attestation], curated_confidence: float) -> Claim:
    """The claim with its figures, from its attestations in the order of their facts' ids.

    Without any it is curated, and has the confidence of its best curated fact. ``as_of`` is the earliest date that a
    fact states; of a running total that none dates, the earliest document's.
    """
    if not attested:
        return replace(claim, origin="curated", sources=0, confidence=curated_confidence)
    years = [year for item in attested if (year := year_of(item.published)) is not None]
    return replace(
        claim,
        origin="extracted",
        sources=count_independent([Witness(item.doc_id, item.domain, item.quote, item.sketch) for item in attested]),
        confidence=max(item.confidence for item in attested),
        as_of=_as_of(claim, attested),
        approx=any(item.approx for item in attested),
        bound=next((item.bound for item in attested if item.bound), ""),
        first_attested=min(years, default=None),
        last_attested=max(years, default=None),
    )


def _as_of(claim: Claim, attested: Sequence[Attestation]) -> str:
    stated = min((item.as_of for item in attested if item.as_of), default="")
    if stated or not claim.cumulative:
        return stated
    return min((item.published for item in attested if item.published), default="")

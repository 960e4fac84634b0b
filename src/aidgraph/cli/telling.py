"""Claims of the ledger with all that is told beside them: from claims to names, words and sources, and rows of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from aidgraph.claims.sources import Witness, independent
from aidgraph.ledger import Ledger
from aidgraph.model import Claim
from aidgraph.stores.neighbours import CuratedSource, Words


class Telling:
    """What the ledger has beside some claims: the names of their parties, their words, their curated sources."""

    def __init__(self, ledger: Ledger, claims: Iterable[Claim], others: Collection[str] = ()) -> None:
        told = list(claims)
        ids = [claim.id for claim in told]
        parties = {party for claim in told for party in (claim.subject, claim.object, claim.via)} - {""}
        self.names = dict(ledger.names.known({*parties, *others}))
        self._words: dict[str, list[Words]] = defaultdict(list)
        for one in ledger.citations(ids):
            document = (one.document, one.title, one.publisher, one.published, one.url, one.domain)
            words = Words(one.fact, one.quote, one.start, one.context, *document, one.sketch, page=one.page)
            self._words[one.claim].append(words)
        curated = (source for claim_id in ids for source in ledger.curated_sources(claim_id))
        self._curated: dict[str, list[CuratedSource]] = defaultdict(list)
        for source in curated:
            self._curated[source.claim].append(CuratedSource(source.address, source.date, source.publisher))

    def name(self, entity_id: str) -> str:
        """The name of an entity, else its id."""
        return self.names.get(entity_id, entity_id)

    def words(self, claim_id: str) -> tuple[Words, ...]:
        """The words that support a claim, by date."""
        return tuple(self._words[claim_id])

    def sources(self, claim_id: str) -> tuple[Words, ...]:
        """One passage of each independent source, by date; then those that depend on them."""
        words = self._words[claim_id]
        first = independent([Witness(one.document, one.domain, one.quote, one.sketch) for one in words])
        leading = {first[one.document]: one for one in reversed(words)}
        return (
            *(one for one in words if leading[first[one.document]] is one),
            *(one for one in words if leading[first[one.document]] is not one),
        )

    def curated(self, claim_id: str) -> tuple[CuratedSource, ...]:
        """The public sources that state it."""
        return tuple(self._curated[claim_id])

    def row(self, claim_id: str, claim: Claim) -> dict[str, Any]:
        """A claim as one object; ``independent`` words are those of documents that do not copy another here."""
        first = independent([Witness(one.document, one.domain, one.quote, one.sketch) for one in self._words[claim_id]])
        words = [
            {key: value for key, value in asdict(one).items() if key != "sketch"}
            | {"independent": first[one.document] == one.document}
            for one in self._words[claim_id]
        ]
        row = {"claim": claim_id, **asdict(claim), "subject_id": claim.subject, "object_id": claim.object}
        row |= {"subject": self.name(claim.subject), "object": self.name(claim.object)}
        return row | {"words": words, "curated_sources": [asdict(source) for source in self._curated[claim_id]]}

    def flat(self, claim_id: str, claim: Claim) -> dict[str, Any]:
        """A claim as one row of a table, its words beside their documents."""
        row = {"claim": claim_id, **asdict(claim), "subject_id": claim.subject, "object_id": claim.object}
        row |= {"subject": self.name(claim.subject), "object": self.name(claim.object)}
        words = self._words[claim_id]
        return row | {"words": [one.quote for one in words], "documents": [one.document for one in words]}

"""What the page tells of claims: from claims, their words and their documents to JSON without empty keys."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import combinations
from typing import Any, Final

from aidgraph.claims.copies import hashes, near_equal
from aidgraph.ledger import Ledger
from aidgraph.ledger.rows import DocumentRow, Support
from aidgraph.model import Claim
from aidgraph.model.identity import plain

Json = dict[str, Any]

_EMPTY: Final = ("", None, False)


def claim_row(claim: Claim, curated: Iterable[tuple[str, str, str]]) -> Json:
    """A claim's own keys, with ``curated_sources`` as lists of address, date and publisher."""
    row = asdict(claim) | {"value": plain(claim.value), "curated_sources": [list(source) for source in curated]}
    return {key: value for key, value in row.items() if value not in _EMPTY and value != []}


def curated_sources(ledger: Ledger) -> dict[str, list[tuple[str, str, str]]]:
    """The addresses, dates and publishers that state claims without words, by claim."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in ledger.curated_sources():
        found[row.claim].append((row.address, row.date, row.publisher))
    return {claim: sorted(set(rows)) for claim, rows in found.items()}


def told_words(ledger: Ledger, supports: Iterable[Support]) -> dict[str, list[Json]]:
    """The words of claims, by claim: ``{fact, doc, quote, context}``, where context is lists of role and words."""
    found: dict[str, list[Json]] = defaultdict(list)
    texts: dict[str, str] = {}
    for row in sorted(supports, key=lambda row: row.doc_id):
        if row.doc_id not in texts:
            texts = {row.doc_id: ledger.document(row.doc_id).text} if row.context else {}
        context = [[each.role, texts[row.doc_id][each.start : each.end]] for each in row.context]
        said = {"fact": row.fact, "doc": row.doc_id, "quote": row.quote}
        found[row.claim].append(said | ({"context": context} if context else {}))
    return {claim: sorted(rows, key=lambda said: str(said["fact"])) for claim, rows in sorted(found.items())}


def told_documents(rows: Iterable[DocumentRow], wanted: Iterable[str]) -> dict[str, Json]:
    """Title, publisher, date, address and registered domain of the documents that say something, by id."""
    keep = set(wanted)
    told = {
        row.id: {
            "title": row.title or row.path, "publisher": row.publisher, "published": row.published, "url": row.url,
            "domain": row.domain,
        }
        for row in rows if row.id in keep
    }  # fmt: skip
    return {doc_id: {key: value for key, value in row.items() if value} for doc_id, row in sorted(told.items())}


def copies(sketches: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of near-equal documents, of which a count of independent sources counts one."""
    return sorted(_near(sketches))


def _near(sketches: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    having: dict[str, list[str]] = defaultdict(list)
    for doc_id in sorted(sketches):
        for value in hashes(sketches[doc_id]):
            having[value].append(doc_id)
    pairs = {pair for ids in having.values() for pair in combinations(ids, 2)}
    yield from (pair for pair in pairs if near_equal(sketches[pair[0]], sketches[pair[1]]))

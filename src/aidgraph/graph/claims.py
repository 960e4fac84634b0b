"""Documents, claims and their words become nodes, and edges from each to what it speaks of."""

import json
from collections.abc import Callable, Iterator, Mapping

from aidgraph.claims.time import year_of
from aidgraph.graph.elements import edge, node
from aidgraph.graph.entities import ref
from aidgraph.graph.source import ClaimSource
from aidgraph.ledger.rows import CuratedSource, DocumentRow, Support
from aidgraph.model import Claim
from aidgraph.stores.elements import Edge, Node, Ref
from aidgraph.stores.labels import CLAIM, DOCUMENT, EVIDENCE

_NAME = 24  # characters of its quote that name an evidence


def document_nodes(source: ClaimSource) -> Iterator[Node]:
    """One node a document, by id; ``title`` is never empty: its path stands in."""
    for row in sorted(source.documents(), key=lambda row: row.id):
        yield _document(row)


def _document(row: DocumentRow) -> Node:
    title = row.title or row.path or row.id
    return node(
        (DOCUMENT,), row.id, title,
        title=title, path=row.path, publisher=row.publisher, published=row.published, year=year_of(row.published),
        url=row.url, domain=row.domain, place=row.place, sketch=row.sketch,
    )  # fmt: skip


def claim_nodes(claims: Mapping[str, Claim], source: ClaimSource, name: Callable[[str], str]) -> Iterator[Node]:
    """One node a claim, in the order given; ``value`` is a float, so that 1 and 1.0 stay one value."""
    curated: dict[str, list[CuratedSource]] = {}
    for row in source.curated_sources():
        curated.setdefault(row.claim, []).append(row)
    for claim_id, claim in claims.items():
        said = f"{name(claim.subject)} {claim.predicate} {name(claim.object)}"
        yield node(
            (CLAIM, claim.claim_class), claim_id, said,
            predicate=claim.predicate, value=None if claim.value is None else float(claim.value),
            unit=claim.unit, what=claim.what, since=claim.start, until=claim.end,
            start_year=year_of(claim.start), end_year=year_of(claim.end), as_of=claim.as_of,
            cumulative=claim.cumulative, approx=claim.approx, bound=claim.bound, status=claim.status,
            scheme=claim.scheme, origin=claim.origin, sources=claim.sources, confidence=float(claim.confidence),
            first_attested=claim.first_attested, last_attested=claim.last_attested, ended=claim.ended,
            curated_sources=_sources(curated.get(claim_id, [])),
        )  # fmt: skip


def _sources(rows: list[CuratedSource]) -> str:
    """A JSON list of ``[address, date, publisher]``: no graph engine keeps a list of lists."""
    listed = sorted({(row.address, row.date, row.publisher) for row in rows})
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) if listed else ""


def evidence_nodes(source: ClaimSource) -> Iterator[Node]:
    """One node a fact, by the id that people cite; ``context`` is a JSON list of ``[role, start, end]``."""
    seen: set[str] = set()
    for row in _ordered(source):
        if row.fact not in seen:
            seen.add(row.fact)
            name = row.quote if len(row.quote) <= _NAME else f"{row.quote[:_NAME]}…"
            yield node(
                (EVIDENCE,), row.fact, name,
                quote=row.quote, from_char=row.start, to_char=row.end, context=_context(row),
            )  # fmt: skip


def _context(row: Support) -> str:
    spans = [[each.role, each.start, each.end] for each in row.context]
    return json.dumps(spans, separators=(",", ":")) if spans else ""


def claim_edges(claims: Mapping[str, Claim]) -> Iterator[Edge]:
    """``PROVIDER`` and ``RECEIVER`` of every claim, ``VIA`` where it has one."""
    for claim_id, claim in claims.items():
        for edge_type, party in (("PROVIDER", claim.subject), ("RECEIVER", claim.object), ("VIA", claim.via)):
            if party:
                yield edge(edge_type, Ref(CLAIM, claim_id), ref(party))


def evidence_edges(source: ClaimSource) -> Iterator[Edge]:
    """``SUPPORTS`` its claim, ``IN`` its document."""
    seen: set[tuple[str, str]] = set()
    for row in _ordered(source):
        evidence = Ref(EVIDENCE, row.fact)
        if (row.fact, row.claim) not in seen:
            seen.add((row.fact, row.claim))
            yield edge("SUPPORTS", evidence, Ref(CLAIM, row.claim))
        if (row.fact, "") not in seen:
            seen.add((row.fact, ""))
            yield edge("IN", evidence, Ref(DOCUMENT, row.doc_id))


def mention_edges(source: ClaimSource) -> Iterator[Edge]:
    """``MENTIONS`` of a document, with how often it names the entity."""
    for row in sorted(source.mentions(), key=lambda row: (row.doc_id, row.entity)):
        yield edge("MENTIONS", Ref(DOCUMENT, row.doc_id), ref(row.entity), count=row.count)


def _ordered(source: ClaimSource) -> list[Support]:
    return sorted(source.supports(), key=lambda row: (row.fact, row.claim))

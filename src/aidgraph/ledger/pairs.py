"""Claims by their pairs: from spans of providers and receivers to claims and their words, by index, never by a scan."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from operator import attrgetter
from typing import Final

from aidgraph.ledger.claims import read_claims_with
from aidgraph.ledger.rows import Citation
from aidgraph.model import Claim
from aidgraph.model.interchange import context_from_json

_ALWAYS_BEYOND: Final = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Span:
    """Ids from ``first`` on that are below ``beyond``; ``first`` alone where that is empty."""

    first: str
    beyond: str = ""

    @classmethod
    def beginning(cls, prefix: str) -> "Span":
        """The ids that begin so."""
        return cls(prefix, prefix + _ALWAYS_BEYOND)

    @property
    def broad(self) -> bool:
        """Whether it takes in all entities of a type, or all there are."""
        return bool(self.beyond) and (not self.first or self.first.endswith(":"))


EVERYTHING: Final = Span.beginning("")

_OF_SUBJECT: Final = "SELECT id FROM claims WHERE subject = :s AND object >= :o AND object < :o_beyond"
_OF_OBJECT: Final = "SELECT id FROM claims WHERE object = :o AND subject >= :s AND subject < :s_beyond"
_OF_BOTH: Final = "SELECT id FROM claims WHERE subject = :s AND object = :o"
# From one object that occurs to the next, so that what lies between costs nothing.
_BY_OBJECT: Final = """
WITH RECURSIVE walk (object) AS (
  SELECT min(object) FROM claims WHERE object >= :o AND object < :o_beyond
  UNION ALL
  SELECT (SELECT min(c.object) FROM claims c WHERE c.object > walk.object AND c.object < :o_beyond) FROM walk
  WHERE walk.object IS NOT NULL
)
SELECT c.id FROM walk JOIN claims c ON c.object = walk.object AND c.subject >= :s AND c.subject < :s_beyond
"""
_BY_SUBJECT: Final = """
WITH RECURSIVE walk (subject) AS (
  SELECT min(subject) FROM claims WHERE subject >= :s AND subject < :s_beyond
  UNION ALL
  SELECT (SELECT min(c.subject) FROM claims c WHERE c.subject > walk.subject AND c.subject < :s_beyond) FROM walk
  WHERE walk.subject IS NOT NULL
)
SELECT c.id FROM walk JOIN claims c ON c.subject = walk.subject AND c.object >= :o AND c.object < :o_beyond
"""
# A form feed begins a page: see ``text.formats.reading``.
_CITATIONS: Final = """
SELECT f.claim_id, f.id, f.quote, f.quote_start, f.context, d.id, d.title, d.publisher, d.published, d.url, d.domain,
  d.sketch, iif(
    instr(d.text, char(12)), f.quote_start + 1 - length(replace(substr(d.text, 1, f.quote_start), char(12), '')), 0
  ),
  (SELECT min(path) FROM paths p WHERE p.doc_id = d.id)
FROM json_each(?) wanted JOIN facts f ON f.claim_id = wanted.value JOIN documents d ON d.id = f.doc_id
ORDER BY f.claim_id, d.published, d.id, f.quote_start, f.id, f.file
"""


def read_claims_between(
    connection: sqlite3.Connection, providers: Sequence[Span], receivers: Sequence[Span]
) -> Iterator[Claim]:
    """The claims from any of the providers to any of the receivers, by id."""
    ids: set[str] = set()
    for provider, receiver in product(providers, receivers):
        parameters = {
            "s": provider.first, "s_beyond": provider.beyond, "o": receiver.first, "o_beyond": receiver.beyond
        }  # fmt: skip
        ids.update(row[0] for row in connection.execute(_query(provider, receiver), parameters))
    return read_claims_with(connection, ids)


def read_citations(connection: sqlite3.Connection, claim_ids: Iterable[str]) -> Iterator[Citation]:
    """The words that support these claims, by claim, then by date; a document without a title has its path."""
    rows = connection.execute(_CITATIONS, (json.dumps(sorted(claim_ids)),))
    cited = (
        Citation(claim, fact, quote, start, context_from_json(json.loads(context)) if context else (), document,
                 title or path, *rest)
        for claim, fact, quote, start, context, document, title, *rest, path in rows
    )  # fmt: skip
    # What two programs say in the same way comes once.
    for _, same in groupby(cited, key=attrgetter("claim", "fact")):
        yield next(same)


def _query(provider: Span, receiver: Span) -> str:
    if not provider.beyond:
        return _OF_SUBJECT if receiver.beyond else _OF_BOTH
    if not receiver.beyond:
        return _OF_OBJECT
    # The narrower side is walked.
    return _BY_SUBJECT if receiver.broad else _BY_OBJECT

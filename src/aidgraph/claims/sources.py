"""How many sources say a claim independently: from who published the words, and the words, to a count."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from aidgraph.claims.copies import hashes, near_equal

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Witness:
    """A document that says a claim: its registered domain, or empty, the words, and the sketch of its whole text."""

    document: str
    domain: str
    quote: str
    sketch: str = ""


def count_independent(witnesses: Sequence[Witness]) -> int:
    """The number of independent documents.

    Documents of one registered domain are one source, and so are documents with the same words as evidence, white space
    aside, and near-equal texts; likewise those that a third document joins. A document without a domain counts by
    itself.
    """
    return len(set(independent(witnesses).values()))


def independent(witnesses: Sequence[Witness]) -> dict[str, str]:
    """Of each document the one that stands for all that depend on one another: the smallest of their ids."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    documents = {witness.document: witness.sketch for witness in witnesses}
    for witness in witnesses:
        document = root(("document", witness.document))
        parent[root(("words", _SPACE.sub("", witness.quote)))] = document
        if witness.domain:
            parent[root(("domain", witness.domain))] = document
    for one, other in _near_copies(documents):
        parent[root(("document", one))] = root(("document", other))
    first: dict[tuple[str, str], str] = {}
    for document_id in sorted(documents):
        first.setdefault(root(("document", document_id)), document_id)
    return {document_id: first[root(("document", document_id))] for document_id in documents}


def _near_copies(documents: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of near-equal documents; only those are compared that have a sentence in common."""
    if len(documents) == 1:
        return
    having: dict[str, list[str]] = defaultdict(list)
    for document_id, told in documents.items():
        for value in hashes(told):
            having[value].append(document_id)
    pairs = {pair for ids in having.values() for pair in combinations(ids, 2)}
    yield from (pair for pair in sorted(pairs) if near_equal(documents[pair[0]], documents[pair[1]]))

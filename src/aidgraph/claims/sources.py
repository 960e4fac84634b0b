"""How many sources say a claim independently: from who published the words, and the words, to a count."""

import re
from collections.abc import Sequence
from typing import Final

_SPACE: Final = re.compile(r"\s+")


def count_independent(attested: Sequence[tuple[str, str, str]]) -> int:
    """The number of independent documents among ``(doc_id, registered domain, evidence)``.

    Documents of one registered domain are one source, and so are documents with the same words as evidence, white space
    aside; likewise those that a third document joins. A document without a domain counts by itself.
    """
    if len(attested) == 1:
        return 1
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def root(node: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for doc_id, domain, quote in attested:
        document = root(("document", doc_id))
        parent[root(("words", _SPACE.sub("", quote)))] = document
        if domain:
            parent[root(("domain", domain))] = document
    return sum(parent[node] == node for node in parent)

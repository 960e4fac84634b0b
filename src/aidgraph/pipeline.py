"""The whole way on one screen: files → documents → facts → ledger → graph."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from aidgraph.ledger import Ledger
from aidgraph.model import Document, Extraction, Refusal
from aidgraph.text import Metadata, read_paths, read_stream
from aidgraph.workers import extract_all, extractor

STANDARD_INPUT: Final = "-"
# Documents that are made safe at once: a disk takes as long for one as for all of them.
TOGETHER: Final = 64

Meta = Mapping[str, Metadata]


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that the ledger has acknowledged."""

    path: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that the ledger has as it is."""

    path: str


def read(paths: Sequence[str], meta: Meta) -> Iterator[Document | Refusal]:
    """The documents of files and folders, in the order given; ``-`` is standard input."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, path, meta)
        else:
            yield from read_paths([Path(path)], meta)


def extract(paths: Sequence[str], meta: Meta, jobs: int) -> Iterator[Extraction | Refusal]:
    """What each document yields, in the order of reading; nothing is kept."""
    return extract_all(read(paths, meta), jobs)


def build(ledger: Ledger, paths: Sequence[str], meta: Meta, jobs: int) -> Iterator[Stored | Unchanged | Refusal]:
    """Takes in what has changed; when a ``Stored`` is handed on, its document is on disk."""
    fingerprint = extractor().fingerprint

    def unless_known(item: Document | Refusal) -> Document | Refusal | Unchanged:
        known = isinstance(item, Document) and ledger.knows(item.path, item.id, fingerprint)
        return Unchanged(item.path) if known else item

    # What stands before standard input is safe before it is waited for.
    for _, part in groupby(paths, STANDARD_INPUT.__eq__):
        items: Iterator[Extraction | Refusal | Unchanged] = extract_all(map(unless_known, read(list(part), meta)), jobs)
        yield from store(ledger, items, fingerprint)


def store(
    ledger: Ledger, items: Iterator[Extraction | Refusal | Unchanged], fingerprint: str
) -> Iterator[Stored | Unchanged | Refusal]:
    """Puts extractions on disk, some at a time; in their order, what became of each."""
    while together := list(islice(items, TOGETHER)):
        extractions = [item for item in together if isinstance(item, Extraction)]
        if extractions:
            with ledger.together():
                for extraction in extractions:
                    ledger.store(extraction, fingerprint)
        yield from (Stored(item.document.path) if isinstance(item, Extraction) else item for item in together)

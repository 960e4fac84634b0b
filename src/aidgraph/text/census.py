"""Counts what there is to read: from the paths that the user gave to a number of documents, by their names alone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aidgraph.text.files import Source, find_sources

# Endings of files that may hold any number of documents.
_SEVERAL: Final = (".zip", ".tar", ".gz", ".xz", ".tgz", ".txz", ".bz2", ".jsonl")


def count_documents(paths: Sequence[Path]) -> int | None:
    """How many there are; None where an archive or a file of records is among them."""
    names = [source.name.lower() if isinstance(source, Source) else "" for source in find_sources(paths)]
    return None if any(name.endswith(_SEVERAL) for name in names) else len(names)

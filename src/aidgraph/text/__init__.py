"""From bytes to sentences: documents, their normalised characters, and the sentences in them."""

from aidgraph.text.catalogue import Metadata, read_metadata
from aidgraph.text.compact import Compact, compact
from aidgraph.text.normalize import normalize
from aidgraph.text.read import read_bytes, read_paths, read_stream
from aidgraph.text.sentences import split

__all__ = [
    "Compact",
    "Metadata",
    "compact",
    "normalize",
    "read_bytes",
    "read_metadata",
    "read_paths",
    "read_stream",
    "split",
]

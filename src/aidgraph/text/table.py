"""Reads a tab-separated table of seeds/lexicon: from its name to rows of cells with their line numbers."""

from collections.abc import Iterator

from aidgraph.errors import DataError
from aidgraph.resources import folder


def read_table(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of ``seeds/lexicon/name``; ``#`` opens a comment line.

    Raises ``DataError`` with file and line where a row has other than ``columns`` cells, or an empty one.
    """
    text = (folder("seeds") / "lexicon" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns or not all(cells):
            raise DataError("lexicon.columns", path=name, line=number, columns=columns)
        yield number, cells

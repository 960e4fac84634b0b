"""Rows of cells as text: from the rows of any table to lines that extraction reads as a table."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

NOTHING: Final = "—"  # stands in an empty cell, so that the cells behind it keep their columns
_SPACE: Final = re.compile(r"\s+")
# A space beside an ideograph parts nothing; left in, it would look like the end of a cell.
_INNER: Final = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_STOP: Final = re.compile("[。！？；]")
_LONGEST: Final = 60


def lines_of(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """One line a row, cells parted by tabs; rows and columns that hold nothing are left out.

    An empty first cell stays empty below the header (it goes on with the one above), any other becomes a dash. A row
    that holds sentences gives a line for each of its cells.
    """
    grid = [[_words(cell) for cell in row] for row in rows]
    filled = {index for row in grid for index, cell in enumerate(row) if cell}
    below = False
    for row in grid:
        cells = [row[index] if index < len(row) else "" for index in sorted(filled)]
        written = [cell for cell in cells if cell]
        if not written:
            below = False
            yield ""
        elif len(written) == 1 or any(_is_prose(cell) for cell in written):
            yield from written
        else:
            first = cells[0] if cells[0] or below else NOTHING
            yield "\t".join((first, *(cell or NOTHING for cell in cells[1:])))
            below = True


def _words(cell: str) -> str:
    return _INNER.sub("", _SPACE.sub(" ", cell.strip()))


def _is_prose(cell: str) -> bool:
    return len(cell) > _LONGEST or bool(_STOP.search(cell))

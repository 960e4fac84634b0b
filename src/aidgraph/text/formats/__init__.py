"""The formats that can be read, one module each; the first that knows the bytes reads them."""

from typing import Final

from aidgraph.text.formats import plain
from aidgraph.text.formats.reading import Format, Reading

# Plain text comes last: it takes whatever nobody else knows.
FORMATS: Final[tuple[Format, ...]] = (plain,)

__all__ = ["FORMATS", "Format", "Reading"]

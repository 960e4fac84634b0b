"""The formats that can be read, one module each; the first that knows the bytes reads them."""

from typing import Final

from aidgraph.text.formats import delimited, docx, foreign, mhtml, pdf, plain, webpage, xlsx
from aidgraph.text.formats.reading import PAGE_BREAK, Format, Reading

# By how surely their bytes tell them: marks of binary files, then markup, then what is text anyway.
FORMATS: Final[tuple[Format, ...]] = (pdf, docx, xlsx, foreign, mhtml, webpage, delimited, plain)
# Those whose parsers may take long or much memory over bytes that were made to: read in a process of their own.
GUARDED: Final[tuple[Format, ...]] = (pdf, docx, xlsx, mhtml, webpage)

__all__ = ["FORMATS", "GUARDED", "PAGE_BREAK", "Format", "Reading"]

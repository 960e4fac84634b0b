"""PDF files: receives the bytes of a PDF with text in it and hands on its paragraphs, page breaks kept."""

import io
import re
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.text.formats.pages import join_pages
from aidgraph.text.formats.reading import Reading

_OPENING: Final = re.compile(rb".{0,1024}?%PDF-\d", re.DOTALL)
_FEWEST: Final = 10  # characters a page, on average: a scan with a stamp or a page number has fewer
_GARBLED: Final = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")
_GARBLED_SHARE: Final = 0.2


def sniff(data: bytes, name: str) -> bool:
    """Whether the mark of a PDF stands in the first kilobyte, where readers look for it."""
    return bool(_OPENING.match(data[:1100]))


def read(data: bytes) -> Reading:
    """The pages in the order in which the file draws them: column by column, where its program wrote it so.

    What the file says of its own title and author is not taken: it is mostly the name of a template. Raises
    ``InputRefused`` where a password is needed, or there is no text: a scan, or fonts that do not tell characters.
    """
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        raise InputRefused("input.encrypted")
    pages = [page.extract_text() for page in reader.pages]
    if not _is_readable(pages):
        raise InputRefused("input.scanned")
    return Reading(join_pages(pages))


def _opens(reader: Any) -> bool:
    """Whether no password is needed to read: it guards printing and copying only."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False


def _is_readable(pages: list[str]) -> bool:
    text = "".join(pages)
    written = sum(map(str.isalnum, text))
    return written >= _FEWEST * len(pages) > 0 and len(_GARBLED.findall(text)) <= _GARBLED_SHARE * len(text)

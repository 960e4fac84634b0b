"""The year of a document that does not say when it was published: the latest that it speaks of as its own time."""

import re
from typing import Final

_YEAR: Final = re.compile(r"(?<![到至前\d])((?:19|20)\d{2})年(?!底前|前|以前|之前|末前|实现|建成|目标)")
_NOW: Final = re.compile(r"今年|目前|近日|日前|本年|去年|如今|眼下")


def infer_year(text: str) -> str:
    """The latest year named in ``text``, where the text speaks from a present (今年, 目前); else empty."""
    if not _NOW.search(text):
        return ""
    return max((match.group(1) for match in _YEAR.finditer(text)), default="")

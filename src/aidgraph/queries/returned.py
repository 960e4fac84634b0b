"""Reads what a query hands back: from its text to the names of the columns."""

import re
from typing import Final

from aidgraph.stores.statement import bare

_RETURN: Final = re.compile(r"(?<![.$:\w])RETURN(?!\w)(?:\s+DISTINCT(?!\w))?", re.IGNORECASE)
_AFTER: Final = re.compile(r"(?<![.$:\w])(?:ORDER\s+BY|SKIP|LIMIT|UNION)(?!\w)|;", re.IGNORECASE)
_ALIAS: Final = re.compile(r".*(?<!\w)AS\s+(\w+)\s*", re.IGNORECASE | re.DOTALL)


def returned_columns(text: str) -> tuple[str, ...]:
    """The names after ``AS`` in the last ``RETURN``; an item without one is named by its own text."""
    code = bare(text)
    *_, last = [0, *(found.end() for found in _RETURN.finditer(code))]
    after = _AFTER.search(code, last)
    items = _split(code[last : after.start() if after else len(code)])
    return tuple(found[1] if (found := _ALIAS.fullmatch(item)) else item.strip() for item in items)


def _split(items: str) -> list[str]:
    """At the commas outside all brackets."""
    parts, depth = [""], 0
    for character in items:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts

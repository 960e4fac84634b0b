"""Reads a Cypher text as far as trust needs: from the text to its parameters and to what in it is refused."""

import re
from typing import Final

# What cannot hold a clause or a parameter: comments, strings, names in backticks.
_OPAQUE: Final = re.compile(
    r"""//[^\n]*|/\*.*?(?:\*/|\Z)|'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z)|`(?:``|[^`])*(?:`|\Z)""",
    re.DOTALL,
)
_PARAMETER: Final = re.compile(r"\$([^\W\d]\w*)")
# A property may be called like a clause (n.set), and so may a parameter; a label or type after a colon too.
_WRITE: Final = re.compile(
    r"(?<![.$:\w])(CREATE|INSERT|MERGE|SET|DELETE|DETACH|NODETACH|REMOVE|DROP|FOREACH|ALTER|GRANT|REVOKE|DENY)(?!\w)",
    re.IGNORECASE,
)
_OUTSIDE: Final = re.compile(r"(?<![.$:\w])(LOAD\s+CSV|FORMAT\s+CSV)(?!\w)", re.IGNORECASE)
_PROCEDURE: Final = re.compile(r"(?<![.$:\w])CALL\s+[^\W\d]", re.IGNORECASE)


def bare(text: str) -> str:
    """The text with comments, strings and quoted names blanked out; lines stay where they are."""
    return _OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def parameters(text: str) -> frozenset[str]:
    """The names of its parameters, ``$name``."""
    return frozenset(_PARAMETER.findall(bare(text)))


def write_clause(text: str) -> re.Match[str] | None:
    """The first clause that would change the graph or its schema."""
    return _WRITE.search(bare(text))


def outside_clause(text: str) -> re.Match[str] | None:
    """The first clause that reads files or leaves the form of rows: ``LOAD CSV``, ``FORMAT CSV``."""
    return _OUTSIDE.search(bare(text))


def procedure_call(text: str) -> re.Match[str] | None:
    """The first call of a procedure; a subquery ``CALL {…}`` or ``CALL (n) {…}`` is none."""
    return _PROCEDURE.search(bare(text))

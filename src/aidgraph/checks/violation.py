"""What a check finds: a node, the rule that it breaks, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """``node`` is an id or an IRI, ``shape`` the name of the rule, ``fix`` by language what is wrong and what to do."""

    node: str
    shape: str
    fix: Mapping[str, str]

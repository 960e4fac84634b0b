"""A fact: what one document says, with the exact words that say it; the only currency between the stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from aidgraph.model.entity import Entity
from aidgraph.model.identity import digest, plain

Role = Literal["subject", "object", "period", "place"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words: ``document.text[start:end] == quote``, unnormalised."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Context:
    """Words elsewhere in the document that supply a role which the evidence leaves out."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did what for whom, as one document says it.

    ``value`` is in base units (yuan, persons, …) with the number as written; ``start`` and ``end`` are years or ISO
    dates; ``bound`` is ``about``, ``under`` or ``over``; ``extra`` holds the unknown keys of another program's fact.
    """

    doc: str
    doc_id: str
    subject: Entity
    predicate: str
    object: Entity
    evidence: Evidence
    value: float | int | None = None
    unit: str = ""
    what: str = ""
    start: str = ""
    end: str = ""
    as_of: str = ""
    cumulative: bool = False
    approx: bool = False
    bound: str = ""
    status: str = "actual"
    scheme: str = ""
    via: Entity | None = None
    context: tuple[Context, ...] = ()
    rule: str = ""
    confidence: float = 1.0
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """Hash of document, offsets, predicate, subject and object as written, and every measure: what people cite."""
        return digest(
            self.doc_id, self.evidence.start, self.evidence.end, self.predicate,
            self.subject.name, self.object.name, self.via.name if self.via else "",
            plain(self.value), self.unit, self.what, self.start, self.end, self.as_of,
            self.cumulative, self.approx, self.bound, self.status, self.scheme,
        )  # fmt: skip

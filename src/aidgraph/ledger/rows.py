"""What the ledger hands out besides facts, claims and entities: plain rows."""

from dataclasses import dataclass

from aidgraph.claims.decisions import Decision
from aidgraph.model import Context


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text; ``path`` is the first of its paths, ``domain`` the registered domain of ``url``.

    ``sketch`` tells near-equal texts: see ``claims.copies``.
    """

    id: str
    path: str
    title: str
    publisher: str
    published: str
    url: str
    place: str
    domain: str
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """The words of one fact that support a claim: ``text[start:end] == quote`` in document ``doc_id``."""

    claim: str
    fact: str
    doc_id: str
    quote: str
    start: int
    end: int
    context: tuple[Context, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Citation:
    """The words of one fact that support a claim, with their document; ``start`` is where they stand in its text.

    ``page`` is that of the original, from 1; 0 where it has none.
    """

    claim: str
    fact: str
    quote: str
    start: int
    context: tuple[Context, ...]
    document: str
    title: str
    publisher: str
    published: str
    url: str
    domain: str
    sketch: str
    page: int


@dataclass(frozen=True, slots=True)
class CuratedSource:
    """A public source that states a claim: its address, date (ISO or empty) and publisher."""

    claim: str
    address: str
    date: str
    publisher: str


@dataclass(frozen=True, slots=True)
class MentionCount:
    """How often a document names an entity, and where first: ``text[start:end]``."""

    doc_id: str
    entity: str
    count: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentioning:
    """A document that names an entity, its title or else its path, and how often it does."""

    document: str
    title: str
    published: str
    times: int


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of the user's with its number; ``undone`` ones are kept, and have no effect."""

    number: int
    decision: Decision
    undone: bool

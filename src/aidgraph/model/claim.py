"""A claim: what one or more facts say alike, after entities are merged; the node of the graph."""

from dataclasses import dataclass

from aidgraph.model.identity import digest, plain
from aidgraph.model.schema import PREDICATES


@dataclass(frozen=True, slots=True)
class Claim:
    """Parties by entity id, the measure, the period, and how well it is supported.

    ``sources`` counts independent documents (0 for a curated claim); ``first_attested`` and ``last_attested`` are the
    years of the documents that say it; ``confidence`` is that of its best fact. ``ended`` is the year in which another
    helper took over, where a source says so and the claim itself has no end.
    """

    predicate: str
    subject: str
    object: str
    via: str = ""
    value: float | None = None
    unit: str = ""
    what: str = ""
    start: str = ""
    end: str = ""
    cumulative: bool = False
    status: str = "actual"
    scheme: str = ""
    as_of: str = ""
    approx: bool = False
    bound: str = ""
    origin: str = "extracted"
    sources: int = 0
    confidence: float = 1.0
    first_attested: int | None = None
    last_attested: int | None = None
    ended: int | None = None

    @property
    def id(self) -> str:
        """Hash of predicate, canonical parties, measure, period, cumulative, status and scheme."""
        return digest(
            self.predicate, self.subject, self.object, self.via, plain(self.value), self.unit, self.what,
            self.start, self.end, self.cumulative, self.status, self.scheme,
        )  # fmt: skip

    @property
    def claim_class(self) -> str:
        """The class of the claim in graph and ontology, such as ``Funding``."""
        return PREDICATES[self.predicate].claim_class

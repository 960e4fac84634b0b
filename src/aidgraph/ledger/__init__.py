"""The ledger: one SQLite file of documents, facts and claims, the one thing that must not be lost."""

from aidgraph.ledger.ledger import Ledger
from aidgraph.ledger.pairs import EVERYTHING, Span
from aidgraph.ledger.rows import Citation, CuratedSource, DecisionRow, DocumentRow, MentionCount, Mentioning, Support

__all__ = [
    "EVERYTHING",
    "Citation",
    "CuratedSource",
    "DecisionRow",
    "DocumentRow",
    "Ledger",
    "MentionCount",
    "Mentioning",
    "Span",
    "Support",
]

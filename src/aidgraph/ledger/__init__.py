"""The ledger: one SQLite file of documents, facts and claims, the one thing that must not be lost."""

from aidgraph.ledger.ledger import Ledger
from aidgraph.ledger.rows import CuratedSource, DocumentRow, MentionCount, Support

__all__ = ["CuratedSource", "DocumentRow", "Ledger", "MentionCount", "Support"]

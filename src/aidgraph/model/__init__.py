"""The frozen types that flow from one stage to the next; they know nobody."""

from aidgraph.model.claim import Claim
from aidgraph.model.document import Document, Refusal
from aidgraph.model.entity import Entity, group, organisation
from aidgraph.model.extraction import Extraction
from aidgraph.model.fact import Context, Evidence, Fact
from aidgraph.model.mention import Mention
from aidgraph.model.sentence import Sentence

__all__ = [
    "Claim",
    "Context",
    "Document",
    "Entity",
    "Evidence",
    "Extraction",
    "Fact",
    "Mention",
    "Refusal",
    "Sentence",
    "group",
    "organisation",
]

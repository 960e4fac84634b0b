"""What one document yields: its mentions and its facts."""

from dataclasses import dataclass

from aidgraph.model.document import Document
from aidgraph.model.fact import Fact
from aidgraph.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with everything that was found in it, in the order of the text."""

    document: Document
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]

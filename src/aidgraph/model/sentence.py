"""A sentence: a span of a document's text and its part in the layout."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "body", "item", "caption"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text[start:end]`` of its document; ``paragraph`` counts from 0; headings stand alone in theirs."""

    start: int
    end: int
    paragraph: int
    kind: Kind = "body"

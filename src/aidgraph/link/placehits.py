"""A place name where a text has it: what it may mean, and what it was found to mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """A place name in the text: its candidates, and the place it was found to mean.

    ``chain`` is where the chain of names that it ends (甘肃省天水市甘谷县) begins; ``whole`` the offset where that
    chain ends: hits inside a chain but for its last are its parts. ``listed``: it stands in a list with a place that is
    no common word.
    """

    start: int
    end: int
    text: str
    candidates: tuple[str, ...]
    word: bool
    sentence: int
    place: str = ""
    chain: int = -1
    part: bool = False
    listed: bool = False

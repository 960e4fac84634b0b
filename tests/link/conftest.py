"""What the tests of linking share: a text with its places, organisations and references, and whom these mean."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aidgraph.extract import Extractor
from aidgraph.link.mentions import Linked
from aidgraph.text import Metadata, read_bytes

TITLE = "东西部协作见闻（为测试而写）\n\n"  # only what is about assistance is read


@dataclass(frozen=True)
class Read:
    """``told`` is what every party of the text means, by its words (the first of those alike)."""

    linked: Linked
    told: dict[str, str]

    @property
    def places(self) -> list[str]:
        """The codes of the places that are no part of a longer name; ``?`` where one could not be told."""
        return [hit.place.removeprefix("place:") or "?" for hit in self.linked.places if not hit.part]

    @property
    def names(self) -> list[str]:
        """The organisations and things, each with its type."""
        entities = [naming.entity for naming in self.linked.namings if naming.entity is not None]
        return [f"{entity.type} {entity.name}" for entity in entities]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[..., Read]:
    """Reads a text, under a title where it has none; ``place`` and ``publisher`` are what metadata say of it.

    A last line on assistance makes it worth reading: references are told in such documents only.
    """

    def reading(text: str, place: str = "", publisher: str = "") -> Read:
        meta = Metadata("t.txt", place=place, publisher=publisher)
        found, source = extractor.explain(read_bytes(f"{text}\n\n东西部协作是大事。".encode(), "t.txt", meta))
        told: dict[str, str] = {}
        for chunk in found.parties:
            group = chunk.parties.group
            names = (
                [group.name] if group and not chunk.parties.members else [m.entity.name for m in chunk.parties.members]
            )
            told.setdefault(source.text[chunk.start : chunk.end], " ".join(names))
        return Read(found.linked, told)

    return reading

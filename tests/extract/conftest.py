"""What the tests of extraction share: one extractor, and texts read by it."""

from collections.abc import Callable

import pytest

from aidgraph.extract import Extractor
from aidgraph.extract.chunks import Clause
from aidgraph.link.mentions import Linked
from aidgraph.model import Fact
from aidgraph.text import Metadata, read_bytes


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def facts(extractor: Extractor) -> Callable[..., tuple[Fact, ...]]:
    """The facts of a text; ``published`` and ``place`` are what metadata say of it."""

    def read(text: str, published: str = "", place: str = "") -> tuple[Fact, ...]:
        meta = Metadata("t.txt", published=published, place=place)
        return extractor.extract(read_bytes(text.encode(), "t.txt", meta)).facts

    return read


@pytest.fixture(scope="session")
def clauses(extractor: Extractor) -> Callable[[str], list[Clause]]:
    """The clauses of a text, as the matcher sees them."""

    def read(text: str) -> list[Clause]:
        reading, _ = extractor.explain(read_bytes(text.encode(), "t.txt"))
        return [clause for clause, _ in reading.trace]

    return read


@pytest.fixture(scope="session")
def linked(extractor: Extractor) -> Callable[[str], Linked]:
    """A text with its places, organisations and references."""

    def read(text: str) -> Linked:
        return extractor.explain(read_bytes(text.encode(), "t.txt"))[0].linked

    return read

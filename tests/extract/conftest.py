"""What the tests of extraction share: one extractor, and texts read by it."""

from collections.abc import Callable

import pytest

from aidgraph.extract import Extractor
from aidgraph.extract.chunker import Chunker
from aidgraph.extract.chunks import Clause
from aidgraph.model import Fact
from aidgraph.text import Metadata, compact, normalize, read_bytes, split


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
    """The clauses of a text, as the matcher sees them, under a title that speaks of assistance."""

    def read(text: str) -> list[Clause]:
        document = read_bytes(f"东西部协作见闻（为测试而写）\n\n{text}".encode(), "t.txt")
        normalized = normalize(document.text)
        source = compact(normalized, split(document, normalized))
        reading = extractor.read(document, source)
        chunker = Chunker(reading.linked, reading.antecedents)
        return [clause for number in range(1, len(source.sentences)) for clause in chunker.chunk(number)]

    return read

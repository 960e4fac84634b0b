"""What the tests of reading share: the project's own documents, and the reference documents where they are present."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def found_files() -> list[Path]:
    """Every document at hand: our own, and those of the reference material where it lies beside the project."""
    patterns = ("seeds/*.txt", "corpus/rmrb/*.txt", "gold/dev/*.txt")
    found = sorted((ROOT / "seeds" / "documents").glob("*.txt"))
    return found + [path for pattern in patterns for path in sorted(SHARED.glob(pattern))]


@pytest.fixture(scope="session")
def found_texts(found_files: list[Path]) -> dict[str, str]:
    """The text of each, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in found_files}

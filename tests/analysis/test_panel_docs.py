"""The documented columns of the panel are those that it has, in both languages."""

import re
from pathlib import Path

import pytest

from aidgraph.cli.panel import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", ["panel.md", "panel.zh.md"])
def test_every_column_is_explained_and_no_other(name: str) -> None:
    rows = [line.split("|")[1] for line in (DOCS / name).read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    assert sorted(re.findall(r"`(\w+)`", " ".join(rows))) == sorted(COLUMNS)

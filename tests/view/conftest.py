"""What the tests of the page's making share: the feed of the project's own documents."""

from pathlib import Path
from typing import Any

import pytest

from aidgraph.cli.main import main
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.resources import folder
from aidgraph.view.feed import make_feed


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "seeds.db"
    assert main(["build", str(folder("seeds") / "documents"), "--db", str(path), "--quiet"]) == 0
    return path


@pytest.fixture(scope="session")
def feed(database: Path, gazetteer: Gazetteer) -> dict[str, Any]:
    with Ledger.open(database, read_only=True) as ledger:
        return make_feed(ledger, gazetteer)

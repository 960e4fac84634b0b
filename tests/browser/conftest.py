"""A real browser, and the page in it: as a single file and served, of the project's own documents."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from opening import CHROMIUM, Opened, chromium, quiet_page
from playwright.sync_api import Browser, sync_playwright

from aidgraph.cli.main import main
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.resources import folder
from aidgraph.stores.registry import beside, open_store
from aidgraph.view.answers import Answers
from aidgraph.view.feed import make_feed
from aidgraph.view.page import single_file


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "seeds.db"
    assert main(["build", str(folder("seeds") / "documents"), "--db", str(path), "--quiet"]) == 0
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium: in CI it must be there, elsewhere a test without it says so."""
    if not CHROMIUM:
        message = "no Chromium: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as play:
        opened = chromium(play)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def single(database: Path, gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the single file."""
    path = tmp_path_factory.mktemp("page") / "aidgraph.html"
    with Ledger.open(database, read_only=True) as ledger:
        path.write_text(single_file(make_feed(ledger, gazetteer)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def served(database: Path, gazetteer: Gazetteer) -> Iterator[str]:
    """The address of the served page."""
    import socket

    import uvicorn

    from aidgraph.view.server import make_app

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        store = open_store(beside(database))
        app = make_app(Answers(database, lambda: store, gazetteer), port)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        running.start()
        yield f"http://127.0.0.1:{port}/"
        server.should_exit = True
        running.join(timeout=10)


@pytest.fixture(params=["single", "served"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens pages; at the end none has asked another origin for anything, none has an error on its console."""
    with quiet_page(browser) as page:
        yield page

"""What all tests share: the same examples of properties in every run, and one Neo4j server for those that need one."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from stores.servers import Server, certificate, started

# None fails for being slow on a busy machine.
settings.register_profile("aidgraph", deadline=None, derandomize=True)
settings.load_profile("aidgraph")


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for the whole run; tests take turns and leave whatever they left."""
    home = tmp_path_factory.mktemp("neo4j")
    with started(home, *certificate(home / "tls")) as server:
        yield server


@pytest.fixture
def server(running_server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The server, whose password the environment tells."""
    for name, value in running_server.settings.items():
        monkeypatch.setenv(name, value)
    return running_server


@pytest.fixture
def empty_server(server: Server) -> Server:
    """The server with nothing in its database."""
    server.empty()
    return server

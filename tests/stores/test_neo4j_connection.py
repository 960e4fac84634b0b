"""A server that cannot be used: each reason is told in its own words, with exit code 6 and without the password."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import neo4j
import pytest

from aidgraph.errors import StoreError, StoreUnreachable
from aidgraph.messages import LANGUAGES, render
from aidgraph.stores.elements import Edge
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_address import Address, Credentials
from stores.bolt import answering
from stores.servers import Server, started
from stores.test_neo4j_load import SAID, assert_exactly, load, projection

WHO = Credentials("neo4j", "geheim-geheim")
BOLT_5 = b"\x00\x00\x00\x05"


@pytest.fixture
def store(server: Server) -> Iterator[Neo4jStore]:
    store = server.store()
    load(store, SAID)
    yield store
    store.close()


def refused(store: Neo4jStore, message: str) -> StoreError:
    """What is told for any use of a store that cannot be used."""
    with pytest.raises(StoreUnreachable) as told:
        store.holds("1")
    assert told.value.message == message
    assert told.value.exit_code == 6
    assert told.value.__cause__ is not None or message == "neo4j.version"
    for lang in LANGUAGES:
        assert WHO.password not in render(message, lang, **told.value.parameters)
    assert WHO.password not in str(told.value)
    store.close()
    return told.value


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_nobody_listens(scheme: str, capfd: pytest.CaptureFixture[str]) -> None:
    refused(Neo4jStore(Address(f"{scheme}://127.0.0.1:1"), WHO), "neo4j.no_answer")
    assert capfd.readouterr().err == ""


def test_no_such_host() -> None:
    refused(Neo4jStore(Address("bolt://nowhere.invalid"), WHO), "neo4j.no_answer")


@pytest.mark.parametrize("who", [WHO, replace(WHO, username="nobody"), Credentials()])
def test_a_wrong_password_or_none(server: Server, who: Credentials) -> None:
    told = refused(Neo4jStore(Address(server.uri), who), "neo4j.unauthorized")
    assert told.parameters["user"] == who.username


def test_no_such_database(server: Server) -> None:
    told = refused(Neo4jStore(Address(server.uri, "nosuch"), server.credentials), "neo4j.no_database")
    assert told.parameters["database"] == "nosuch"


def test_the_database_of_a_name(store: Neo4jStore, server: Server) -> None:
    text = "MATCH (n:Claim) RETURN count(n) AS n"
    named = server.store(f"{server.uri}/neo4j")
    assert named.cypher(text, {}) == store.cypher(text, {})
    named.close()


@pytest.mark.parametrize("agent", ["Neo4j/4.4.48", "Neo4j/5.25.1", "Other/9.9"])
def test_a_version_that_is_too_old(agent: str) -> None:
    with answering(BOLT_5, agent) as uri:
        told = refused(Neo4jStore(Address(uri), WHO), "neo4j.version")
    assert told.parameters["found"] == agent
    assert told.parameters["oldest"] == "5.26"


@pytest.mark.parametrize("handshake", [bytes(4), b"\x00\x00\x00\x02"])
def test_a_protocol_that_nobody_speaks(handshake: bytes) -> None:
    with answering(handshake) as uri:
        refused(Neo4jStore(Address(uri), WHO), "neo4j.not_neo4j")


def test_a_web_server() -> None:
    with answering(b"HTTP/1.1 400 Bad Request\r\n\r\n") as uri:
        refused(Neo4jStore(Address(uri), WHO), "neo4j.no_answer")


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_an_encrypted_way_to_a_server_whose_certificate_nobody_vouches_for(server: Server, scheme: str) -> None:
    store = server.store(f"{scheme}://127.0.0.1:{server.port}")
    assert not store.holds("1")
    store.close()


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_is_checked(server: Server, scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = f"{scheme}://127.0.0.1:{server.port}"
    refused(server.store(uri), "neo4j.no_answer")
    monkeypatch.setenv("SSL_CERT_FILE", str(server.home / "tls" / "public.crt"))
    store = server.store(uri)
    load(store, SAID)
    assert store.cypher("MATCH (n:Fund) RETURN n.name AS name", {}).rows == (("春苗金",),)
    store.close()


def test_one_server_by_routing_with_bookmarks_handed_on(empty_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every transaction is begun with the bookmark of the one before it, so that any member of a cluster has it."""
    begun: list[tuple[bool, frozenset[str]]] = []
    session = neo4j.Driver.session

    def watched(driver: Any, **config: Any) -> neo4j.Session:
        bookmarks = frozenset(config["bookmark_manager"].get_bookmarks())
        begun.append((type(driver) is neo4j.Neo4jDriver, bookmarks))
        return session(driver, **config)

    store = empty_server.store(f"neo4j://127.0.0.1:{empty_server.port}")
    store.holds("")
    monkeypatch.setattr(neo4j.Driver, "session", watched)
    load(store, SAID)
    assert store.cypher("MATCH (n:Fund) RETURN n.name AS name", {}).rows == (("春苗金",),)
    store.close()
    assert all(routed for routed, _ in begun)
    assert len(begun) > 8
    assert all(bookmarks for _, bookmarks in begun)
    assert len({bookmarks for _, bookmarks in begun}) > 3


def test_no_log_holds_the_password(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        store = server.store()
        store.holds("1")
        store.close()
    assert "neo4j" in {record.name.split(".")[0] for record in caplog.records}
    assert server.credentials.password not in caplog.text


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a server that has run."""
    path = tmp_path_factory.mktemp("home")
    with started(path):
        return path


def test_a_read_only_database(home: Path) -> None:
    with started(home, "server.databases.default_to_read_only=true") as server:
        store = server.store()
        with pytest.raises(StoreUnreachable) as told:
            load(store, SAID)
        store.close()
    assert (told.value.message, told.value.exit_code) == ("neo4j.read_only", 6)


def test_a_server_that_is_killed_and_comes_back(home: Path) -> None:
    """It is waited for, and the load goes on."""
    added = f"{SAID}戊县 assists 己县"
    graph = projection(added)
    with ExitStack() as servers:
        first = servers.enter_context(started(home))
        store = first.store()
        load(store, SAID)

        def killing() -> Iterator[Edge]:
            yield from graph.edges()
            first.process.kill()
            first.process.wait()
            servers.enter_context(started(home, port=first.port))

        store.load(replace(graph, edges=killing), "new")
        assert_exactly(first, added)
        store.close()

"""Every query of the library on every engine over one graph: the rows of ``rows.txt``, in their order."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aidgraph.graph.build import build
from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.resources import folder
from aidgraph.stores.base import Rows, Store
from aidgraph.stores.embedded import EmbeddedStore
from graph.saying import Gazetteer, World
from stores.servers import Server

HERE = Path(__file__).parent
LIBRARY = Library.load([folder("cypher")])
# What opens a store of each engine, given an empty folder; of Neo4j there is one, on one server.
ENGINES: dict[str, Callable[[Path, pytest.FixtureRequest], Store]] = {
    "kglite": lambda at, request: EmbeddedStore(at / "graph.kgl"),
    "neo4j": lambda at, request: _on_server(request.getfixturevalue("running_server")),
}


def _on_server(server: Server) -> Store:
    server.empty()
    return server.store()


def level(store: Store, world: World) -> Store:
    """The store, which holds the world's graph."""
    if not store.holds(world.state):
        store.write(build(world, Gazetteer(world.divisions)), world.state)
    return store


def questions() -> Iterator[Any]:
    """A query, its parameters (entities by name), and its rows."""
    for block in (HERE / "rows.txt").read_text(encoding="utf-8").split("\n? ")[1:]:
        asked, *rows = block.strip().splitlines()
        name, *words = asked.split()
        yield pytest.param(name, dict(word.split("=") for word in words), rows, id=asked)


@pytest.fixture(scope="module")
def world() -> World:
    return World.read((HERE / "world.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def embedded(world: World, tmp_path_factory: pytest.TempPathFactory) -> Store:
    return level(EmbeddedStore(tmp_path_factory.mktemp("embedded") / "graph.kgl"), world)


@pytest.fixture(scope="module", params=ENGINES)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = ENGINES[request.param](tmp_path_factory.mktemp("parity"), request)
    yield store
    store.close()


@pytest.fixture
def store(opened: Store, world: World) -> Store:
    """A store of each engine, which holds the world's graph whatever a test before it wrote there."""
    return level(opened, world)


def told(rows: Rows) -> list[str]:
    """Rows without ids, which are hashes for the most part; ``-`` is nothing."""
    shown = [number for number, column in enumerate(rows.columns) if not column.endswith("_id")]
    return [" | ".join("-" if row[number] is None else str(row[number]) for number in shown) for row in rows.rows]


@pytest.mark.parametrize(("name", "params", "expected"), [*questions()])
def test_a_query_answers(store: Store, world: World, name: str, params: dict[str, str], expected: list[str]) -> None:
    ids = {key: world.known[value].id if value in world.known else value for key, value in params.items()}
    rows = run(LIBRARY, store, name, ids)
    assert rows.columns == LIBRARY.query(name).returns
    assert told(rows) == expected


@pytest.mark.parametrize("name", LIBRARY.names())
def test_every_query_has_an_answer_here(name: str) -> None:
    assert any(question.values[0] == name and question.values[2] for question in questions())


@pytest.mark.parametrize("said", ["", "甲县 assists 乙县"])
def test_a_graph_without_what_is_asked_for_gives_no_rows(opened: Store, said: str) -> None:
    store = level(opened, World.read(said))
    for name in LIBRARY.names():
        params = {each.name: "place:1" for each in LIBRARY.query(name).parameters if each.type == "entity"}
        if params or (not said and name != "counties_without_helper"):
            assert run(LIBRARY, store, name, params).rows == ()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_rows_are_the_same_everywhere_and_in_the_order_that_the_header_tells(
    store: Store, embedded: Store, world: World, name: str
) -> None:
    """Of every entity, ids and all; nothing comes last, as Cypher has it, and in descending order first."""
    query = LIBRARY.query(name)
    for entity in world.known.values():
        params = {each.name: entity.id for each in query.parameters if each.type == "entity"}
        found = run(LIBRARY, store, name, params)
        assert repr(found) == repr(run(LIBRARY, embedded, name, params))
        rows = [dict(zip(query.returns, row, strict=True)) for row in found.rows]
        ordered = list(rows)
        for column, descending in reversed(query.order):
            ordered.sort(key=lambda row: (row[column] is None, row[column] or 0), reverse=descending)
        assert rows == ordered


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_parameter_is_only_ever_a_value(store: Store, name: str) -> None:
    """Whatever a name holds, it finds nothing and changes nothing."""
    query = LIBRARY.query(name)
    before = store.cypher("MATCH (n) RETURN count(n) AS nodes", {})
    for hostile in ("'}) DETACH DELETE n //", 'x" OR 1=1 //', "$place", "\\", "`", "place:*", "甲" * 10_000, "\0"):
        params = {each.name: hostile for each in query.parameters if each.type in ("entity", "text")}
        if params:
            assert run(LIBRARY, store, name, params).rows == ()
    assert store.cypher("MATCH (n) RETURN count(n) AS nodes", {}) == before

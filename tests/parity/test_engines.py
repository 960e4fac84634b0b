"""Every query of the library on every engine over one graph: the rows of ``rows.txt``, in their order."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.resources import folder
from aidgraph.stores.base import Rows, Store
from graph.saying import World, stored

HERE = Path(__file__).parent
LIBRARY = Library.load([folder("cypher")])
# engine: from a world and an empty folder to a store that holds its graph
ENGINES: dict[str, Callable[[World, Path], Store]] = {"kglite": lambda world, at: stored(world, at / "graph.kgl")}


def questions() -> Iterator[Any]:
    """A query, its parameters (entities by name), and its rows."""
    for block in (HERE / "rows.txt").read_text(encoding="utf-8").split("\n? ")[1:]:
        asked, *rows = block.strip().splitlines()
        name, *words = asked.split()
        yield pytest.param(name, dict(word.split("=") for word in words), rows, id=asked)


@pytest.fixture(scope="module")
def world() -> World:
    return World.read((HERE / "world.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=ENGINES)
def store(request: pytest.FixtureRequest, world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = ENGINES[request.param](world, tmp_path_factory.mktemp("parity"))
    yield store
    store.close()


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


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("said", ["", "甲县 assists 乙县"])
def test_a_graph_without_what_is_asked_for_gives_no_rows(engine: str, said: str, tmp_path: Path) -> None:
    store = ENGINES[engine](World.read(said), tmp_path)
    for name in LIBRARY.names():
        params = {each.name: "place:1" for each in LIBRARY.query(name).parameters if each.type == "entity"}
        if params or not said and name != "counties_without_helper":
            assert run(LIBRARY, store, name, params).rows == ()
    store.close()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_rows_come_in_the_order_that_the_header_tells(store: Store, world: World, name: str) -> None:
    """Of every entity; nothing comes last, as Cypher has it, and in descending order first."""
    query = LIBRARY.query(name)
    for entity in world.known.values():
        params = {each.name: entity.id for each in query.parameters if each.type == "entity"}
        rows = [dict(zip(query.returns, row, strict=True)) for row in run(LIBRARY, store, name, params).rows]
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

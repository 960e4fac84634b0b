"""What strangers write goes through every store as words: nothing of it runs, nothing is changed, nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aidgraph.errors import StoreError
from aidgraph.graph.build import build
from aidgraph.model import Entity
from aidgraph.stores.base import Store
from aidgraph.stores.directory import Directory
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.rdf import RdfStore
from aidgraph.stores.rdf_directory import TripleDirectory
from graph.saying import Gazetteer, World
from stores.servers import Server

FORMS = (
    "'}) DETACH DELETE n //", '"}) DETACH DELETE n //', "`}) DETACH DELETE n //", "})-[]-(", "'})-[]-() MATCH (m",
    "$name", "$ids", "{id: $id}", "\\' OR 1=1 //", "' OR 1=1 WITH 1 AS x CREATE (y) //",
    '" . } ; DROP ALL ; SELECT * { ?s ?p "',
    "FILTER(true)", "FILTER (?x = ?y) }", "> <urn:x> <urn:y>", "\\u0027})", "/* ", " */ RETURN 1", "//", "# x",
    "；\u2028MATCH", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-1+1", "%s%n{0}{{",
)  # fmt: skip
AROUND = ("{}", "{}厂", "临夏{}", "“{}”", "\u0000{}", "\u202e{}\u202c", "\\{}\\", "`{}`")
HOSTILE = tuple(around.replace("{}", form, 1) for form in FORMS for around in AROUND)

STORES: dict[str, Callable[[Path, pytest.FixtureRequest], Store]] = {
    "kglite": lambda at, request: EmbeddedStore(at / "graph.kgl"),
    "neo4j": lambda at, request: _on_server(request.getfixturevalue("running_server")),
    "rdf": lambda at, request: RdfStore(at / "graph.nt"),
}
COUNTS = {
    "cypher": "MATCH (n) WITH count(n) AS nodes MATCH ()-[e]->() RETURN nodes, count(e) AS edges",
    "sparql": "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }",
}


def _on_server(server: Server) -> Store:
    server.empty()
    return server.store()


def hostile_id(number: int) -> str:
    return f"enterprise:{HOSTILE[number]}"


@pytest.fixture(scope="module")
def world() -> World:
    """Every text as a name, as an id, and as the words that a document says."""
    world = World(state="hostile")
    for number, text in enumerate(HOSTILE):
        world.known[f"{number}厂"] = Entity(hostile_id(number), "Enterprise", text)
        world.say(f"{number}厂 funds 丙县 : {text}")
    return world


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest, world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = STORES[request.param](tmp_path_factory.mktemp("hostile"), request)
    store.write(build(world, Gazetteer(world.divisions)), world.state)
    yield store
    store.close()


def counted(store: Store) -> Any:
    if isinstance(store, RdfStore):
        return store.sparql(COUNTS["sparql"], {}).rows
    return store.cypher(COUNTS["cypher"], {}).rows


def test_there_are_two_hundred() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) == 200


def test_every_name_and_every_word_is_there_as_it_was_written(store: Store, world: World) -> None:
    neighbours = store.neighbours()
    ids = [hostile_id(number) for number in range(len(HOSTILE))]
    receiver = world.known["丙县"].id
    nodes = neighbours.nodes(ids)
    assert {each: node.name for each, node in nodes.items()} == dict(zip(ids, HOSTILE, strict=True))
    assert neighbours.given(ids, planned=True) == sorted((each, receiver) for each in ids)
    claims = neighbours.claims([(each, receiver) for each in ids])
    words = neighbours.words([claim.id for claim in claims])
    assert {claim.claim.subject: words[claim.id][0].quote for claim in claims} == dict(zip(ids, HOSTILE, strict=True))


def test_no_name_finds_more_than_itself(store: Store) -> None:
    directory = TripleDirectory(store) if isinstance(store, RdfStore) else Directory(store)
    before = counted(store)
    for number, text in enumerate(HOSTILE):
        assert set(directory.known([text, hostile_id(number)])) == {hostile_id(number)}
        assert set(directory.containing(text)) == {
            hostile_id(other) for other, name in enumerate(HOSTILE) if text in name
        }
    assert counted(store) == before


def test_as_a_text_none_of_them_changes_anything(store: Store) -> None:
    before = counted(store)
    ask: Any = store.sparql if isinstance(store, RdfStore) else store.cypher
    for text in HOSTILE:
        try:
            ask(text, {})
        except StoreError:
            continue
    assert counted(store) == before

"""The embedded store: what is written is read again, whole or not at all; what would write is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aidgraph.errors import StoreError
from aidgraph.graph.build import build
from aidgraph.model import Entity
from aidgraph.stores.elements import Edge, Node, Projection, Ref
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.labels import PROPERTIES
from aidgraph.stores.registry import beside, open_store
from graph.saying import Gazetteer, World, stored

SAID = "甲县 < 津省\n甲县 funds 乙县 value=20 unit=CNY\n甲县 funds 乙县 value=0.1 unit=CNY\n甲县 assists 乙县"
ALL = "MATCH (n) RETURN count(n) AS nodes"


@pytest.fixture
def world() -> World:
    return World.read(SAID)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.graph.kgl"


@pytest.fixture
def store(world: World, path: Path) -> EmbeddedStore:
    return stored(world, path)


def test_every_node_and_edge_comes_out_as_it_went_in(store: EmbeddedStore, world: World) -> None:
    graph = build(world, Gazetteer(world.divisions))
    for node in graph.nodes():
        ((labels, held),) = store.cypher(
            f"MATCH (n:{node.labels[0]} {{id: $id}}) RETURN labels(n) AS labels, properties(n) AS held",
            {"id": node.ref.id},
        ).rows
        assert isinstance(held, dict)
        assert sorted(labels) == sorted(node.labels)  # type: ignore[call-overload]
        # kglite shows two names of its own besides.
        assert {key: held[key] for key in held if key not in ("type", "title")} == {
            key: value for key, value in node.properties.items() if key != "title"
        }
        assert all(type(held[key]) is type(value) for key, value in node.properties.items())
    for edge in graph.edges():
        ((held, relation),) = store.cypher(
            f"MATCH (a {{id: $a}})-[e:{edge.type}]->(b {{id: $b}}) RETURN properties(e) AS held, type(e) AS relation",
            {"a": edge.source.id, "b": edge.target.id},
        ).rows
        assert isinstance(held, dict)
        assert relation == edge.type
        assert {key: held[key] for key in held if key != "type"} == edge.properties
    counted = store.cypher("MATCH ()-[e]->() RETURN count(e) AS edges", {}).rows
    assert counted == ((len(list(graph.edges())),),)


def test_another_process_reads_what_was_written(store: EmbeddedStore, path: Path) -> None:
    assert EmbeddedStore(path).cypher(ALL, {}) == store.cypher(ALL, {})


def test_it_holds_the_state_that_it_was_written_from(store: EmbeddedStore, world: World, path: Path) -> None:
    assert store.holds(world.state)
    assert EmbeddedStore(path).holds(world.state)
    assert not store.holds("another")
    assert not store.holds("")


@pytest.mark.parametrize("damage", [b"", b"no graph at all", None])
def test_a_damaged_file_holds_nothing_and_is_written_anew(world: World, path: Path, damage: bytes | None) -> None:
    stored(world, path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    store = EmbeddedStore(path)
    assert not store.holds(world.state)
    with pytest.raises(StoreError, match="no_graph"):
        store.cypher(ALL, {})
    store.write(build(world, Gazetteer(world.divisions)), world.state)
    assert EmbeddedStore(path).holds(world.state)


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(StoreError) as told:
        EmbeddedStore(path).cypher(ALL, {})
    assert told.value.message == "graph.no_graph"
    assert told.value.parameters == {"path": str(path)}


def test_a_write_that_fails_leaves_the_old_graph(store: EmbeddedStore, world: World, path: Path) -> None:
    def broken() -> Iterator[Node]:
        yield from build(world, Gazetteer(world.divisions)).nodes()
        raise StoreError("graph.engine", reason="the ledger was lost")

    before = path.read_bytes()
    with pytest.raises(StoreError):
        store.write(Projection(broken, lambda: iter(())), "new")
    assert path.read_bytes() == before
    assert EmbeddedStore(path).holds(world.state)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_that_cannot_be_written_is_told(world: World, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"graph\.engine"):
        stored(world, tmp_path / "missing" / "a.kgl")


def test_an_edge_to_nothing_is_refused(path: Path) -> None:
    place, nothing = Ref("Place", "place:110000"), Ref("Place", "place:120000")
    graph = Projection(
        lambda: iter([Node(("Place", "Province"), {"id": place.id, "name": "甲"})]),
        lambda: iter([Edge("ASSISTS", place, nothing, {"id": "1"})]),
    )
    with pytest.raises(StoreError, match=r"graph\.dangling"):
        EmbeddedStore(path).write(graph, "1")
    assert not path.exists()


def test_an_id_stands_once(path: Path) -> None:
    twice = [Node(("Place", level), {"id": "place:110000", "name": "甲"}) for level in ("Province", "City")]
    with pytest.raises(StoreError, match=r"graph\.engine"):
        EmbeddedStore(path).write(Projection(lambda: iter(twice), lambda: iter(())), "1")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("CREATE (n:Place {id: 'x'})", "CREATE"),
        ("MATCH (n) SET n.name = ''", "SET"),
        ("MATCH (n) DETACH DELETE n", "DETACH"),
        ("MATCH (n) /* ' */ delete n", "DELETE"),
        ("MERGE (n:Place {id: 'x'})", "MERGE"),
        ("MATCH (n) REMOVE n.name", "REMOVE"),
        ("FOREACH (x IN [1] | CREATE (:Place))", "FOREACH"),
        ("MATCH (n) CALL { WITH n CREATE (m) } RETURN 1", "CREATE"),
        ("RETURN 1 AS one; MATCH (n) DELETE n", "DELETE"),
        ("DROP CONSTRAINT place_id", "DROP"),
        ("LOAD CSV FROM 'file:///etc/hosts' AS row RETURN row", "LOAD CSV"),
        ("MATCH (n) RETURN n.id FORMAT CSV", "FORMAT CSV"),
    ],
)
def test_what_does_not_only_read_rows_is_refused(store: EmbeddedStore, text: str, clause: str) -> None:
    before = store.cypher(ALL, {})
    with pytest.raises(StoreError) as told:
        store.cypher(text, {})
    assert (told.value.message, told.value.parameters["clause"]) == ("graph.only_reads", clause)
    assert store.cypher(ALL, {}) == before


def test_the_engine_refuses_to_write_too(store: EmbeddedStore) -> None:
    """Whatever the reading of the text lets through."""
    with pytest.raises(StoreError, match=r"graph\.engine"):
        store.cypher("CALL db.cdc.enable()", {})


@pytest.mark.parametrize(
    ("text", "params"),
    [
        ("MATCH (n RETURN n", {}),
        ("MATCH (n) RETURN $missing AS x", {}),
        ("RETURN $big AS x", {"big": 2**70}),
        ("RETURN $odd AS x", {"odd": object()}),
        ("", {}),
        ("RETURN nothing(1) AS x", {}),
    ],
)
def test_an_engine_s_error_is_ours(store: EmbeddedStore, text: str, params: dict[str, object]) -> None:
    with pytest.raises(StoreError) as told:
        store.cypher(text, params)
    assert told.value.message == "graph.engine"
    assert told.value.parameters["reason"]
    assert told.value.__cause__ is not None


def test_a_label_that_nothing_has_gives_no_rows_and_no_noise(
    store: EmbeddedStore, capfd: pytest.CaptureFixture[str]
) -> None:
    rows = store.cypher("MATCH (n:Venue)-[r:SERVES]->(m) RETURN n.id AS id, r.sources AS sources", {})
    assert (rows.columns, rows.rows) == (("id", "sources"), ())
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("said", ["", "甲县 assists 乙县"])
def test_a_property_that_nothing_has_gives_no_rows(path: Path, said: str) -> None:
    """The engine by itself takes it for a mistake."""
    store = stored(World.read(said), path)
    for label, names in PROPERTIES.items():
        for name in names:
            text = f"MATCH (n:{label} {{{name}: $value}}) WHERE n.{name} = 1 RETURN n.{name} AS held"
            assert store.cypher(text, {"value": "无"}).rows == ()


def test_hostile_words_are_only_words(path: Path) -> None:
    name = "'}) DETACH DELETE n //`\"\\\u2028厂"
    world = World()
    world.known["甲厂"] = Entity(f"enterprise:{name}", "Enterprise", name)
    world.say(f"甲厂 funds 丙县 : {name}")
    text = "MATCH (n:Organization {id: $id})<-[:PROVIDER]-(:Claim)<-[:SUPPORTS]-(e) RETURN n.name, e.quote"
    assert stored(world, path).cypher(text, {"id": f"enterprise:{name}"}).rows == ((name, name),)


def test_the_graph_of_a_ledger_lies_beside_it(tmp_path: Path, world: World) -> None:
    uri = beside(tmp_path / "aidgraph.db")
    assert uri == f"kglite:{tmp_path / 'aidgraph.graph.kgl'}"
    store = open_store(uri)
    store.write(build(world, Gazetteer(world.divisions)), "1")
    assert (tmp_path / "aidgraph.graph.kgl").is_file()
    store.close()
    assert store.holds("1")

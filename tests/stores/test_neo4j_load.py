"""Loading into a real Neo4j: all of a graph, nothing twice, nothing of others, and on from wherever it broke off."""

from collections.abc import Iterator
from typing import Any

import pytest

from aidgraph.errors import StoreError
from aidgraph.graph.build import build
from aidgraph.model import Entity
from aidgraph.model.identity import digest
from aidgraph.stores.elements import Edge, Node, Projection, Ref
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_write import Changes
from graph.saying import Gazetteer, World
from stores.servers import Server

SAID = """甲县 < 津省
甲县 funds 乙县 value=20 unit=CNY
甲县 funds 乙县 value=0.1 unit=CNY
甲县 assists 乙县 2016-2020
天力厂 settles_in 乙县
丙团 = 甲县 天力厂
丙团 funds 丁县 via=春苗金 value=3 unit=CNY
"""
LESS = "甲县 < 津省\n甲县 assists 乙县 2016-2020"
NODES = "MATCH (n) WHERE NOT n:AidgraphLoad RETURN labels(n) AS labels, properties(n) AS held"
EDGES = "MATCH (a)-[e]->(b) RETURN type(e) AS type, a.id AS source, b.id AS target, properties(e) AS held"


@pytest.fixture
def store(empty_server: Server) -> Iterator[Neo4jStore]:
    store = empty_server.store()
    yield store
    store.close()


def projection(said: str) -> Projection:
    world = World.read(said)
    return build(world, Gazetteer(world.divisions))


def load(store: Neo4jStore, said: str) -> Changes:
    return store.load(projection(said), digest(said))


def comparable(rows: list[Any]) -> list[str]:
    return sorted(repr([sorted(each.items()) if isinstance(each, dict) else each for each in row]) for row in rows)


def assert_exactly(server: Server, said: str) -> None:
    """The server's database holds the graph of these words, all of it, and nothing else."""
    graph = projection(said)
    nodes = [([*node.labels], {**node.properties, "loaded_by": "aidgraph"}) for node in graph.nodes()]
    edges = [(edge.type, edge.source.id, edge.target.id, dict(edge.properties)) for edge in graph.edges()]
    found = [(sorted(labels), held) for labels, held in server.run(NODES)]
    assert comparable(found) == comparable([(sorted(labels), held) for labels, held in nodes])
    assert comparable(server.run(EDGES)) == comparable(edges)


def test_every_node_and_edge_is_there_with_all_that_it_holds(store: Neo4jStore, empty_server: Server) -> None:
    changes = load(store, SAID)
    graph = projection(SAID)
    assert changes == Changes(nodes=len(list(graph.nodes())), edges=len(list(graph.edges())))
    assert_exactly(empty_server, SAID)


def test_a_second_load_writes_nothing(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    before = empty_server.run("MATCH (l:AidgraphLoad) RETURN properties(l)")
    assert load(store, SAID) == Changes()
    assert empty_server.run("MATCH (l:AidgraphLoad) RETURN properties(l)") == before


def test_it_carries_the_state_of_the_ledger(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    assert empty_server.run("MATCH (l:AidgraphLoad) RETURN l.state") == [(digest(SAID),)]
    assert store.holds(digest(SAID))
    assert not store.holds(digest(LESS))
    assert not store.holds("")


@pytest.mark.parametrize(("before", "after"), [(SAID, LESS), (LESS, SAID), (SAID, ""), ("", SAID)])
def test_whatever_was_loaded_the_next_load_is_exact(
    store: Neo4jStore, empty_server: Server, before: str, after: str
) -> None:
    load(store, before)
    changes = load(store, after)
    assert_exactly(empty_server, after)
    old = projection(before), projection(after)
    ids = [{edge.properties["id"] for edge in each.edges()} for each in old]
    assert changes.edges == len(ids[1] - ids[0])


def test_what_changed_is_corrected_and_the_rest_let_be(store: Neo4jStore, empty_server: Server) -> None:
    load(store, "甲县 assists 乙县 @2018")
    changes = load(store, "甲县 assists 乙县 @2018\n甲县 assists 乙县 @2019 #a.cn/2 : 甲县也帮扶乙县")
    assert (changes.removed, changes.released) == (0, 0)
    assert 1 <= changes.changed <= 2  # the claim, and the edge that counts its sources
    assert_exactly(empty_server, "甲县 assists 乙县 @2018\n甲县 assists 乙县 @2019 #a.cn/2 : 甲县也帮扶乙县")


def test_a_level_that_changed_changes_the_label(store: Neo4jStore, empty_server: Server) -> None:
    for level in ("County", "City"):
        node = Node(("Place", level), {"id": "place:110000", "name": "甲", "code": level})
        store.load(Projection(lambda node=node: iter([node]), lambda: iter(())), level)  # type: ignore[misc]
    assert empty_server.run("MATCH (n:Place) RETURN labels(n), n.code") == [(["Place", "City"], "City")]


def test_what_others_wrote_stays_as_it_is(store: Neo4jStore, empty_server: Server) -> None:
    """Nodes with our labels, edges with our types between our nodes, properties and labels added to ours."""
    load(store, SAID)
    empty_server.run(
        "MATCH (a:Place {name: '甲县'}), (b:Place {name: '乙县'}) SET a.population = 7, a:Visited "
        "CREATE (:Movie {id: 'place:1', name: '片'}), (:Place {id: 'place:999999', name: '他'}), (:Claim {id: 'x'}), "
        "(a)-[:FUNDS {id: 'mine', amount: 1}]->(b), (a)-[:NEAR]->(b), (a)-[:FUNDS]->(b)"
    )
    load(store, LESS)
    assert empty_server.run("MATCH (n) WHERE n.loaded_by IS NULL AND NOT n:AidgraphLoad RETURN n.id ORDER BY n.id") == [
        ("place:1",), ("place:999999",), ("x",),
    ]  # fmt: skip
    assert empty_server.run("MATCH (n:Visited:Place:County {name: '甲县'}) RETURN n.population") == [(7,)]
    assert empty_server.run(
        "MATCH (:Place {name: '甲县'})-[r:FUNDS|NEAR]->() RETURN type(r), r.id, r.amount ORDER BY type(r), r.id"
    ) == [("FUNDS", "mine", 1), ("FUNDS", None, None), ("NEAR", None, None)]


def test_a_node_on_which_others_hung_an_edge_keeps_its_name(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    empty_server.run("MATCH (f:Fund) CREATE (:Movie)-[:ABOUT {since: 1}]->(f) SET f.mine = 1")
    assert load(store, LESS).released == 1
    ((labels, held, since),) = empty_server.run("MATCH (:Movie)-[r]->(n) RETURN labels(n), properties(n), r.since")
    assert (labels, since) == ([], 1)
    assert held == {"id": "fund:春苗金", "name": "春苗金", "mine": 1}
    assert load(store, SAID).released == 0
    assert empty_server.run("MATCH (f:Fund {name: '春苗金'})<-[:VIA]-(:Claim) RETURN count(*)") == [(1,)]


def test_a_node_of_others_is_never_taken_over(store: Neo4jStore, empty_server: Server) -> None:
    empty_server.run("CREATE (:Fund {id: 'fund:春苗金', name: '我的'})")
    with pytest.raises(StoreError, match=r"neo4j\.taken"):
        load(store, SAID)
    assert empty_server.run("MATCH (f:Fund) RETURN f.name, f.loaded_by") == [("我的", None)]


def test_what_was_tampered_with_is_exact_after_the_next_load(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    empty_server.run("MATCH (n:Fund) DETACH DELETE n")
    empty_server.run("MATCH (a:Place)-[r:ASSISTS]->(b) CREATE (a)-[x:ASSISTS]->(b) SET x = properties(r), r.claims = 9")
    empty_server.run("MATCH (c:Funding) SET c.value = 1 REMOVE c.unit")
    empty_server.run("MATCH (l:AidgraphLoad) REMOVE l.state")
    load(store, SAID)
    assert_exactly(empty_server, SAID)


class Broken(RuntimeError):
    """The client fails midway."""


def breaking(graph: Projection, after: int) -> Projection:
    """A projection that fails after so many nodes, or edges beyond them."""
    nodes, edges = list(graph.nodes()), list(graph.edges())

    def broken(elements: list[Any], last: int) -> Iterator[Any]:
        yield from elements[:last]
        if last < len(elements):
            raise Broken

    return Projection(lambda: broken(nodes, after), lambda: broken(edges, after - len(nodes)))


@pytest.mark.parametrize("after", [0, 3, 20, 30, 45])
def test_a_load_that_broke_off_is_not_read_and_is_gone_on_with(
    store: Neo4jStore, empty_server: Server, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aidgraph.stores.neo4j_write._BATCH", 4)
    load(store, LESS)
    with pytest.raises(Broken):
        store.load(breaking(projection(SAID), after), "new")
    assert not store.holds(digest(LESS))
    assert not store.holds("new")
    with pytest.raises(StoreError, match=r"neo4j\.not_loaded"):
        store.cypher("MATCH (n) RETURN count(n) AS n", {})
    load(store, SAID)
    assert_exactly(empty_server, SAID)


def test_a_transaction_whose_answer_was_lost_is_not_done_twice(
    store: Neo4jStore, empty_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver tries it again although the server has committed it."""
    write = store.connection.write

    def twice(work: Any) -> Any:
        write(work)
        return write(work)

    monkeypatch.setattr("aidgraph.stores.neo4j_write._BATCH", 4)
    monkeypatch.setattr(store.connection, "write", twice)
    load(store, SAID)
    assert_exactly(empty_server, SAID)


def test_of_two_loads_the_later_one_wins_and_the_other_stops(store: Neo4jStore, empty_server: Server) -> None:
    other = empty_server.store()

    def overtaken() -> Iterator[Node]:
        yield from projection(LESS).nodes()
        load(other, SAID)

    with pytest.raises(StoreError, match=r"neo4j\.overtaken"):
        store.load(Projection(overtaken, projection(LESS).edges), "less")
    other.close()
    assert_exactly(empty_server, SAID)
    assert store.holds(digest(SAID))


def test_a_uniqueness_constraint_stands_for_every_label(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    found = empty_server.run("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties")
    unique = {labels[0] for kind, labels, keys in found if (kind, keys) == ("UNIQUENESS", ["id"])}
    assert {node.labels[0] for node in projection(SAID).nodes()} <= unique


def test_names_are_found_by_any_part_of_them(store: Neo4jStore, empty_server: Server) -> None:
    load(store, SAID)
    empty_server.run("CALL db.awaitIndexes(60)")
    found = empty_server.run("CALL db.index.fulltext.queryNodes('aidgraph_names', '天力') YIELD node RETURN node.name")
    assert found == [("天力厂",)]


def test_every_property_has_one_type(store: Neo4jStore, empty_server: Server) -> None:
    """What a graph engineer looks at first."""
    load(store, SAID)
    nodes = empty_server.run(
        "CALL db.schema.nodeTypeProperties() YIELD nodeLabels, propertyName, propertyTypes "
        "RETURN nodeLabels, propertyName, propertyTypes"
    )
    edges = empty_server.run(
        "CALL db.schema.relTypeProperties() YIELD relType, propertyName, propertyTypes "
        "RETURN relType, propertyName, propertyTypes"
    )
    assert all(len(types) == 1 for *_, types in [*nodes, *edges])
    held = {(label, name): types[0] for labels, name, types in nodes for label in labels}
    assert held["Claim", "value"] == held["Claim", "confidence"] == held["Place", "lat"] == "Double"
    assert held["Claim", "start_year"] == held["Claim", "sources"] == held["Evidence", "from_char"] == "Long"
    assert held["Claim", "since"] == held["Claim", "as_of"] == "String" if ("Claim", "as_of") in held else True
    assert held["Claim", "cumulative"] == held["Claim", "approx"] == "Boolean"
    told = {(edge_type.strip(":`"), name): types[0] for edge_type, name, types in edges}
    assert told["FUNDS", "claims"] == told["MENTIONS", "count"] == "Long"
    assert told["FUNDS", "curated"] == "Boolean"


def test_a_name_that_no_index_takes_is_told(store: Neo4jStore) -> None:
    name = "甲" * 3_000
    world = World()
    world.known["甲厂"] = Entity(f"enterprise:{name}", "Enterprise", name)
    world.say("甲厂 funds 丙县")
    with pytest.raises(StoreError) as told:
        store.load(build(world, Gazetteer(world.divisions)), "long")
    assert told.value.message == "neo4j.too_long"


def test_an_edge_to_nothing_is_refused(store: Neo4jStore, empty_server: Server) -> None:
    place, nothing = Ref("Place", "place:110000"), Ref("Place", "place:120000")
    graph = Projection(
        lambda: iter([Node(("Place", "Province"), {"id": place.id, "name": "甲"})]),
        lambda: iter([Edge("ASSISTS", place, nothing, {"id": "1"})]),
    )
    with pytest.raises(StoreError, match=r"neo4j\.short"):
        store.load(graph, "1")
    assert empty_server.run("MATCH ()-[r]->() RETURN r") == []


CITY = Node(("Place", "City"), {"id": "1", "name": ""})


@pytest.mark.parametrize(
    ("node", "edge"),
    [
        (Node(("Place) DETACH DELETE (n",), {"id": "1", "name": ""}), None),
        (Node(("Place", "x`"), {"id": "1", "name": ""}), None),
        (Node(("Place", "City"), {"id": "1", "name": "", "x}) //": 1}), None),
        (CITY, Edge("A]-() //", CITY.ref, CITY.ref, {"id": "1"})),
        (CITY, Edge("ASSISTS", Ref("Place}) //", "1"), CITY.ref, {"id": "1"})),
        (CITY, Edge("ASSISTS", CITY.ref, CITY.ref, {"id": "1", "x} //": "1"})),
    ],
)
def test_labels_and_keys_are_never_taken_from_data(
    store: Neo4jStore, empty_server: Server, node: Node, edge: Edge | None
) -> None:
    graph = Projection(lambda: iter([node]), lambda: iter([edge] if edge else []))
    with pytest.raises(StoreError, match=r"neo4j\.label"):
        store.load(graph, "1")
    assert empty_server.run("MATCH ()-[r]->() RETURN r") == []

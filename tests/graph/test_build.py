"""The graph of a small ledger: what becomes a node, what an edge, what they hold, and in which order."""

from typing import Any

import pytest

from aidgraph.graph.build import build
from aidgraph.graph.source import ClaimSource, Divisions
from aidgraph.link.gazetteer import Gazetteer as RealGazetteer
from aidgraph.model import Entity, group
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.elements import Edge, Node
from aidgraph.stores.labels import PROPERTIES
from graph.saying import Gazetteer, World

SMALL = """
东丽区 < 津省
甘谷县 < 天水市
天水市 < 陇省
大庄镇 < 甘谷县
东丽区、车辆厂团 = 东丽区 车辆厂
东部团 = 津省 远方社
东丽区 assists 甘谷县 @2020 #a.cn/1 context : 东丽区结对帮扶我县，这是一句比二十四个字更长的话，名字放不下
东丽区 assists 甘谷县 @2021 #b.cn/2 : 东丽区与甘谷县是对子
东丽区 assists 甘谷县 2016-2020 @2021 #b.cn/3 : 五年里东丽区帮扶甘谷县
车辆厂 assists 甘谷县 scheme=designated @2020 #a.cn/1
东丽区、车辆厂团 funds 甘谷县 value=3000000 unit=CNY cumulative=true @2020 #a.cn/1
东丽区 sends_talent 大庄镇 value=6 unit=person what=teacher 2019-2019 @2020 #a.cn/1
东丽区 builds 甘谷县 value=10 unit=count what=车间 2021-2021 planned @2020 #a.cn/1
津省 funds 天水市 value=2.5 unit=CNY via=春苗金 2020- @2020 #a.cn/1
津省 assists 天水市 2016-2020 curated @2018
东部团 assists 陇省 @2020 #a.cn/1
"""


@pytest.fixture(scope="module")
def world() -> World:
    return World.read(SMALL)


@pytest.fixture(scope="module")
def nodes(world: World) -> dict[str, Node]:
    """By name, of claims also by predicate and status where it is not actual."""
    return {str(node.properties["name"]): node for node in build(world, Gazetteer(world.divisions)).nodes()}


@pytest.fixture(scope="module")
def edges(world: World) -> list[Edge]:
    return list(build(world, Gazetteer(world.divisions)).edges())


def names(world: World) -> dict[str, str]:
    graph = build(world, Gazetteer(world.divisions))
    return {str(node.properties["id"]): str(node.properties["name"]) for node in graph.nodes()}


def between(world: World, edges: list[Edge], edge_type: str) -> list[tuple[str, str]]:
    called = names(world)
    return sorted((called[edge.source.id], called[edge.target.id]) for edge in edges if edge.type == edge_type)


def held(edges: list[Edge], edge_type: str, without: str = "id") -> list[dict[str, Any]]:
    return [{k: v for k, v in edge.properties.items() if k != without} for edge in edges if edge.type == edge_type]


def test_a_world_and_its_gazetteer_are_what_the_graph_is_made_from(world: World) -> None:
    source: ClaimSource = world
    divisions: Divisions = Gazetteer(world.divisions)
    assert list(source.claims())
    assert divisions.place("place:310100") is None


def test_a_second_label_tells_the_level_or_the_kind(nodes: dict[str, Node]) -> None:
    assert nodes["东丽区"].labels == ("Place", "County")
    assert nodes["大庄镇"].labels == ("Place", "Township")
    assert nodes["车辆厂"].labels == ("Organization", "Enterprise")
    assert nodes["春苗金"].labels == ("Fund",)
    assert nodes["东部团"].labels == ("Group",)
    assert nodes["津省 funds 天水市"].labels == ("Claim", "Funding")


def test_every_claim_class_is_a_label() -> None:
    world = World.read("\n".join(f"甲县 {name} 乙县" for name in PREDICATES))
    labels = {node.labels for node in build(world, Gazetteer(world.divisions)).nodes()}
    assert labels >= {("Claim", predicate.claim_class) for predicate in PREDICATES.values()}


def test_a_place_brings_what_it_lies_in(nodes: dict[str, Node], world: World, edges: list[Edge]) -> None:
    """陇省 and 天水市 are above what is named; nothing else of the gazetteer is in the graph."""
    assert between(world, edges, "PART_OF") == [
        ("东丽区", "津省"), ("大庄镇", "甘谷县"), ("天水市", "陇省"), ("甘谷县", "天水市"),
    ]  # fmt: skip
    assert held(edges, "PART_OF")[0] == {"origin": "gazetteer", "since": 1990}
    assert nodes["甘谷县"].properties["lat"] == 30.5


def test_a_place_that_the_gazetteer_lacks_lies_where_its_id_says() -> None:
    world = World.read("甲镇 < 乙县\n丙县 assists 甲镇")
    only = Gazetteer({key: value for key, value in world.divisions.items() if "/" not in key})
    graph = build(world, only)
    assert [edge.source.id for edge in graph.edges() if edge.type == "PART_OF"] == ["place:310111/甲镇"]


def test_the_claim_holds_its_measure_and_period(nodes: dict[str, Node]) -> None:
    held = dict(nodes["津省 funds 天水市"].properties)
    assert held.pop("id")
    assert held == {
        "name": "津省 funds 天水市", "predicate": "funds", "value": 2.5, "unit": "CNY", "since": "2020",
        "start_year": 2020, "cumulative": False, "approx": False, "status": "actual", "origin": "extracted",
        "sources": 1, "confidence": 0.5, "first_attested": 2020, "last_attested": 2020,
    }  # fmt: skip


def test_a_value_is_a_float_and_is_left_out_where_there_is_none(nodes: dict[str, Node]) -> None:
    value = nodes["东丽区 sends_talent 大庄镇"].properties["value"]
    assert (value, type(value)) == (6.0, float)
    assert "value" not in nodes["车辆厂 assists 甘谷县"].properties


def test_a_curated_claim_lists_its_source_and_has_no_words(nodes: dict[str, Node]) -> None:
    held = nodes["津省 assists 天水市"].properties
    assert (held["origin"], held["sources"]) == ("curated", 0)
    assert held["curated_sources"] == '[["https://example.cn/0","2018","示例"]]'


def test_a_claim_has_its_parties(world: World, edges: list[Edge]) -> None:
    assert ("津省 funds 天水市", "津省") in between(world, edges, "PROVIDER")
    assert ("津省 funds 天水市", "天水市") in between(world, edges, "RECEIVER")
    assert between(world, edges, "VIA") == [("津省 funds 天水市", "春苗金")]


def test_evidence_holds_the_words_and_where_they_stand(nodes: dict[str, Node], world: World, edges: list[Edge]) -> None:
    words = nodes["东丽区结对帮扶我县，这是一句比二十四个字更长的话…"].properties
    assert words["quote"] == "东丽区结对帮扶我县，这是一句比二十四个字更长的话，名字放不下"
    assert (words["from_char"], words["to_char"]) == (3, 33)
    assert words["context"] == '[["object",0,2]]'
    assert ("东丽区与甘谷县是对子", "文b.cn/2") in between(world, edges, "IN")
    assert ("东丽区与甘谷县是对子", "东丽区 assists 甘谷县") in between(world, edges, "SUPPORTS")


def test_a_document_without_a_title_is_called_by_its_path() -> None:
    world = World.read("甲县 assists 乙县 #x")
    object.__setattr__(world.rows["x"], "title", "")
    document = next(node for node in build(world, Gazetteer(world.divisions)).nodes() if node.labels == ("Document",))
    assert document.properties["title"] == document.properties["name"] == "x.txt"


def test_a_document_mentions_every_entity_that_it_names(world: World, edges: list[Edge]) -> None:
    assert ("文a.cn/1", "东部团") in between(world, edges, "MENTIONS")
    counts = {(edge.target.id, edge.properties["count"]) for edge in edges if edge.type == "MENTIONS"}
    assert (world.known["东丽区"].id, 3) in counts


def test_members_are_found_by_code_or_name_and_it_is_said_who_says_so(world: World, edges: list[Edge]) -> None:
    """A name that lists its members is the document's own words; 远方社 is nowhere else named."""
    assert between(world, edges, "MEMBER_OF") == [
        ("东丽区", "东丽区、车辆厂团"), ("津省", "东部团"), ("车辆厂", "东丽区、车辆厂团"), ("远方社", "东部团"),
    ]  # fmt: skip
    origins = {edge.target.id: edge.properties["origin"] for edge in edges if edge.type == "MEMBER_OF"}
    assert origins[world.known["东丽区、车辆厂团"].id] == "extracted"
    assert origins[world.known["东部团"].id] == "lexicon"


def test_a_member_of_which_no_document_speaks_is_in_the_graph() -> None:
    world = World.read("甲团 = 远方社 乙县\n甲团 assists 丙县")
    world.known.pop("远方社")
    graph = build(world, Gazetteer(world.divisions))
    assert ("Organization",) in {node.labels for node in graph.nodes() if node.properties["name"] == "远方社"}


def test_a_member_s_former_code_is_the_place_of_today() -> None:
    world = World()
    world.known["两县团"] = group("两县团", ("120223", "620523"), "")
    world.say("两县团 assists 远方社")
    graph = build(world, RealGazetteer.load(townships=False))
    members = [edge.source.id for edge in graph.edges() if edge.type == "MEMBER_OF"]
    assert members == ["place:120118", "place:620523"]
    assert "静海区" in {node.properties["name"] for node in graph.nodes()}


def test_there_is_one_derived_edge_for_a_predicate_and_a_pair(world: World, edges: list[Edge]) -> None:
    assert between(world, edges, "ASSISTS") == [
        ("东丽区", "甘谷县"), ("东部团", "陇省"), ("津省", "天水市"), ("车辆厂", "甘谷县"),
    ]  # fmt: skip


def test_what_is_only_planned_makes_no_edge(edges: list[Edge]) -> None:
    assert not [edge for edge in edges if edge.type == "BUILDS"]


def test_a_derived_edge_sums_its_claims_up(world: World, edges: list[Edge]) -> None:
    """Two claims, three documents, two sites; the older one is undated."""
    pairing = next(
        edge for edge in edges if edge.type == "ASSISTS" and edge.source.id == world.known["东丽区"].id
    ).properties
    assert {key: pairing[key] for key in pairing if key != "id"} == {
        "claims": 2, "sources": 2, "start_year": 2016, "end_year": 2020, "curated": False,
    }  # fmt: skip


def test_an_edge_without_an_end_has_none(edges: list[Edge]) -> None:
    assert {"claims": 1, "sources": 1, "start_year": 2020, "curated": False} in held(edges, "FUNDS")


def test_an_edge_that_no_document_states_is_curated(edges: list[Edge]) -> None:
    curated = {"claims": 1, "sources": 0, "start_year": 2016, "end_year": 2020, "curated": True}
    assert curated in held(edges, "ASSISTS")


def test_nothing_is_called_as_an_engine_calls_its_own(world: World) -> None:
    graph = build(world, Gazetteer(world.divisions))
    for edge in graph.edges():
        assert "id" in edge.properties
        assert not {"start", "end", "type", "start_id", "end_id", "connection_type"} & set(edge.properties)
    for node in graph.nodes():
        assert node.properties["id"]
        assert node.properties["name"]
        assert not {"type", "label", "node_type"} & set(node.properties)
        assert ("title" in node.properties) == (node.labels == ("Document",))


def test_every_property_is_among_those_that_stores_know(world: World) -> None:
    for node in build(world, Gazetteer(world.divisions)).nodes():
        assert set(node.properties) <= {"id", "name", *PROPERTIES[node.labels[0]]}


def test_ids_are_one_to_one(world: World) -> None:
    graph = build(world, Gazetteer(world.divisions))
    for things in (list(graph.nodes()), list(graph.edges())):
        ids = [thing.properties["id"] for thing in things]
        assert len(set(ids)) == len(ids)


def test_the_same_ledger_gives_the_same_graph_in_whatever_order_it_reads(world: World) -> None:
    turned = World.read(SMALL)
    turned.supported.reverse()
    turned.listed.reverse()
    for table in ("rows", "said", "known"):
        setattr(turned, table, dict(reversed(getattr(turned, table).items())))
    there, here = (build(each, Gazetteer(each.divisions)) for each in (turned, world))
    assert list(there.nodes()) == list(here.nodes())
    assert list(there.edges()) == list(here.edges())


def test_a_projection_can_be_read_twice(world: World) -> None:
    graph = build(world, Gazetteer(world.divisions))
    assert list(graph.edges()) == list(graph.edges())


def test_the_gazetteer_of_the_package_will_do() -> None:
    divisions: Divisions = RealGazetteer.load(townships=False)
    world = World()
    world.known["东丽区"] = Entity("place:120110", "County", "东丽区", "120110")
    world.known["甘谷县"] = Entity("place:620523", "County", "甘谷县", "620523")
    world.say("东丽区 assists 甘谷县")
    graph = build(world, divisions)
    placed = [node.properties["name"] for node in graph.nodes() if node.labels[0] == "Place"]
    assert placed == ["天津市", "东丽区", "甘肃省", "天水市", "甘谷县"]
    assert len([edge for edge in graph.edges() if edge.type == "PART_OF"]) == 3

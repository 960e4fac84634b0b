"""Checks: a graph as it is made breaks nothing, and what is broken is told with its node, its rule and what to do."""

from pathlib import Path

import pytest

from aidgraph.checks import invariants, shapes
from aidgraph.errors import StoreError
from aidgraph.graph.build import build
from aidgraph.stores.elements import Edge, Node, Projection, Ref
from aidgraph.stores.rdf_lines import lines
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_terms import PREFIXES
from graph.saying import Gazetteer, World

WORLD = Path(__file__).parents[1] / "parity" / "world.txt"
AID, XSD = PREFIXES["aid"], PREFIXES["xsd"]
CLAIM = "<urn:aidgraph:claim:c>"


@pytest.fixture(scope="module")
def world() -> World:
    return World.read(WORLD.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph(world: World) -> Projection:
    return build(world, Gazetteer(world.divisions))


def test_the_graph_of_a_ledger_breaks_no_shape(graph: Projection) -> None:
    assert shapes.violations(lines(describe(graph))) == []


@pytest.mark.parametrize(
    ("shape", "gone", "come"),
    [
        ("OneProvider", "provider>", ""),
        ("OneReceiver", "receiver>", ""),
        ("KnownReceiver", "receiver>", f"{CLAIM} <{AID}receiver> <urn:aidgraph:place:1> ."),
        ("OneStatus", "status>", f"{CLAIM} <{AID}status> <{AID}wished> ."),
        ("OnePredicate", "#predicate>", ""),
        ("OneOrigin", "origin>", ""),
        ("ValueIsDecimal", "#value>", f'{CLAIM} <{AID}value> "-1"^^<{XSD}decimal> .'),
        ("ValueIsDecimal", "#value>", f'{CLAIM} <{AID}value> "1"^^<{XSD}integer> .'),
        ("UnitOfValue", "#unit>", ""),
        ("KnownUnit", "#unit>", f'{CLAIM} <{AID}unit> "ton" .'),
        ("KnownScheme", "scheme>", f'{CLAIM} <{AID}scheme> "none" .'),
        ("KnownBound", "bound>", f"{CLAIM} <{AID}bound> <{AID}near> ."),
        ("YearsInOrder", "Year>", f"{CLAIM} <{AID}startYear> 2020 .\n{CLAIM} <{AID}endYear> 2016 ."),
        ("WordsOrSource", "wasDerivedFrom>", ""),
        ("ExtractedHasWords", "wasDerivedFrom>", ""),
        ("OneDocument", "hasSource>", ""),
        ("OneSelector", "hasSelector>", ""),
        ("ExactWords", "oa#exact>", ""),
        ("FirstPosition", "oa#start>", ""),
        ("LastPosition", "oa#end>", ""),
        ("PlaceLabel", "label>", ""),
        ("OrganizationIdentifier", "identifier>", ""),
        ("OneLevel", "level>", ""),
        ("RelationClaims", "#claims>", f"<urn:r> <{AID}claims> 0 .\n<urn:r> a <{AID}Relation> ."),
    ],
)  # fmt: skip
def test_what_breaks_a_shape_is_told(graph: Projection, tmp_path: Path, shape: str, gone: str, come: str) -> None:
    """Lines with the one are taken out, and one claim gets the other."""
    claim = next(node.ref.id for node in graph.nodes() if node.properties.get("unit"))
    kept = "".join(line for line in lines(describe(graph)) if gone not in line)
    path = tmp_path / "broken.ttl"
    path.write_text(kept + come.replace("claim:c>", f"claim:{claim}>") + "\n", encoding="utf-8")
    found = [each for each in shapes.violations_of_file(path) if each.shape == shape]
    assert found
    assert all(each.node and each.fix.keys() == {"zh", "en"} for each in found)
    if come.startswith(CLAIM):
        assert claim in {each.node for each in found}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [("a.nt", None, "rdf.no_file"), ("a.rdf", b"", "rdf.suffix"), ("a.ttl", b"<a", "rdf.engine")],
)
def test_a_file_that_is_no_rdf_is_told(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(StoreError) as told:
        shapes.violations_of_file(tmp_path / name)
    assert told.value.message == message


def test_the_graph_of_a_ledger_keeps_every_invariant(world: World, graph: Projection) -> None:
    """But the words, for which this world has no texts."""
    assert {each.shape for each in invariants.violations(graph, lambda _: "")} == {"WordsInDocument"}


PLACE, OTHER = Ref("Place", "place:110000"), Ref("Place", "place:110100")
CLAIMED, SAID, PAGE = Ref("Claim", "c"), Ref("Evidence", "e"), Ref("Document", "d")


def elements() -> tuple[list[Node], list[Edge]]:
    """A small graph that keeps every invariant, with the text 「乙帮甲」."""
    said = {"predicate": "assists", "status": "actual"}
    nodes = [
        Node(("Place", "Province"), {"id": PLACE.id, "name": "甲"}),
        Node(("Place", "City"), {"id": OTHER.id, "name": "乙"}),
        Node(("Claim", "Assistance"), {"id": "c", "name": "c", **said}),
        Node(("Evidence",), {"id": "e", "name": "e", "quote": "乙帮甲", "from_char": 1, "to_char": 4}),
        Node(("Document",), {"id": "d", "name": "d", "title": "d"}),
    ]
    ends = [
        ("PART_OF", OTHER, PLACE), ("PROVIDER", CLAIMED, OTHER), ("RECEIVER", CLAIMED, PLACE),
        ("SUPPORTS", SAID, CLAIMED), ("IN", SAID, PAGE), ("ASSISTS", OTHER, PLACE),
    ]  # fmt: skip
    return nodes, [Edge(kind, a, b, {"id": f"{number}"}) for number, (kind, a, b) in enumerate(ends)]


def broken(nodes: list[Node], edges: list[Edge], words: str = "「乙帮甲」") -> set[tuple[str, str]]:
    graph = Projection(lambda: iter(nodes), lambda: iter(edges))
    found = list(invariants.violations(graph, lambda _: words))
    assert all(
        each.node in each.fix["zh"] and each.node in each.fix["en"] for each in found if each.shape != "WordsInDocument"
    )
    return {(each.node, each.shape) for each in found}


def test_what_breaks_an_invariant_is_told() -> None:
    nodes, edges = elements()
    assert broken(nodes, edges) == set()
    assert broken([*nodes, nodes[0]], edges) == {(PLACE.id, "OneNode")}
    assert broken(nodes, [*edges, edges[0]]) == {("0", "OneEdge")}
    assert broken(nodes, edges[:-1]) == {(OTHER.id, "ClaimHasEdge")}
    assert broken(nodes, [*edges, Edge("FUNDS", OTHER, PLACE, {"id": "6"})]) == {(OTHER.id, "EdgeHasClaim")}
    assert broken(nodes, [*edges, Edge("VIA", CLAIMED, Ref("Fund", "fund:x"), {"id": "6"})]) == {("fund:x", "KnownEnd")}
    circle = Edge("PART_OF", PLACE, OTHER, {"id": "6"})
    assert broken(nodes, [*edges, circle]) == {(PLACE.id, "NoCircle"), (OTHER.id, "NoCircle")}
    assert broken(nodes, edges, "乙帮甲") == {("e", "WordsInDocument")}

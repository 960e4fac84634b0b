"""The graph as RDF: three syntaxes that say the same, whatever stands in a name; the claim of the worked example."""

import json
from io import StringIO
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from aidgraph.export import FORMATS
from aidgraph.graph.build import build
from aidgraph.stores.elements import Edge, Node, Projection, Ref
from aidgraph.stores.rdf_terms import BASE, iri, is_base
from graph.saying import Gazetteer, World

WORLD = Path(__file__).parents[1] / "parity" / "world.txt"
READERS = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}
OXIGRAPH = {
    "ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES, "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}  # fmt: skip
AID, OA = Namespace("urn:aidgraph:ontology#"), Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
HOSTILE = (
    'a"b', "a\\", "a\\\\u0041", "'''\"\"\"", "a b", "<a>", "> . <x> <y> <z> .", "\0", "\x7f", "\u200f甲\u202e", "%41",
    "{}|^`", "\n\r\t", "# a", "?q=1#f", "]; a", "@en", "^^<x>", "\ud800", "\U0001f600", "\ufffe", "a:b", "//x", "..",
    "=cmd|x", "e\u0301",
)  # fmt: skip
NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))


def written(graph: Projection, form: str, **options: object) -> str:
    stream = StringIO()
    FORMATS[form].write(graph, stream, **options)
    return stream.getvalue()


def read(text: str, form: str) -> Graph:
    return Graph(bind_namespaces="none").parse(data=text, format=READERS[form])


def projection(name: str, text: str) -> Projection:
    """A claim between two parties so called, with these words."""
    party, claim, evidence = Ref("Organization", f"enterprise:{name}"), Ref("Claim", "c"), Ref("Evidence", "e")
    other = Ref("Place", "place:620523")
    said = {
        "predicate": "signs",
        "what": text,
        "status": "actual",
        "origin": "extracted",
        "scheme": text,
        "since": text,
    }
    nodes = [
        Node(("Organization", "Enterprise"), {"id": party.id, "name": name}),
        Node(("Place", "County"), {"id": other.id, "name": "甘谷县"}),
        Node(("Claim", "Agreement"), {"id": "c", "name": name, **said}),
        Node(("Evidence",), {"id": "e", "name": text, "quote": text, "from_char": 0, "to_char": len(text)}),
    ]
    ends = [
        ("PROVIDER", claim, party),
        ("RECEIVER", claim, other),
        ("SUPPORTS", evidence, claim),
        ("SIGNS", party, other),
    ]
    edges = [Edge(kind, a, b, {"id": f"{number}", "note": text}) for number, (kind, a, b) in enumerate(ends)]
    return Projection(lambda: iter(nodes), lambda: iter(edges))


@pytest.fixture(scope="module")
def graph() -> Projection:
    text = WORLD.read_text(encoding="utf-8")
    world = World.read(f"{text}\n津省 assists 临夏州 curated 2010-2016 @2012\n津省 funds 甘谷县 context 2010- @2018-03")
    return build(world, Gazetteer(world.divisions))


@pytest.fixture(scope="module")
def triples(graph: Projection) -> Graph:
    return read(written(graph, "nt"), "nt")


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_the_syntaxes_say_the_same(graph: Projection, triples: Graph, form: str) -> None:
    assert len(triples) > 1000
    assert isomorphic(read(written(graph, form), form), triples)


@pytest.mark.parametrize("form", sorted(READERS))
def test_another_reader_finds_as_many_triples_and_the_same_bytes_are_written_again(
    graph: Projection, triples: Graph, form: str
) -> None:
    text = written(graph, form)
    store = pyoxigraph.Store()
    store.load(text.encode(), format=OXIGRAPH[form])
    assert len(store) == len(triples)
    assert written(graph, form) == text


def test_a_claim_stands_as_in_the_worked_example(triples: Graph) -> None:
    east, gangu = (triples.value(None, RDFS.label, Literal(name)) for name in ("东丽区", "甘谷县"))
    (claim,) = set(triples.subjects(RDF.type, AID.Assistance)) & set(triples.subjects(AID.provider, east))
    assert (claim, AID.receiver, gangu) in triples
    assert (claim, AID.status, AID.actual) in triples
    assert (claim, AID.scheme, AID.east_west) in triples
    evidence = triples.value(claim, PROV.wasDerivedFrom)
    assert (evidence, RDF.type, OA.SpecificResource) in triples
    assert str(triples.value(evidence, OA.hasSource)).startswith(f"{BASE}document:")
    selector = triples.value(evidence, OA.hasSelector)
    assert set(triples.objects(selector, RDF.type)) == {OA.TextQuoteSelector, OA.TextPositionSelector}
    assert triples.value(selector, OA.exact) == Literal("东丽区、车辆部结对帮扶我县")
    assert triples.value(selector, OA.start) == Literal(3)
    assert (east, AID.assists, gangu) in triples


def test_a_planned_claim_states_no_triple(triples: Graph) -> None:
    east, gangu = (triples.value(None, RDFS.label, Literal(name)) for name in ("东丽区", "甘谷县"))
    assert (None, RDF.type, AID.Construction) in triples
    assert (east, AID.builds, gangu) not in triples


def test_values_are_typed(triples: Graph) -> None:
    assert (None, AID.value, Literal("2000000.5", datatype=XSD.decimal)) in triples
    assert (None, AID.value, Literal("300000000", datatype=XSD.decimal)) in triples
    assert (None, AID.startYear, Literal(2016)) in triples
    assert (None, AID.since, Literal("2016", datatype=XSD.gYear)) in triples
    assert (None, SCHEMA.datePublished, Literal("2018-03", datatype=XSD.gYearMonth)) in triples
    assert (None, AID.task, AID.task_funds) in triples
    assert (None, AID.kind, AID.people_teacher) in triples
    assert (None, PROV.hadMember, URIRef(BASE + "central_unit:车辆部")) in triples


def test_every_node_has_its_identifier(graph: Projection, triples: Graph) -> None:
    held = {str(value) for value in triples.objects(None, DCTERMS.identifier)}
    assert {node.ref.id for node in graph.nodes()} <= held


def test_another_base_changes_the_names_of_data_alone(graph: Projection, triples: Graph) -> None:
    text = written(graph, "nt", base="https://example.org/aid/")
    assert BASE + "place:" not in text
    assert text.replace("https://example.org/aid/", BASE).count("\n") == len(triples)
    assert str(AID.provider) in text


@pytest.mark.parametrize("form", ["ttl", "nt"])
def test_every_claim_reifies_what_it_states_in_rdf_1_2(graph: Projection, triples: Graph, form: str) -> None:
    store = pyoxigraph.Store()
    store.load(written(graph, form, rdf12=True).encode(), format=OXIGRAPH[form])
    reified = [quad.object for quad in store if quad.predicate.value == f"{RDF}reifies"]
    assert len(reified) == sum(node.labels[0] == "Claim" for node in graph.nodes()) > 20
    assert all(isinstance(each, pyoxigraph.Triple) for each in reified)
    assert len(store) == len(triples) + len(reified)


@settings(max_examples=200, deadline=None)
@given(name=NAMES, text=NAMES)
def test_hostile_names_and_words_are_only_names_and_words(name: str, text: str) -> None:
    graph = projection(name, text)
    read_back = {form: read(written(graph, form), form) for form in READERS}
    sound, quote = (value.encode("utf-8", "replace").decode() for value in (name, text))
    if sound == name and quote == text:
        for triples in read_back.values():
            assert triples.value(URIRef(iri(BASE, f"enterprise:{name}").value), RDFS.label) == Literal(name)
            assert set(triples.objects(None, OA.exact)) == {Literal(text)}
    assert len({len(triples) for triples in read_back.values()}) == 1
    assert isomorphic(read_back["ttl"], read_back["nt"])
    assert isomorphic(read_back["jsonld"], read_back["nt"])
    for form in READERS:
        store = pyoxigraph.Store()
        store.load(written(graph, form).encode(), format=OXIGRAPH[form])
        assert len(store) == len(read_back["nt"])


@given(st.lists(NAMES, min_size=2, max_size=2, unique=True))
def test_different_names_have_different_iris(names: list[str]) -> None:
    sound = {name.encode("utf-8", "replace") for name in names}
    assert len({iri(BASE, name) for name in names}) == len(sound) or "\ufffd" in "".join(names)


def test_no_line_of_n_triples_holds_a_mark_that_hides_or_turns_text() -> None:
    text = written(projection("\u200f甲\u202e\u2066", "\u200b\u2028\ufeff"), "nt")
    assert text.replace("\n", "").isprintable()


def test_the_context_travels_with_the_data(graph: Projection) -> None:
    held = json.loads(written(graph, "jsonld"))
    assert held["@context"]["provider"] == {"@id": "aid:provider", "@type": "@id"}
    assert all(not isinstance(each, str) or ":" in each for each in held["@context"].values())


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("urn:aidgraph:", True), ("urn:example:a/", True), ("http://example.org/", True),
        ("https://example.org/a#", True), ("", False), ("example.org/", False), ("http://example.org/a", False),
        ("javascript:", False), ("aid:", False), ("http://example.org/ /", False), ("http://example.org/>/", False),
        ("urn:a", False), ("http://例.cn/", False),
    ],
)  # fmt: skip
def test_a_base_is_an_address_or_a_urn(text: str, right: bool) -> None:
    assert is_base(text) is right

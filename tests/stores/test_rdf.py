"""The RDF store: by either engine it tells what the embedded store tells; what would write or fetch is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from aidgraph.errors import StoreError
from aidgraph.export import FORMATS
from aidgraph.graph.build import build
from aidgraph.graph.paths import find_paths
from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.resources import folder
from aidgraph.stores.directory import Directory
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.rdf import RdfStore
from aidgraph.stores.rdf_directory import TripleDirectory
from aidgraph.stores.rdf_engine import Engine
from aidgraph.stores.rdf_neighbours import TripleNeighbours
from aidgraph.stores.rdf_oxigraph import OxigraphEngine
from aidgraph.stores.rdf_rdflib import RdflibEngine
from aidgraph.stores.registry import open_store
from graph.saying import Gazetteer, World, stored

WORLD = Path(__file__).parents[1] / "parity" / "world.txt"
MORE = "津省 assists 临夏州 curated 2010-2016 @2012\n津省 funds 甘谷县 context 2010- @2018-03"
LIBRARY = Library.load([folder("cypher")])
TWINS = [name for name in LIBRARY.names() if LIBRARY.query(name).twin]
HOSTILE = "'\"}) . ?s ?p ?o } # \\ \0 \u202e"
ENGINES: list[Callable[[Path], Engine]] = [RdflibEngine, OxigraphEngine]
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def world() -> World:
    return World.read(f"{WORLD.read_text(encoding='utf-8')}\n{MORE}")


@pytest.fixture(scope="module")
def ids(world: World) -> list[str]:
    return [*(entity.id for entity in world.known.values()), "place:999999", f"enterprise:{HOSTILE}", ""]


@pytest.fixture(scope="module")
def embedded(world: World, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return stored(world, tmp_path_factory.mktemp("embedded") / "graph.kgl")


@pytest.fixture(scope="module")
def path(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rdf") / "graph.nt"
    RdfStore(path).write(build(world, Gazetteer(world.divisions)), world.state)
    return path


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.__name__)
def store(request: pytest.FixtureRequest, path: Path) -> RdfStore:
    """A store whose triples one engine holds, whatever their number."""
    store = RdfStore(path)
    store._engine = request.param(path)
    return store


def test_the_neighbours_are_those_of_the_embedded_store(
    store: RdfStore, embedded: EmbeddedStore, world: World, ids: list[str]
) -> None:
    ours, theirs = TripleNeighbours(store.triples()), embedded.neighbours()
    for planned in (False, True):
        assert ours.given(ids, planned=planned) == theirs.given(ids, planned=planned) != []
        assert ours.received(ids, planned=planned) == theirs.received(ids, planned=planned)
    assert ours.parts(ids) == theirs.parts(ids) != []
    assert ours.wholes(ids) == theirs.wholes(ids)
    assert ours.nodes(ids) == theirs.nodes(ids) != {}
    pairs = [(a, b) for a in ids for b in ids]
    assert ours.claims(pairs) == theirs.claims(pairs) != []
    assert ours.words([*world.said]) == theirs.words([*world.said]) != {}


def test_the_paths_are_those_of_the_embedded_store(store: RdfStore, embedded: EmbeddedStore, ids: list[str]) -> None:
    found = 0
    for a in ids[::2]:
        for b in ids[1::2]:
            ways = [find_paths(each.neighbours(), a, b, planned=True, limit=None) for each in (store, embedded)]
            assert ways[0] == ways[1]
            found += len(ways[0])
    assert found > 10


def test_the_names_are_those_of_the_embedded_store(
    store: RdfStore, embedded: EmbeddedStore, world: World, ids: list[str]
) -> None:
    ours, theirs = TripleDirectory(store), Directory(embedded)
    assert ours.known(ids) == theirs.known(ids) != {}
    assert ours.parties(ids) == theirs.parties(ids) != {}
    for name in [*world.known, "春 苗金", "苗金", "天", HOSTILE]:
        assert ours.called(name) == theirs.called(name)
        assert ours.containing(name) == theirs.containing(name)


@pytest.mark.parametrize("name", TWINS)
def test_a_question_has_the_same_rows_in_sparql(
    store: RdfStore, embedded: EmbeddedStore, world: World, ids: list[str], name: str
) -> None:
    """Of every entity, and with every parameter left out."""
    query = LIBRARY.query(name)
    entities = [parameter.name for parameter in query.parameters if parameter.type == "entity"]
    texts = [each.name for each in query.parameters if each.name == "claim"]
    asked = [dict.fromkeys(entities, entity) for entity in ids[:-1]] if len(entities) == 1 else []
    if len(entities) == 2:
        pairs = sorted({(claim.subject, claim.object) for claim in world.said.values()})[:12]
        asked += [dict(zip(entities, pair, strict=True)) for pair in [*pairs, (ids[-2], ids[0])]]
    asked += [{}] if all(parameter.optional for parameter in query.parameters) else []
    asked += [dict.fromkeys(texts, claim) for claim in [*world.said][:12]] if texts and not entities else []
    rows = 0
    for given in asked:
        ours = run(LIBRARY, store, name, given)
        assert ours == run(LIBRARY, embedded, name, given)
        rows += len(ours.rows)
    assert rows or len(entities) == 2
    assert asked


@pytest.mark.parametrize(
    ("name", "given"),
    [("top_givers", {"year": 2019}), ("top_givers", {"year": 1990}), ("top_givers", {"limit": 1}),
     ("single_source", {"predicate": "funds"}), ("single_source", {"limit": 2, "predicate": "assists"})],
)  # fmt: skip
def test_a_parameter_counts_in_sparql_too(
    store: RdfStore, embedded: EmbeddedStore, name: str, given: dict[str, object]
) -> None:
    assert run(LIBRARY, store, name, given) == run(LIBRARY, embedded, name, given)


@pytest.mark.parametrize("form", sorted(FORMATS.keys() & {"ttl", "nt", "jsonld"}))
def test_every_export_is_read_again(world: World, embedded: EmbeddedStore, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"graph.{form}"
    with path.open("w", encoding="utf-8") as stream:
        FORMATS[form].write(build(world, Gazetteer(world.divisions)), stream)
    store = open_store(f"rdf:{path}")
    given = {"place": world.known["甘谷县"].id}
    assert run(LIBRARY, store, "helpers_of", given) == run(LIBRARY, embedded, "helpers_of", given)


def test_it_holds_the_state_that_it_was_written_from_and_no_other(path: Path, world: World, tmp_path: Path) -> None:
    assert RdfStore(path).holds(world.state)
    assert not RdfStore(path).holds("another")
    assert not RdfStore(tmp_path / "missing.nt").holds(world.state)


def test_a_write_that_fails_leaves_the_old_triples(world: World, tmp_path: Path) -> None:
    store = RdfStore(tmp_path / "graph.nt")
    graph = build(world, Gazetteer(world.divisions))
    store.write(graph, "old")
    with pytest.raises(StoreError):
        RdfStore(tmp_path / "missing" / "graph.nt").write(graph, "new")
    with pytest.raises(StoreError, match=r"rdf\.suffix"):
        RdfStore(tmp_path / "graph.jsonld").write(graph, "new")
    assert store.holds("old")
    assert [each.name for each in tmp_path.iterdir()] == ["graph.nt"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT * FROM <file:///etc/hosts> WHERE { ?s ?p ?o }", "FROM"),
        ("SELECT * WHERE { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * WHERE { { service\n?x { ?s ?p ?o } } }", "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("# SELECT\nLOAD <http://localhost/>", "LOAD"),
        ("PREFIX a: <urn:a#> drop all", "DROP"),
    ],
)
def test_what_would_write_or_fetch_is_refused(store: RdfStore, text: str, word: str) -> None:
    before = store.sparql(COUNT, {})
    with pytest.raises(StoreError) as told:
        store.sparql(text, {})
    assert (told.value.message, told.value.parameters) == ("rdf.only_reads", {"word": word})
    assert store.sparql(COUNT, {}) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from WHERE { ?r aid:from ?from } LIMIT 1",
        "SELECT ?s WHERE { ?s rdfs:label 'FROM' }",
        "SELECT ?s WHERE { ?s <urn:from#insert> ?load } # delete",
        'SELECT ?s WHERE { ?s rdfs:label """a " service""" }',
    ],
)
def test_a_word_that_is_a_name_or_quoted_is_not_refused(store: RdfStore, text: str) -> None:
    assert len(store.sparql(text, {}).columns) == 1


def test_every_form_of_query_answers_in_rows(store: RdfStore) -> None:
    assert store.sparql("ASK { ?s a aid:Claim }", {}).rows == ((False,),)
    triple = store.sparql("CONSTRUCT { ?s a aid:Claim } WHERE { ?s a aid:Nothing }", {})
    assert (triple.columns, triple.rows) == (("subject", "predicate", "object"), ())
    typed = store.sparql("SELECT ?v ?y ?c WHERE { ?s aid:value ?v ; aid:startYear ?y ; aid:cumulative ?c } LIMIT 1", {})
    assert [type(value) for value in typed.rows[0]] == [float, int, bool]


@pytest.mark.parametrize("text", ["SELECT", "", "SELECT ?s WHERE { ?s nowhere:p ?o }", "SELECT ?s { ?s ?p"])
def test_an_engine_s_error_is_ours(store: RdfStore, text: str) -> None:
    with pytest.raises(StoreError) as told:
        store.sparql(text, {})
    assert told.value.message == "rdf.engine"
    assert told.value.__cause__ is not None


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.nt", b"no triple", "rdf.engine"), ("a.ttl", b"\xff\xfe", "rdf.engine"), ("a.jsonld", b"{", "rdf.engine"),
        ("a.nt", None, "rdf.no_file"), ("a.txt", b"", "rdf.suffix"), ("a.nt", b"x" * 1_000_001, "rdf.engine"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_rdf_is_told(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(StoreError) as told:
        RdfStore(tmp_path / name).sparql(COUNT, {})
    assert told.value.message == message


def test_a_remote_context_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text('{"@context": "http://127.0.0.1:9/context", "@id": "urn:a", "name": "b"}', encoding="utf-8")
    with pytest.raises(StoreError, match=r"rdf\.engine"):
        RdfStore(path).sparql(COUNT, {})


def test_a_large_file_goes_to_the_faster_engine(path: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.nt"
    large.write_bytes(path.read_bytes() + b"# \n" * 400_000)
    assert isinstance(RdfStore(large).triples(), OxigraphEngine)
    assert isinstance(RdfStore(path).triples(), RdflibEngine)


def test_triples_are_not_asked_in_cypher(store: RdfStore) -> None:
    with pytest.raises(StoreError, match=r"rdf\.no_cypher"):
        store.cypher("MATCH (n) RETURN n", {})

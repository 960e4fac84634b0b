"""Every query with its defaults, over the project's own documents and pairings: rows, the same on every engine."""

from collections.abc import Iterator

import pytest

from aidgraph.graph.build import build
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.pairings import load_pairings
from aidgraph.pipeline import build as take_in
from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.resources import folder
from aidgraph.stores.elements import Projection
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.rdf import RdfStore
from stores.servers import Server

LIBRARY = Library.load([folder("cypher")])
TWINS = [name for name in LIBRARY.names() if LIBRARY.query(name).twin]


@pytest.fixture(scope="module")
def projection(tmp_path_factory: pytest.TempPathFactory) -> Projection:
    with Ledger.open(tmp_path_factory.mktemp("own") / "a.db", create=True) as ledger:
        assert len([*take_in(ledger, [str(folder("seeds") / "documents")], {}, 1)]) == 11
        load_pairings(ledger)
        made = build(ledger, Gazetteer.load())
        nodes, edges = [*made.nodes()], [*made.edges()]
    return Projection(lambda: iter(nodes), lambda: iter(edges))


@pytest.fixture(scope="module")
def embedded(projection: Projection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    store = EmbeddedStore(tmp_path_factory.mktemp("own") / "a.kgl")
    store.write(projection, "own")
    yield store
    store.close()


@pytest.fixture(scope="module")
def triples(projection: Projection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RdfStore]:
    store = RdfStore(tmp_path_factory.mktemp("own") / "a.nt")
    store.write(projection, "own")
    yield store
    store.close()


@pytest.fixture(scope="module")
def on_server(projection: Projection, running_server: Server) -> Iterator[Neo4jStore]:
    running_server.empty()
    store = running_server.store()
    store.write(projection, "own")
    yield store
    store.close()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_query_with_its_defaults_has_rows(embedded: EmbeddedStore, name: str) -> None:
    assert run(LIBRARY, embedded, name, {}).rows


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_with_its_defaults_has_the_same_rows(embedded: EmbeddedStore, triples: RdfStore, name: str) -> None:
    assert run(LIBRARY, triples, name, {}) == run(LIBRARY, embedded, name, {})


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_server_gives_the_same_rows(embedded: EmbeddedStore, on_server: Neo4jStore, name: str) -> None:
    assert run(LIBRARY, on_server, name, {}) == run(LIBRARY, embedded, name, {})


def test_the_counties_are_those_of_the_national_list(embedded: EmbeddedStore) -> None:
    """The 58 of 甘肃, by their codes and names of today; those with a pairing are left out."""
    gazetteer = Gazetteer.load(townships=False)
    (parameter,) = LIBRARY.query("counties_without_helper").parameters
    counties = str(parameter.default).split("|")
    assert len(set(counties)) == 58
    for county in counties:
        place = gazetteer.place(county[:6])
        assert place is not None
        assert (place.code, place.name, place.type) == (county[:6], county[6:], "County")
    alone = {row[1] for row in run(LIBRARY, embedded, "counties_without_helper", {}).rows}
    assert "甘谷县" not in alone
    assert 0 < len(alone) < 58

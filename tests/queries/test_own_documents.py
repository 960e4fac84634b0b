"""Every query with its defaults, over the project's own documents and pairings: it has rows, and SPARQL the same."""

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
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.rdf import RdfStore

LIBRARY = Library.load([folder("cypher")])
TWINS = [name for name in LIBRARY.names() if LIBRARY.query(name).twin]
Stores = tuple[EmbeddedStore, RdfStore]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    at = tmp_path_factory.mktemp("own")
    embedded, triples = EmbeddedStore(at / "a.kgl"), RdfStore(at / "a.nt")
    with Ledger.open(at / "a.db", create=True) as ledger:
        assert len([*take_in(ledger, [str(folder("seeds") / "documents")], {}, 1)]) == 11
        load_pairings(ledger)
        projection = build(ledger, Gazetteer.load())
        embedded.write(projection, ledger.state)
        triples.write(projection, ledger.state)
    yield embedded, triples
    embedded.close()
    triples.close()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_query_with_its_defaults_has_rows(stores: Stores, name: str) -> None:
    assert run(LIBRARY, stores[0], name, {}).rows


@pytest.mark.parametrize("name", TWINS)
def test_a_twin_with_its_defaults_has_the_same_rows(stores: Stores, name: str) -> None:
    embedded, triples = stores
    assert run(LIBRARY, triples, name, {}) == run(LIBRARY, embedded, name, {})


def test_the_counties_are_those_of_the_national_list(stores: Stores) -> None:
    """The 58 of 甘肃, by their codes and names of today; those with a pairing are left out."""
    gazetteer = Gazetteer.load(townships=False)
    (parameter,) = LIBRARY.query("counties_without_helper").parameters
    counties = str(parameter.default).split("|")
    assert len(set(counties)) == 58
    for county in counties:
        place = gazetteer.place(county[:6])
        assert place is not None
        assert (place.code, place.name, place.type) == (county[:6], county[6:], "County")
    alone = {row[1] for row in run(LIBRARY, stores[0], "counties_without_helper", {}).rows}
    assert "甘谷县" not in alone
    assert 0 < len(alone) < 58

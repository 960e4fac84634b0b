"""A store is written anew where it is lost or stale, and only there."""

from pathlib import Path

from aidgraph.claims.curated import CuratedFact
from aidgraph.graph.build import build
from aidgraph.graph.refresh import refresh
from aidgraph.graph.source import Divisions
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer as RealGazetteer
from aidgraph.model import Document, Entity, Evidence, Extraction, Fact, Mention
from aidgraph.stores.embedded import EmbeddedStore
from graph.saying import Gazetteer, World

PROVINCES = ((120000, "天津市"), (620000, "甘肃省"))
CLAIMS = "MATCH (c:Claim) RETURN c.name AS name ORDER BY name"


def never() -> Divisions:
    raise AssertionError("the divisions were loaded for nothing")


def test_a_lost_or_stale_graph_is_written_anew(tmp_path: Path) -> None:
    world, path = World.read("甲县 assists 乙县"), tmp_path / "a.kgl"
    divisions = Gazetteer(world.divisions)
    assert refresh(EmbeddedStore(path), world, lambda: divisions)
    assert not refresh(EmbeddedStore(path), world, never)
    world.say("甲县 funds 乙县")
    world.state = "2"
    store = EmbeddedStore(path)
    assert refresh(store, world, lambda: divisions)
    assert store.cypher(CLAIMS, {}).rows == (("甲县 assists 乙县",), ("甲县 funds 乙县",))
    path.unlink()
    assert refresh(EmbeddedStore(path), world, lambda: divisions)


def extraction(text: str) -> Extraction:
    helper = Entity("place:120110", "County", "东丽区", "120110")
    helped = Entity("place:620523", "County", "甘谷县", "620523")
    document = Document(f"{len(text):032}", f"{len(text)}.txt", text, published="2020")
    fact = Fact(document.path, document.id, helper, "assists", helped, Evidence(text, 0, len(text)))
    return Extraction(document, (Mention(0, 3, "County", helper), Mention(4, 7, "County", helped)), (fact,))


def test_the_graph_follows_a_real_ledger(tmp_path: Path) -> None:
    gazetteer = RealGazetteer.load(townships=False)
    store = EmbeddedStore(tmp_path / "a.graph.kgl")
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        ledger.store(extraction("东丽区帮甘谷县"), "1")
        assert refresh(store, ledger, lambda: gazetteer)
        assert not refresh(store, ledger, never)
        assert store.cypher(CLAIMS, {}).rows == (("东丽区 assists 甘谷县",),)
        wholes = store.cypher("MATCH (:Place {id: 'place:620523'})-[:PART_OF*1..3]->(w) RETURN w.name AS name", {})
        assert sorted(wholes.rows) == [("天水市",), ("甘肃省",)]

        helper, helped = (Entity(f"place:{code}", "Province", name) for code, name in PROVINCES)
        ledger.load_curated([CuratedFact(helper, "assists", helped, "https://example.cn/1")], "1")
        assert refresh(store, ledger, lambda: gazetteer)
        curated = store.cypher("MATCH ()-[r:ASSISTS {curated: true}]->(m) RETURN m.name AS name", {})
        assert curated.rows == (("甘肃省",),)

        ledger.withdraw("7.txt")
        ledger.drop_curated()
        assert refresh(store, ledger, lambda: gazetteer)
        assert store.cypher("MATCH (n) RETURN count(n) AS nodes", {}).rows == ((0,),)


def test_the_same_ledger_gives_the_same_graph(tmp_path: Path) -> None:
    gazetteer = RealGazetteer.load(townships=False)
    graphs = []
    for name, texts in (("a", ("东丽区帮甘谷县", "东丽区帮甘谷县。")), ("b", ("东丽区帮甘谷县。", "东丽区帮甘谷县"))):
        with Ledger.open(tmp_path / f"{name}.db", create=True) as ledger:
            for text in texts:
                ledger.store(extraction(text), "1")
            graph = build(ledger, gazetteer)
            graphs.append((list(graph.nodes()), list(graph.edges())))
    assert graphs[0] == graphs[1]
    assert len(graphs[0][0]) == 2 + 3 + 2 + 1 + 2

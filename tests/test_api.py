"""The Python API: documents in, plain rows, paths and a networkx graph out, as pandas and networkx read them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas
import pytest

import aidgraph
from aidgraph.errors import LedgerError, LookupFailure, UsageError
from aidgraph.resources import folder

DOCUMENTS = folder("seeds") / "documents"
OWN = """// title.zh: 名字
// title.en: A name
// question.zh: 叫什么？
// question.en: What is it called?
// params: place: entity
// returns: name
// order: name
MATCH (n:Place {id: $place}) RETURN n.name AS name ORDER BY name
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    at = tmp_path_factory.mktemp("api") / "a.db"
    built = aidgraph.build([DOCUMENTS], at)
    assert (built.stored, built.unchanged, built.refused) == (11, 0, ())
    return at


@pytest.fixture(scope="module")
def graph(database: Path) -> Iterator[aidgraph.Graph]:
    with aidgraph.open(database) as graph:
        yield graph


def test_a_second_build_changes_nothing(database: Path) -> None:
    built = aidgraph.build([DOCUMENTS], database)
    assert (built.stored, built.unchanged) == (0, 11)


def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00" * 100)
    built = aidgraph.build([tmp_path / "a.txt", DOCUMENTS / "notice.txt"], tmp_path / "b.db", curated=False)
    assert (built.stored, [refusal.path for refusal in built.refused]) == (1, ["a.txt"])
    with aidgraph.open(tmp_path / "b.db") as graph:
        assert {claim["origin"] for claim in graph.claims()} == {"extracted"}


def test_claims_are_rows_for_pandas(graph: aidgraph.Graph) -> None:
    frame = pandas.DataFrame(graph.claims())
    money = frame[(frame.predicate == "funds") & (frame.receiver == "临夏回族自治州") & (frame.status == "actual")]
    assert sorted(money["value"]) == [460000000.0, 475000000.0]
    assert frame["value"].dtype == float
    assert frame["id"].is_unique


def test_a_question_is_answered_in_rows(graph: aidgraph.Graph) -> None:
    rows = graph.query("helpers_of", place="甘谷")
    assert {"东丽区", "中车集团"} <= {row["helper"] for row in rows}
    assert rows == graph.query("helpers_of", place="place:620523")
    assert len(graph.query("top_givers", limit=1)) == 1
    assert set(graph.queries()) >= {"helpers_of", "six_tasks"}


def test_a_wrong_question_is_told(graph: aidgraph.Graph) -> None:
    with pytest.raises(UsageError, match="param_unknown"):
        graph.query("helpers_of", town="甘谷")
    with pytest.raises(LookupFailure, match="no_query"):
        graph.query("nothing")
    with pytest.raises(LookupFailure, match="unknown_name"):
        graph.query("helpers_of", place="没有这个地方")


def test_queries_of_one_s_own(database: Path, tmp_path: Path) -> None:
    (tmp_path / "name_of.cypher").write_text(OWN, encoding="utf-8")
    with aidgraph.open(database, queries=[tmp_path]) as graph:
        assert graph.query("name_of", place="甘谷") == [{"name": "甘谷县"}]


def test_paths_carry_their_words(graph: aidgraph.Graph) -> None:
    first, *_ = graph.paths("天津市", "甘谷县")
    assert [node.name for node in first.nodes] == ["天津市", "东丽区", "甘谷县"]
    quotes = {words.quote for link in first.hops[1].links for told in link.claims for words in told.words}
    assert "天津市东丽区、中车集团多年来结对帮扶我县" in quotes
    assert graph.paths("甘谷县", "北京市") == []


def test_the_network_has_every_claim_as_an_edge(graph: aidgraph.Graph) -> None:
    network = graph.networkx()
    claims = {claim["id"]: claim for claim in graph.claims()}
    edges = {key: (a, b, data) for a, b, key, data in network.edges(keys=True, data=True) if key in claims}
    assert len(edges) == len(claims)
    for key, claim in claims.items():
        a, b, data = edges[key]
        assert (a, b, data["label"]) == (claim["provider_id"], claim["receiver_id"], claim["predicate"])
        assert ("quotes" in data) == (claim["origin"] == "extracted")
    assert network.nodes["place:620523"]["label"] == "甘谷县"
    said = [edge["quotes"] for edge in network["place:120110"]["place:620523"].values() if edge["label"] == "assists"]
    assert [json.loads(quotes) for quotes in said] == [["天津市东丽区、中车集团多年来结对帮扶我县"]]
    assert {edge["label"] for edge in network["place:620523"]["place:620500"].values()} == {"part_of"}


def test_a_store_that_a_uri_names_answers_questions_alone(database: Path) -> None:
    with aidgraph.open(f"kglite:{database.with_suffix('.graph.kgl')}") as graph:
        assert graph.query("helpers_of", place="甘谷")
        with pytest.raises(UsageError, match="needs_ledger"):
            graph.claims()


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        aidgraph.open(tmp_path / "none.db")


def test_the_package_has_no_other_names() -> None:
    assert not hasattr(aidgraph, "nothing")

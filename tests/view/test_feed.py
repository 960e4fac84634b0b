"""The feed says what the ledger says, and is closed: whatever it names is in it."""

from pathlib import Path
from typing import Any

from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.view.feed import make_feed

Json = dict[str, Any]


def test_every_claim_is_there_with_its_words(feed: Json, database: Path) -> None:
    with Ledger.open(database, read_only=True) as ledger:
        assert feed["claims"].keys() == {claim.id for claim in ledger.claims()}
        quotes = {(row.claim, row.fact, row.quote) for row in ledger.supports()}
    assert {(claim, said["fact"], said["quote"]) for claim, rows in feed["words"].items() for said in rows} == quotes


def test_whatever_is_named_is_there(feed: Json) -> None:
    ids = {node["id"] for node in feed["nodes"]}
    for claim in feed["claims"].values():
        assert {claim["subject"], claim["object"], claim.get("via", claim["subject"])} <= ids
    assert {end for edge in feed["edges"] for end in (edge["from"], edge["to"])} <= ids
    assert {end for whole, part, _ in feed["parts"] for end in (whole, part)} <= ids
    assert {said["doc"] for rows in feed["words"].values() for said in rows} <= feed["documents"].keys()


def test_context_is_the_document_s_own_words(feed: Json, database: Path) -> None:
    with Ledger.open(database, read_only=True) as ledger:
        texts = {row.id: ledger.document(row.id).text for row in ledger.documents()}
    spans = [
        (said["doc"], text) for rows in feed["words"].values() for said in rows for _, text in said.get("context", ())
    ]
    assert len(spans) > 20
    assert all(text in texts[doc] for doc, text in spans)


def test_the_same_ledger_gives_the_same_feed(feed: Json, database: Path, gazetteer: Gazetteer) -> None:
    with Ledger.open(database, read_only=True) as ledger:
        assert make_feed(ledger, gazetteer) == feed


def test_linxia_is_found_as_people_type_it(feed: Json) -> None:
    keys = next(node["keys"] for node in feed["nodes"] if node["id"] == "place:622900").split("|")
    assert {"临夏", "linxia", "lx", "临夏州", "622900"} <= set(keys)


def test_planned_help_has_an_edge_of_its_own(feed: Json) -> None:
    planned = [
        edge for edge in feed["edges"] if all(feed["claims"][name]["status"] == "planned" for name in edge["claims"])
    ]
    assert planned
    assert all("sources" not in edge for edge in planned)

"""The user's decisions in a ledger: kept, applied to just what they concern, undone, and never in anybody's way."""

from pathlib import Path

import pytest
from world import DESIGNATED, DONGLI, GANGU, PAIRED, QINAN, THROUGH, curated, extraction, loose

from aidgraph.claims.decisions import Decision
from aidgraph.errors import LookupFailure
from aidgraph.ledger import Ledger

SAME = Decision("same", QINAN.id, GANGU.id, "试")


def claims(ledger: Ledger) -> set[tuple[str, str, str]]:
    return {(claim.subject, claim.predicate, claim.object) for claim in ledger.claims()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", PAIRED, THROUGH), "1")
        ledger.store(extraction("b.txt", DESIGNATED), "1")
        ledger.load_curated([curated(), curated(helped=QINAN)], "1")
    return path


def test_a_rejected_fact_stays_and_supports_nothing(path: Path) -> None:
    fact = extraction("b.txt", DESIGNATED).facts[0]
    with Ledger.open(path) as ledger:
        before = claims(ledger)
        number = ledger.decide(Decision("reject", fact.id, reason="读错"))
        assert before - claims(ledger) == {(DESIGNATED[0].id, "assists", GANGU.id)}
        assert fact.id in {each.id for each in ledger.facts()}
        assert ledger.has_fact(fact.id)
        assert loose(path) == {}
        ledger.undo(number)
        assert claims(ledger) == before


def test_a_fact_may_be_rejected_before_it_comes(tmp_path: Path) -> None:
    found = extraction("a.txt", PAIRED)
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        ledger.decide(Decision("reject", found.facts[0].id, reason="读错"))
        ledger.store(found, "1")
        assert claims(ledger) == set()
    assert loose(tmp_path / "a.db") == {}


def test_two_that_are_the_same_are_one_party_and_one_entity(path: Path) -> None:
    with Ledger.open(path) as ledger:
        before = claims(ledger), list(ledger.entities()), list(ledger.mentions())
        number = ledger.decide(SAME)
        assert {object_ for *_, object_ in claims(ledger)} == {QINAN.id}
        assert GANGU.id not in {entity.id for entity in ledger.entities()}
        assert {entity.name for entity in ledger.entities() if entity.id == QINAN.id} == {"秦安县"}
        assert list(ledger.names.known([GANGU.id])) == [QINAN.id]
        assert {(mention.entity, mention.count) for mention in ledger.mentions()} >= {(QINAN.id, 2)}
        (pairing,) = [claim for claim in ledger.claims_of(DONGLI.id) if claim.predicate == "assists"]
        assert len(list(ledger.curated_sources(pairing.id))) == 1
        assert loose(path) == {}
        ledger.undo(number)
        assert (claims(ledger), list(ledger.entities()), list(ledger.mentions())) == before
    assert loose(path) == {}


def test_a_decision_that_stands_is_not_made_again(path: Path) -> None:
    with Ledger.open(path) as ledger:
        assert ledger.decide(SAME) == ledger.decide(SAME) == 1
        revision = ledger.revision
        assert ledger.decide(SAME) == 1
        assert ledger.revision == revision


def test_decisions_are_kept_with_their_reasons_undone_or_not(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.undo(ledger.decide(SAME))
        ledger.decide(SAME)
        assert [(row.number, row.decision.reason, row.undone) for row in ledger.decisions()] == [
            (1, "试", True), (2, "试", False),
        ]  # fmt: skip
        for number in (1, 3):
            with pytest.raises(LookupFailure) as refused:
                ledger.undo(number)
            assert refused.value.message == "ledger.no_decision"


def test_deciding_touches_only_what_it_concerns(path: Path) -> None:
    with Ledger.open(path) as ledger:
        for number in range(30):
            ledger.store(extraction(f"more{number}.txt", DESIGNATED, opening=f"{number}。"), "1")
        before = ledger._connection.total_changes
        ledger.decide(Decision("same", "fund:春苗基金", "fund:秋实基金", "试"))
        assert ledger._connection.total_changes - before < 10

"""Reading: figures of claims, order, forms of entities, snapshots."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from world import BOTH, DESIGNATED, DONGLI, FACTORY, FUND, GANGU, PAID, PAIRED, QINAN, THROUGH, curated, extraction

from aidgraph.errors import LookupFailure
from aidgraph.ledger import CuratedSource, Ledger, MentionCount
from aidgraph.model import Context, Entity, Extraction, Mention, organisation


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.db", create=True) as opened:
        yield opened


def fill(ledger: Ledger) -> None:
    said = {"url": "http://www.x.gov.cn/1", "published": "2019-05-01", "title": "工作简况", "publisher": "示例网"}
    ledger.store(extraction("a.txt", PAIRED, DESIGNATED, PAID, **said), "f1")
    ledger.store(extraction("b.txt", PAIRED, opening="甲。", url="http://y.cn/2", published="2021"), "f1")
    ledger.store(extraction("c.txt", PAIRED, THROUGH, opening="乙。", url="http://news.y.cn/3"), "f1")
    ledger.load_curated([curated(), curated(helped=QINAN)], "c1")


def test_claims_have_the_figures_of_what_supports_them(ledger: Ledger) -> None:
    fill(ledger)
    claims = {(claim.subject, claim.predicate, claim.object): claim for claim in ledger.claims()}
    pairing = claims[DONGLI.id, "assists", GANGU.id]
    assert (pairing.origin, pairing.scheme, pairing.sources) == ("extracted", "east_west", 1), "the same words: one"
    assert (pairing.first_attested, pairing.last_attested) == (2019, 2021)
    total = claims[BOTH.id, "funds", GANGU.id]
    assert (total.value, total.unit, total.cumulative, total.as_of) == (3000000, "CNY", True, "2020-06")
    assert claims[DONGLI.id, "funds", QINAN.id].via == FUND.id
    assert claims[DONGLI.id, "assists", QINAN.id].origin == "curated"


def test_everything_comes_in_the_order_of_ids(ledger: Ledger) -> None:
    fill(ledger)
    ordered: list[list[Any]] = [
        [claim.id for claim in ledger.claims()],
        [fact.id for fact in ledger.facts()],
        [entity.id for entity in ledger.entities()],
        [row.id for row in ledger.documents()],
        [(mention.doc_id, mention.entity) for mention in ledger.mentions()],
        [(support.claim, support.fact) for support in ledger.supports()],
        [(source.claim, source.address) for source in ledger.curated_sources()],
    ]
    for ids in ordered:
        assert len(ids) > 1
        assert ids == sorted(set(ids))


def test_one_claim_and_those_of_an_entity(ledger: Ledger) -> None:
    fill(ledger)
    every = list(ledger.claims())
    assert [ledger.claim(claim.id) for claim in every] == every
    for entity in (DONGLI, GANGU, FUND, BOTH):
        concerned = [claim for claim in every if entity.id in (claim.subject, claim.object, claim.via)]
        assert list(ledger.claims_of(entity.id)) == concerned != []
    assert list(ledger.claims_of("place:000000")) == list(ledger.claims_of("")) == []
    with pytest.raises(LookupFailure):
        ledger.claim("0")
    with pytest.raises(LookupFailure):
        ledger.document("0")


def test_supports_give_the_words(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    fact = replace(found.facts[0], context=(Context("object", 0, 2),), confidence=0.75)
    ledger.store(replace(found, facts=(fact,)), "f1")
    (claim,) = ledger.claims()
    (support,) = ledger.supports(claim.id)
    assert (support.claim, support.fact, support.doc_id) == (claim.id, fact.id, found.document.id)
    assert found.document.text[support.start : support.end] == support.quote == fact.evidence.quote
    assert (support.context, support.rule, support.confidence) == (fact.context, "test/rule", 0.75)
    assert list(ledger.supports()) == [support]
    assert list(ledger.supports("0")) == []


def test_curated_sources(ledger: Ledger) -> None:
    ledger.load_curated([curated()], "c1")
    (claim,) = ledger.claims()
    assert list(ledger.curated_sources(claim.id)) == [CuratedSource(claim.id, "https://example.com/1", "", "示例网")]
    assert not list(ledger.supports(claim.id))
    assert not list(ledger.curated_sources("0"))


def test_document_rows_tell_their_domain(ledger: Ledger) -> None:
    fill(ledger)
    rows = {row.path: row for row in ledger.documents()}
    assert {path: row.domain for path, row in rows.items()} == {"a.txt": "x.gov.cn", "b.txt": "y.cn", "c.txt": "y.cn"}
    assert (rows["a.txt"].title, rows["a.txt"].publisher, rows["a.txt"].published) == (
        "工作简况",
        "示例网",
        "2019-05-01",
    )
    facts = list(ledger.facts(rows["c.txt"].id))
    assert {fact.doc for fact in facts} == {"c.txt"}
    assert len(facts) == 2


def test_mentions_are_counted_and_the_first_is_kept(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    mentions = (Mention(6, 9, "County", GANGU), Mention(0, 3, "County", GANGU), Mention(3, 6, "County", None, ("x",)))
    ledger.store(Extraction(found.document, mentions, ()), "f1")
    assert list(ledger.mentions()) == [MentionCount(found.document.id, GANGU.id, 2, 0, 3)]
    assert list(ledger.entities()) == [GANGU]
    assert list(ledger.claims()) == []


def store_forms(ledger: Ledger, *forms: Entity) -> None:
    for number, form in enumerate(forms):
        ledger.store(extraction(f"{number}.txt", (form, "assists", GANGU, {}), opening=f"{number}。"), "f1")


def test_an_entity_has_the_name_that_its_id_is_made_of(ledger: Ledger) -> None:
    full = organisation("Enterprise", "天津某某集团")
    short = replace(full, name="某某集团")
    store_forms(ledger, short, short, full)
    assert full in set(ledger.entities())
    assert len(list(ledger.claims())) == 1
    assert {fact.subject.name for fact in ledger.facts()} == {"天津某某集团", "某某集团"}


def test_else_an_entity_has_the_name_used_most_then_the_first(ledger: Ledger) -> None:
    place = Entity("place:620522", "County", "秦安县", "620522")
    store_forms(ledger, replace(place, name="秦安"), place, place)
    assert place in set(ledger.entities())
    ledger.withdraw("1.txt")
    assert replace(place, name="秦安") in set(ledger.entities())


def test_groups_keep_their_members(ledger: Ledger) -> None:
    ledger.store(extraction("a.txt", PAID), "f1")
    assert {entity.id: entity.members for entity in ledger.entities()}[BOTH.id] == ("120110", "某某车辆集团")


def test_a_snapshot_sees_one_revision(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    with Ledger.open(tmp_path / "a.db", read_only=True) as reader:
        with reader.snapshot():
            before = list(reader.claims())
            ledger.withdraw("a.txt")
            assert (list(reader.claims()), reader.revision) == (before, 4)
        assert reader.revision == 5
        assert FACTORY.id not in {claim.subject for claim in reader.claims()}


def test_equal_histories_have_equal_states(tmp_path: Path) -> None:
    states = []
    for name, last in (("a", "x.txt"), ("b", "x.txt"), ("c", "y.txt")):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            ledger.store(extraction("a.txt", PAIRED), "f1")
            ledger.store(extraction(last, DESIGNATED), "f1")
            states.append(ledger.state)
    assert states[0] == states[1] != states[2]

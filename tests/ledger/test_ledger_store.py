"""Storing, replacing, withdrawing: each is whole, and nothing is left that nobody says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from world import (
    BOTH,
    DESIGNATED,
    DONGLI,
    FACTORY,
    FUND,
    GANGU,
    PAID,
    PAIRED,
    QINAN,
    THROUGH,
    curated,
    document,
    extraction,
    loose,
    rows,
    with_context,
)

from aidgraph.claims.assemble import claim_of
from aidgraph.errors import InputRefused, LookupFailure
from aidgraph.ledger import Ledger
from aidgraph.model import Evidence, Extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        yield opened
        assert loose(path) == {}


def claimed(ledger: Ledger) -> set[tuple[str, str, str]]:
    return {(claim.subject, claim.predicate, claim.object) for claim in ledger.claims()}


def named(ledger: Ledger) -> set[str]:
    return {entity.name for entity in ledger.entities()}


def test_what_is_stored_is_there(ledger: Ledger, path: Path) -> None:
    found = extraction("a.txt", PAIRED, DESIGNATED, PAID, THROUGH, published="2020-11-16", url="http://www.x.gov.cn/1")
    ledger.store(found, "f1")
    with Ledger.open(path, read_only=True) as other:
        assert sorted(other.facts(), key=lambda fact: fact.evidence.start) == list(found.facts)
        assert {claim.id for claim in other.claims()} == {claim_of(fact).id for fact in found.facts}
        assert set(other.entities()) == {DONGLI, FACTORY, BOTH, FUND, GANGU, QINAN}
        assert other.document(found.document.id) == found.document
        assert other.counts()["facts"] == 4


def test_changes_together_are_all_there_or_none_is(ledger: Ledger, path: Path) -> None:
    ledger.store(extraction("a.txt", PAIRED), "f1")
    before = rows(path)
    with pytest.raises(InputRefused), ledger.together():  # noqa: PT012 (it is the second that is refused)
        ledger.store(extraction("b.txt", DESIGNATED), "f1")
        ledger.store(replace(extraction("c.txt", PAID), document=document("c.txt", "")), "f1")
    assert rows(path) == before
    with ledger.together():
        ledger.store(extraction("b.txt", DESIGNATED), "f1")
        ledger.store(extraction("c.txt", PAID), "f1")
    assert ledger.revision == 3
    assert ledger.counts()["documents"] == 3


def test_a_known_file_is_known_by_path_bytes_and_fingerprint(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    assert not ledger.knows("a.txt", found.document.id, "f1")
    ledger.store(found, "f1")
    assert ledger.knows("a.txt", found.document.id, "f1")
    for path, doc_id, fingerprint in (
        ("b.txt", found.document.id, "f1"),
        ("a.txt", "0", "f1"),
        ("a.txt", found.document.id, "f2"),
    ):
        assert not ledger.knows(path, doc_id, fingerprint)


def test_storing_again_changes_nothing_but_the_revision(ledger: Ledger, path: Path) -> None:
    found = extraction("a.txt", PAIRED, THROUGH)
    ledger.store(found, "f1")
    before, state = rows(path), ledger.state
    ledger.store(found, "f1")
    assert rows(path) == before
    assert ledger.revision == 2
    assert ledger.state != state


def test_a_changed_file_withdraws_what_only_its_old_version_said(ledger: Ledger) -> None:
    ledger.store(extraction("a.txt", PAIRED, THROUGH), "f1")
    ledger.store(extraction("a.txt", PAIRED, DESIGNATED), "f1")
    assert claimed(ledger) == {(DONGLI.id, "assists", GANGU.id), (FACTORY.id, "assists", GANGU.id)}
    assert named(ledger) == {"东丽区", "甘谷县", "某某车辆集团"}
    assert ledger.counts()["documents"] == 1


def test_another_extraction_of_the_same_bytes_replaces_the_first(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED, THROUGH)
    ledger.store(found, "f1")
    ledger.store(replace(found, facts=found.facts[:1], mentions=found.mentions[:2]), "f2")
    assert claimed(ledger) == {(DONGLI.id, "assists", GANGU.id)}
    assert named(ledger) == {"东丽区", "甘谷县"}


def test_withdrawing_takes_only_what_no_other_document_says(ledger: Ledger) -> None:
    ledger.store(extraction("a.txt", PAIRED, DESIGNATED), "f1")
    ledger.store(extraction("b.txt", PAIRED, opening="另一篇。"), "f1")
    assert ledger.withdraw("a.txt") == ("a.txt",)
    assert claimed(ledger) == {(DONGLI.id, "assists", GANGU.id)}
    assert named(ledger) == {"东丽区", "甘谷县"}
    assert ledger.withdraw("b.txt") == ("b.txt",)
    assert {name: number for name, number in ledger.counts().items() if number} == {}


def test_the_same_bytes_at_two_paths_are_one_document(ledger: Ledger) -> None:
    found = extraction("b/copy.txt", PAIRED)
    ledger.store(found, "f1")
    ledger.store(extraction("a.txt", PAIRED), "f1")
    assert [(row.id, row.path) for row in ledger.documents()] == [(found.document.id, "a.txt")]
    assert [claim.sources for claim in ledger.claims()] == [1]
    assert ledger.withdraw("a.txt") == ("a.txt",)
    assert [(row.id, row.path) for row in ledger.documents()] == [(found.document.id, "b/copy.txt")]
    assert [fact.doc for fact in ledger.facts()] == ["b/copy.txt"]


def test_a_changed_copy_leaves_the_other(ledger: Ledger) -> None:
    ledger.store(extraction("a.txt", PAIRED), "f1")
    ledger.store(extraction("b.txt", PAIRED), "f1")
    ledger.store(extraction("b.txt", DESIGNATED), "f1")
    assert claimed(ledger) == {(DONGLI.id, "assists", GANGU.id), (FACTORY.id, "assists", GANGU.id)}


def test_a_document_is_withdrawn_by_id_or_the_beginning_of_it_at_all_its_paths(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    for name in ("a.txt", "b.txt"):
        ledger.store(extraction(name, PAIRED), "f1")
    assert ledger.withdraw(found.document.id[:8]) == ("a.txt", "b.txt")
    ledger.store(found, "f1")
    assert ledger.withdraw(found.document.id) == ("a.txt",)
    assert ledger.counts()["documents"] == 0


@pytest.mark.parametrize("name", ["c.txt", "", "a", "%", "a.txt\x00", "0123456", "g" * 8, "'; DROP TABLE facts; --"])
def test_what_is_not_there_cannot_be_withdrawn(ledger: Ledger, name: str) -> None:
    ledger.store(extraction("a.txt", PAIRED), "f1")
    with pytest.raises(LookupFailure) as refused:
        ledger.withdraw(name)
    assert refused.value.message == "ledger.no_document"
    assert ledger.revision == 1


def test_too_short_a_beginning_is_not_enough_and_a_shared_one_is_ambiguous(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    twin = replace(found.document, id=found.document.id[:31] + "x", path="b.txt")
    ledger.store(found, "f1")
    ledger.store(Extraction(twin, (), ()), "f1")
    with pytest.raises(LookupFailure) as refused:
        ledger.withdraw(found.document.id[:7])
    assert refused.value.message == "ledger.no_document"
    with pytest.raises(LookupFailure) as refused:
        ledger.withdraw(found.document.id[:10])
    assert refused.value.message == "ledger.ambiguous"
    assert found.document.id in refused.value.parameters["ids"]


def test_facts_whose_words_do_not_stand_there_are_refused_whole(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED, DESIGNATED)
    wrong = replace(found.facts[1], evidence=Evidence("没有说过", 0, 4))
    with pytest.raises(InputRefused):
        ledger.store(replace(found, facts=(found.facts[0], wrong)), "f1")
    assert (ledger.revision, ledger.counts()["documents"]) == (0, 0)


def test_a_failure_in_the_middle_changes_nothing(ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.store(extraction("a.txt", PAIRED), "f1")
    before = rows(path)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("aidgraph.ledger.writing._insert_facts", fail)
    with pytest.raises(KeyboardInterrupt):
        ledger.store(extraction("a.txt", DESIGNATED), "f1")
    monkeypatch.undo()
    assert (rows(path), ledger.revision) == (before, 1)
    ledger.store(extraction("a.txt", DESIGNATED), "f1")
    assert claimed(ledger) == {(FACTORY.id, "assists", GANGU.id)}


def test_a_fact_that_comes_twice_is_one(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    again = replace(found.facts[0], confidence=0.5)
    assert again.id == found.facts[0].id
    ledger.store(replace(found, facts=(*found.facts, again)), "f1")
    assert list(ledger.facts()) == list(found.facts)


def test_curated_facts_make_claims_and_are_listed_where_documents_say_the_same(ledger: Ledger) -> None:
    ledger.load_curated([curated(), curated(number=2), curated(helped=QINAN), curated()], "c1")
    by_object = {claim.object: claim for claim in ledger.claims()}
    assert {claim.origin for claim in by_object.values()} == {"curated"}
    assert (by_object[GANGU.id].sources, by_object[GANGU.id].confidence) == (0, 1.0)
    ledger.store(extraction("a.txt", PAIRED), "f1")
    claim = ledger.claim(by_object[GANGU.id].id)
    assert (claim.origin, claim.sources) == ("extracted", 1)
    addresses = [source.address for source in ledger.curated_sources(claim.id)]
    assert addresses == ["https://example.com/1", "https://example.com/2"]
    ledger.withdraw("a.txt")
    assert {claim.origin for claim in ledger.claims()} == {"curated"}


def test_curated_facts_are_loaded_once_and_replaced_whole(ledger: Ledger) -> None:
    ledger.load_curated([curated()], "c1")
    ledger.load_curated([curated(helped=QINAN)], "c1")
    assert ledger.revision == 1
    ledger.load_curated([curated(helped=QINAN)], "c2")
    assert claimed(ledger) == {(DONGLI.id, "assists", QINAN.id)}
    ledger.drop_curated()
    ledger.drop_curated()
    assert ledger.revision == 3
    assert not claimed(ledger)
    assert not named(ledger)
    ledger.load_curated([curated(helped=QINAN)], "c2")
    assert ledger.counts()["curated_sources"] == 1


def test_curated_facts_that_fail_to_load_leave_those_that_are_there(ledger: Ledger) -> None:
    ledger.load_curated([curated()], "c1")

    def broken() -> Iterator[object]:
        yield curated(helped=QINAN)
        raise InputRefused("ledger.fact_object")

    with pytest.raises(InputRefused):
        ledger.load_curated(broken(), "c2")  # type: ignore[arg-type]
    assert claimed(ledger) == {(DONGLI.id, "assists", GANGU.id)}


def test_another_program_s_facts_stand_beside_ours(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED, DESIGNATED)
    foreign = [with_context(found.facts[0]), replace(found.facts[1], subject=FUND, rule="other")]
    foreign.append(replace(found.facts[1], rule="other", confidence=0.5))
    ledger.store(found, "f1")
    assert ledger.store_facts("facts.jsonl", "77", foreign, "f1") == ()
    assert ledger.knows("facts.jsonl", "77", "f1")
    assert ledger.counts()["facts"] == 4
    rules = [*(fact.rule for fact in ledger.facts()), *(support.rule for support in ledger.supports())]
    assert len(list(ledger.facts())) == len(list(ledger.supports())) == 4, "what both say comes once"
    assert rules.count("test/rule") == 6, "as we say it"
    ledger.store(found, "f2")
    assert ledger.counts()["facts"] == 4
    assert ledger.withdraw("facts.jsonl") == ("facts.jsonl",)
    assert list(ledger.facts()) == sorted(found.facts, key=lambda fact: fact.id)
    assert not ledger.knows("facts.jsonl", "77", "f1")


def test_a_file_of_facts_replaces_what_it_said_before(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED, DESIGNATED)
    ledger.store(replace(found, facts=()), "f1")
    ledger.store_facts("facts.jsonl", "77", found.facts, "f1")
    ledger.store_facts("facts.jsonl", "78", [found.facts[1], found.facts[1]], "f1")
    assert list(ledger.facts()) == [found.facts[1]]


def test_a_file_of_facts_may_go_from_document_to_document_and_back(ledger: Ledger) -> None:
    one, two = extraction("a.txt", PAIRED, DESIGNATED), extraction("b.txt", THROUGH)
    for found in (one, two):
        ledger.store(replace(found, facts=()), "f1")
    assert ledger.store_facts("facts.jsonl", "77", [one.facts[0], *two.facts, *one.facts], "f1") == ()
    assert {fact.id for fact in ledger.facts()} == {fact.id for fact in (*one.facts, *two.facts)}


def test_a_stranger_s_fact_may_name_its_document_by_path(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    ledger.store(replace(found, facts=()), "f1")
    assert ledger.store_facts("facts.jsonl", "77", [replace(found.facts[0], doc_id="")], "f1") == ()
    assert list(ledger.facts()) == list(found.facts)


def test_a_stranger_s_fact_without_its_document_or_words_is_handed_back(ledger: Ledger) -> None:
    found, other = extraction("a.txt", PAIRED, DESIGNATED), extraction("b.txt", THROUGH)
    wrong = replace(found.facts[1], evidence=Evidence("没有说过", 0, 4))
    ledger.store(replace(found, facts=()), "f1")
    refused = ledger.store_facts("facts.jsonl", "77", [other.facts[0], wrong, found.facts[0]], "f1")
    assert [error.message for error in refused] == ["ledger.fact_document", "ledger.fact_words"]
    assert list(ledger.facts()) == [found.facts[0]]
    assert not ledger.knows("facts.jsonl", "77", "f1"), "it is read again when the document has come"


def test_facts_go_with_their_document_and_their_file_is_read_again(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    ledger.store(replace(found, facts=()), "f1")
    ledger.store_facts("facts.jsonl", "77", found.facts, "f1")
    ledger.store(extraction("a.txt", DESIGNATED), "f1")
    assert claimed(ledger) == {(FACTORY.id, "assists", GANGU.id)}
    assert not ledger.knows("facts.jsonl", "77", "f1")


def test_bytes_that_are_read_otherwise_keep_no_fact_by_old_offsets(ledger: Ledger) -> None:
    found = extraction("a.txt", PAIRED)
    ledger.store(found, "f1")
    ledger.store_facts("facts.jsonl", "77", [replace(found.facts[0], what="甲")], "f1")
    ledger.store(Extraction(replace(document("a.txt", "读法变了"), id=found.document.id), (), ()), "f2")
    assert list(ledger.facts()) == []
    assert not ledger.knows("facts.jsonl", "77", "f1")

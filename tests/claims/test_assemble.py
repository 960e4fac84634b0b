"""From facts to the claim that they support, and its figures."""

from dataclasses import replace

from aidgraph.claims.assemble import Attestation, assemble, claim_of
from aidgraph.model import Claim, Entity, Evidence, Fact

HELPER, HELPED = (
    Entity("place:120110", "County", "东丽区", "120110"),
    Entity("place:620523", "County", "甘谷县", "620523"),
)
FACT = Fact("a.txt", "d1", HELPER, "funds", HELPED, Evidence("投入三百万元", 0, 6), value=3000000.0, unit="CNY")
ONE = Attestation("d1", "x.cn", "2020-03-01", "投入三百万元", "", False, "", 0.8)
CLAIM = claim_of(FACT)


def test_a_claim_has_the_fact_s_parties_and_measure() -> None:
    via = Entity("fund:春苗基金", "Fund", "春苗基金")
    stated = replace(FACT, via=via, what="fiscal", start="2019", end="2019", cumulative=True, status="planned")
    assert claim_of(replace(stated, scheme="east_west")) == Claim(
        "funds", "place:120110", "place:620523", "fund:春苗基金", 3000000, "CNY", "fiscal", "2019", "2019", True,
        "planned", "east_west",
    )  # fmt: skip


def test_names_rules_and_documents_do_not_part_claims() -> None:
    other = replace(
        FACT, doc="b.txt", doc_id="d2", object=replace(HELPED, name="甘谷"), rule="r", approx=True, value=3000000
    )
    assert claim_of(other).id == CLAIM.id
    assert other.id != FACT.id


def test_a_measure_or_a_party_parts_claims() -> None:
    others = [
        replace(FACT, value=1), replace(FACT, unit="mu"), replace(FACT, what="social"), replace(FACT, start="2019"),
        replace(FACT, end="2019"), replace(FACT, cumulative=True), replace(FACT, status="planned"),
        replace(FACT, scheme="social"), replace(FACT, object=HELPER), replace(FACT, via=HELPER),
    ]  # fmt: skip
    assert len({claim_of(fact).id for fact in [FACT, *others]}) == 11


def test_figures_of_one_fact() -> None:
    claim = assemble(CLAIM, [ONE], 0.0)
    assert claim == replace(CLAIM, sources=1, confidence=0.8, first_attested=2020, last_attested=2020)


def test_figures_of_several() -> None:
    others = [
        replace(ONE, doc_id="d2", domain="y.cn", quote="给了三百万", published="2018", confidence=0.9, bound="over"),
        replace(ONE, doc_id="d3", domain="", quote="三百万", published="", approx=True, bound="about"),
    ]
    claim = assemble(CLAIM, [ONE, *others], 1.0)
    assert (claim.origin, claim.sources, claim.confidence) == ("extracted", 3, 0.9)
    assert (claim.first_attested, claim.last_attested) == (2018, 2020)
    assert (claim.approx, claim.bound, claim.as_of) == (True, "over", "")


def test_without_facts_a_claim_is_curated() -> None:
    claim = assemble(CLAIM, [], 0.9)
    assert (claim.origin, claim.sources, claim.confidence, claim.first_attested) == ("curated", 0, 0.9, None)


def test_without_dated_documents_nothing_is_attested() -> None:
    claim = assemble(replace(CLAIM, cumulative=True), [replace(ONE, published="")], 0.0)
    assert (claim.first_attested, claim.last_attested, claim.as_of) == (None, None, "")


def test_as_of_is_the_earliest_that_is_stated() -> None:
    stated = [replace(ONE, as_of="2020-06"), replace(ONE, as_of="2019-12-31"), ONE]
    assert assemble(CLAIM, stated, 0.0).as_of == "2019-12-31"
    assert assemble(replace(CLAIM, cumulative=True), stated, 0.0).as_of == "2019-12-31"


def test_a_running_total_that_nothing_dates_has_its_document_s_date() -> None:
    running = replace(CLAIM, cumulative=True)
    assert assemble(running, [ONE, replace(ONE, published="2019-05-02")], 0.0).as_of == "2019-05-02"
    assert assemble(CLAIM, [ONE], 0.0).as_of == ""

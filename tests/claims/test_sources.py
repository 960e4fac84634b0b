"""Independent sources: one domain, or one sentence, is one."""

from aidgraph.claims.sources import Witness, count_independent


def test_documents_without_an_address_count_by_themselves() -> None:
    assert count_independent([Witness("a", "", "甲帮扶乙"), Witness("b", "", "乙受甲帮扶")]) == 2


def test_one_document_is_one_however_often_it_says_it() -> None:
    assert count_independent([Witness("a", "", "甲帮扶乙"), Witness("a", "", "甲结对乙")]) == 1


def test_one_domain_is_one() -> None:
    assert count_independent([Witness("a", "x.cn", "甲帮扶乙"), Witness("b", "x.cn", "乙受甲帮扶")]) == 1


def test_the_same_words_are_one_white_space_aside() -> None:
    assert count_independent([Witness("a", "x.cn", "甲帮扶乙"), Witness("b", "y.cn", "甲帮\n 扶乙")]) == 1


def test_dependence_is_passed_on() -> None:
    attested = [
        Witness("a", "x.cn", "甲帮扶乙"),
        Witness("b", "y.cn", "乙受甲帮扶"),
        Witness("c", "y.cn", "甲帮扶乙"),
        Witness("d", "", "另说"),
    ]
    assert count_independent(attested) == 2
    assert count_independent(attested[::-1]) == 2


def test_a_domain_is_no_sentence() -> None:
    assert count_independent([Witness("a", "x.cn", "甲"), Witness("b", "", "x.cn")]) == 2

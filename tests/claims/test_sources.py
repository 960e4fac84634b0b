"""Independent sources: one domain, or one sentence, is one."""

from aidgraph.claims.sources import count_independent


def test_documents_without_an_address_count_by_themselves() -> None:
    assert count_independent([("a", "", "甲帮扶乙"), ("b", "", "乙受甲帮扶")]) == 2


def test_one_document_is_one_however_often_it_says_it() -> None:
    assert count_independent([("a", "", "甲帮扶乙"), ("a", "", "甲结对乙")]) == 1


def test_one_domain_is_one() -> None:
    assert count_independent([("a", "x.cn", "甲帮扶乙"), ("b", "x.cn", "乙受甲帮扶")]) == 1


def test_the_same_words_are_one_white_space_aside() -> None:
    assert count_independent([("a", "x.cn", "甲帮扶乙"), ("b", "y.cn", "甲帮\n 扶乙")]) == 1


def test_dependence_is_passed_on() -> None:
    attested = [("a", "x.cn", "甲帮扶乙"), ("b", "y.cn", "乙受甲帮扶"), ("c", "y.cn", "甲帮扶乙"), ("d", "", "另说")]
    assert count_independent(attested) == 2
    assert count_independent(attested[::-1]) == 2


def test_a_domain_is_no_sentence() -> None:
    assert count_independent([("a", "x.cn", "甲"), ("b", "", "x.cn")]) == 2

"""Near-equal texts: what share of their sentences makes two one."""

from aidgraph.claims.copies import near_equal, sketch
from aidgraph.claims.sources import Witness, count_independent, independent

SENTENCES = [f"第{number}段说的是一件别处没有说过的事情" for number in range(100)]


def text(*numbers: int) -> str:
    return "。".join(SENTENCES[number] for number in numbers) + "。"


def test_the_same_sentences_are_one_text_whatever_stands_between_them() -> None:
    assert sketch(text(1, 2, 3)) == sketch(text(3, 1, 2).replace("。", "！\n “”"))
    assert near_equal(sketch(text(1, 2, 3)), sketch(text(3, 2, 1)))


def test_half_of_the_sentences_is_enough_and_less_is_not() -> None:
    assert near_equal(sketch(text(1, 2, 3)), sketch(text(1, 2, 3, 4, 5, 6)))
    assert not near_equal(sketch(text(1, 2)), sketch(text(1, 2, 3, 4, 5, 6)))


def test_long_texts_are_told_by_a_sample() -> None:
    long = sketch(text(*range(90)))
    assert len(long) == len(sketch(text(*range(80))))
    assert near_equal(long, sketch(text(*range(80))))
    assert not near_equal(long, sketch(text(*range(70, 100), *range(20))))


def test_short_pieces_and_empty_texts_tell_nothing() -> None:
    assert sketch("甲。乙。丙。") == ""
    assert not near_equal("", "")


def test_near_equal_texts_are_one_source() -> None:
    copies = [
        Witness("a", "x.cn", "甲帮扶乙", sketch(text(1, 2, 3, 4))),
        Witness("b", "y.cn", "乙受甲帮扶", sketch(text(1, 2, 3, 5))),
        Witness("c", "z.cn", "另说", sketch(text(1, 8, 9))),
    ]
    assert count_independent(copies) == 2
    assert independent(copies) == {"a": "a", "b": "a", "c": "c"}

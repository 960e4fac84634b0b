"""What segmentation decides: texts read with words, with no word boundary at all, with one behind every character."""

from collections.abc import Callable

import pytest

from aidgraph.extract import Extractor
from aidgraph.link import mentions
from aidgraph.link.segmenter import Segmenter, Token
from aidgraph.text import read_bytes

Read = Callable[[str], set[str]]


class Blind(Segmenter):
    """Finds no boundary: one token, whatever the text."""

    def tag(self, text: str, offset: int = 0) -> list[Token]:
        return [Token(offset, offset + len(text), text, "x")]


class Spelling(Segmenter):
    """Finds a boundary everywhere: every character a noun."""

    def tag(self, text: str, offset: int = 0) -> list[Token]:
        return [Token(offset + at, offset + at + 1, character, "n") for at, character in enumerate(text)]


def reader(segmenter: type[Segmenter]) -> Read:
    """The facts of a text, by an extractor with this segmenter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mentions, "Segmenter", segmenter)
        extractor = Extractor.load()

    def read(text: str) -> set[str]:
        found = extractor.extract(read_bytes(text.encode(), "t.txt")).facts
        return {f"{fact.subject.name} {fact.predicate} {fact.object.name}" for fact in found}

    return read


@pytest.fixture(scope="module")
def words() -> Read:
    return reader(Segmenter)


@pytest.fixture(scope="module")
def blind() -> Read:
    return reader(Blind)


@pytest.fixture(scope="module")
def spelling() -> Read:
    return reader(Spelling)


@pytest.mark.parametrize(
    ("text", "fact", "instead"),
    [
        # Nothing makes a name of what stands before 有限公司, and the city would be the helper.
        (
            "天津渤海津陇饲料有限公司结对帮扶甘谷县。",
            "天津渤海津陇饲料有限公司 assists 甘谷县",
            {"天津市 assists 甘谷县"},
        ),
        # Of two hospitals the districts would make a pairing.
        (
            "东丽区人民医院对口支援甘谷县人民医院。",
            "东丽区人民医院 assists 甘谷县人民医院",
            {"东丽区 assists 甘谷县"},
        ),
        # A name of two characters counts only where it is a word.
        ("2018年，青岛市对口帮扶成县。", "青岛市 assists 成县", set()),
        ("青岛市对口帮扶礼县，投入帮扶资金300万元。", "青岛市 funds 礼县", set()),
    ],
)
def test_without_boundaries_facts_are_lost_or_turn_wrong(
    words: Read, blind: Read, text: str, fact: str, instead: set[str]
) -> None:
    assert fact in words(text)
    assert blind(text) == instead


def test_with_a_boundary_everywhere_half_a_word_makes_a_county(words: Read, spelling: Read) -> None:
    text = "2019年，青岛市对口援建成县级公路5条。"
    assert words(text) == set()
    assert spelling(text) == {"青岛市 assists 成县"}


@pytest.mark.parametrize("text", ["厦门市对口帮扶临夏州。", "东丽区自2017年起对口帮扶甘谷县。"])
def test_longer_names_need_no_segmentation(words: Read, blind: Read, text: str) -> None:
    assert blind(text) == words(text) != set()

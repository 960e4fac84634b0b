"""Closing gaps: every character that is left stands for its own position, and only gaps are left out."""

from hypothesis import given
from hypothesis import strategies as st

from aidgraph.model import Sentence
from aidgraph.text import compact, normalize, read_bytes, split
from aidgraph.text.compact import Compact

ALPHABET = "甘谷县东丽区帮扶，。、；：（）“”%12 \n.a"
KINDS = st.sampled_from(["body", "item", "caption", "title", "heading"])


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, tuple[Sentence, ...]]:
    """A text and disjoint sentences in it, of any kind."""
    text = draw(st.text(ALPHABET, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, tuple(Sentence(start, end, number, draw(KINDS)) for number, (start, end) in enumerate(spans))


def position(source: Compact, offset: int) -> int:
    start, end = source.original(offset, offset + 1)
    assert end == start + 1
    return start


@given(cut_texts())
def test_every_character_stands_for_its_own_position(cut: tuple[str, tuple[Sentence, ...]]) -> None:
    text, sentences = cut
    source = compact(text, sentences)
    positions = [position(source, offset) for offset in range(len(source.text))]
    assert [text[at] for at in positions] == list(source.text)
    assert positions == sorted(set(positions))


@given(cut_texts())
def test_only_space_is_left_out_and_only_inside_sentences(cut: tuple[str, tuple[Sentence, ...]]) -> None:
    text, sentences = cut
    source = compact(text, sentences)
    kept = {position(source, offset) for offset in range(len(source.text))}
    for at in set(range(len(text))) - kept:
        assert text[at] in " \n"
        assert any(sentence.start <= at < sentence.end for sentence in sentences)


@given(cut_texts())
def test_what_is_kept_is_found_again(cut: tuple[str, tuple[Sentence, ...]]) -> None:
    text, sentences = cut
    source = compact(text, sentences)
    for offset in range(len(source.text)):
        at = position(source, offset)
        assert source.compacted(at, at)[0] == offset


@given(cut_texts())
def test_sentences_hold_the_same_words_as_before(cut: tuple[str, tuple[Sentence, ...]]) -> None:
    text, sentences = cut
    source = compact(text, sentences)
    assert [(s.paragraph, s.kind) for s in source.sentences] == [(s.paragraph, s.kind) for s in sentences]
    for before, after in zip(sentences, source.sentences, strict=True):
        old, new = text[before.start : before.end], source.text[after.start : after.end]
        assert "".join(new.split()) == "".join(old.split())


@given(st.text(ALPHABET, max_size=80).map("甘".__add__))
def test_a_span_of_a_document_read_comes_back_as_it_was(text: str) -> None:
    document = read_bytes(text.encode(), "t.txt")
    normalized = normalize(document.text)
    source = compact(normalized, split(document, normalized))
    for sentence in source.sentences:
        start, end = source.original(sentence.start, sentence.end)
        assert normalized[start : start + 1] == source.text[sentence.start : sentence.start + 1]
        assert normalized[end - 1 : end] == source.text[sentence.end - 1 : sentence.end]


def test_a_line_end_and_stray_spaces_inside_a_sentence_are_closed() -> None:
    text = "东丽区帮\n  扶甘 谷县，投入 30 万元。"
    source = compact(text, (Sentence(0, len(text), 0),))
    assert source.text == "东丽区帮扶甘谷县，投入30万元。"
    assert text[slice(*source.original(3, 5))] == "帮\n  扶"


def test_the_spaces_of_a_row_are_kept() -> None:
    text = "甘谷县 30 万元"
    assert compact(text, (Sentence(0, len(text), 0, "item"),)).text == text


def test_nothing_to_close_gives_the_same_text() -> None:
    assert compact("东丽区帮扶甘谷县。", (Sentence(0, 9, 0),)) == Compact("东丽区帮扶甘谷县。", (Sentence(0, 9, 0),))

"""The frames of seeds/patterns: an example gives the facts that it lists, a bad file is refused where it is bad."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aidgraph.errors import DataError
from aidgraph.extract import Extractor
from aidgraph.extract.frames import Example, Frame, load_frames
from aidgraph.messages import LANGUAGES, render
from aidgraph.model import Fact
from aidgraph.resources import folder
from aidgraph.text import read_bytes
from aidgraph.values import Money, Quantity, scan

FRAMES = load_frames(folder("seeds") / "patterns")
ROWS = [(frame, example) for frame in FRAMES for example in frame.examples]
Read = Callable[[str], list[Fact]]
LISTED = re.compile(r"(?P<s>\S+) > (?P<o>\S+)(?: (?P<amount>\S*[^\d–\s]))?(?: (?P<first>\d{4})(?:–(?P<last>\d{4}))?)?")
GOOD = """\
[[frame]]
id = "first"
trigger = ["pair"]
roles = ["subject > object"]
yes = [["甲区帮扶乙县。", "甲区 > 乙县"]]

[[frame]]
id = "second"
trigger = ["pair"]
roles = ["agent > subject"]
yes = [["乙县由甲区帮扶。", "甲区 > 乙县"]]
"""


@pytest.fixture(scope="module")
def facts(extractor: Extractor) -> Read:
    """What is read in a text that stands under a title which speaks of assistance and names nobody."""

    def read(text: str) -> list[Fact]:
        document = read_bytes(f"东西部协作和对口支援（为测试而写）\n\n{text}\n".encode(), "t.txt")
        return list(extractor.extract(document).facts)

    return read


def amount(text: str | None) -> tuple[float | None, str]:
    """``3亿元`` → 300000000, CNY."""
    if not text:
        return None, ""
    (value,) = scan(text, None)
    assert isinstance(value, Money | Quantity), text
    return value.value, "CNY" if isinstance(value, Money) else value.unit


def said(fact: Fact, like: str) -> str:
    """A fact as an example lists it: with an amount and years where ``like`` has them."""
    listed = LISTED.fullmatch(like)
    assert listed, f"an example lists facts as “A > B 3亿元 2018”, not as “{like}”"
    given = [fact.subject.name, fact.object.name, (fact.value, fact.unit)]
    wanted = [listed["s"], listed["o"], amount(listed["amount"])]
    if listed["first"]:
        given += [fact.start, fact.end]
        wanted += [listed["first"], listed["last"] or listed["first"]]
    return like if given == wanted else " ".join(map(str, given))


def name(value: object) -> str:
    return value.id if isinstance(value, Frame) else value.text[:12] if isinstance(value, Example) else str(value)


@pytest.mark.parametrize(("frame", "example"), [row for row in ROWS if row[1].facts], ids=name)
def test_an_example_gives_exactly_the_facts_that_it_lists(frame: Frame, example: Example, facts: Read) -> None:
    found = [fact for fact in facts(example.text) if fact.predicate == frame.predicate]
    missing = [like for like in example.facts if not any(said(fact, like) == like for fact in found)]
    assert not missing, [said(fact, example.facts[0]) for fact in found]
    assert len(found) == len(example.facts), [said(fact, example.facts[0]) for fact in found]


@pytest.mark.parametrize("frame", FRAMES, ids=name)
def test_a_frame_reads_an_example_of_its_own(frame: Frame, facts: Read) -> None:
    rules = {fact.rule for example in frame.examples if example.facts for fact in facts(example.text)}
    assert frame.id in rules


@pytest.mark.parametrize(("frame", "example"), [row for row in ROWS if not row[1].facts], ids=name)
def test_a_counterexample_gives_none_of_the_predicate(frame: Frame, example: Example, facts: Read) -> None:
    assert not [fact for fact in facts(example.text) if fact.predicate == frame.predicate]


def test_frames_have_names_of_their_own_and_a_confidence() -> None:
    assert len({frame.id for frame in FRAMES}) == len(FRAMES)
    assert all(0.5 <= frame.confidence <= 1 for frame in FRAMES)


def refused(folder: Path, source: str, file: str = "assists.toml") -> DataError:
    (folder / file).write_text(source, encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_frames(folder)
    told = [render(error.value.message, language, **error.value.parameters) for language in LANGUAGES]
    assert all(file in message for message in told)
    return error.value


def test_a_good_file_is_read_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "assists.toml").write_text(GOOD, encoding="utf-8")
    assert [frame.id for frame in load_frames(tmp_path)] == ["assists/first", "assists/second"]


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('roles = ["agent > subject"]', "", "keys"),
        ('roles = ["agent > subject"]', 'rolls = ["agent > subject"]', "keys"),
        ('roles = ["agent > subject"]', 'roles = ["agent > nobody"]', "role"),
        ('roles = ["agent > subject"]', 'roles = ["agent, subject"]', "role"),
        ('roles = ["agent > subject"]', 'roles = ["agent > subject > object"]', "role"),
        ('yes = [["乙县由甲区帮扶。", "甲区 > 乙县"]]', "", "example"),
        ('yes = [["乙县由甲区帮扶。", "甲区 > 乙县"]]', 'yes = [["乙县由甲区帮扶。"]]', "example"),
        ('id = "second"', 'id = "second"\nscheme = "friendly"', "value"),
        ('id = "second"', 'id = "second"\nsides = "left"', "value"),
        ('id = "second"', 'id = "second"\nactors = ["place", "river"]', "value"),
    ],
)
def test_a_bad_frame_is_refused_with_its_line(tmp_path: Path, good: str, bad: str, message: str) -> None:
    error = refused(tmp_path, GOOD.replace(good, bad))
    assert error.message == f"patterns.{message}"
    assert error.parameters["line"] == "8"


def test_a_file_that_bears_no_predicates_name_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, GOOD, "befriends.toml").message == "patterns.predicate"


def test_a_file_that_is_no_toml_is_refused_with_what_the_parser_says(tmp_path: Path) -> None:
    error = refused(tmp_path, GOOD.replace('id = "second"', "id = second"))
    assert error.message == "patterns.syntax"
    assert "line 8" in error.parameters["error"]

"""Reading: which files become documents, in which order and under which name, and what is refused, with what words."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aidgraph.errors import InputRefused
from aidgraph.messages import LANGUAGES, render
from aidgraph.model import Document, Refusal
from aidgraph.model.identity import digest_bytes
from aidgraph.text import Metadata, files, read_bytes, read_paths

REPORT = "山海协作小记\n2021-03-04　来源：云岭县融媒体中心\n海州市派来六名教师，在山里住了一年，教会孩子们游泳。\n"


def write(path: Path, text: str = REPORT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def paths_of(results: list[Document | Refusal]) -> list[str]:
    return [result.path for result in results]


def test_a_document_is_what_its_bytes_hold() -> None:
    data = "\ufeff甲\r\n乙\r丙\u3000ＡＢ,c\n".encode()
    document = read_bytes(data, "a/b.txt")
    assert document.text == "甲\n乙\n丙\u3000ＡＢ,c\n"
    assert document.id == digest_bytes(data)
    assert document.path == "a/b.txt"


def test_a_document_says_its_title_publisher_and_date() -> None:
    document = read_bytes(REPORT.encode(), "x.txt")
    assert (document.title, document.publisher, document.published) == (
        "山海协作小记",
        "云岭县融媒体中心",
        "2021-03-04",
    )
    assert document.title_span
    assert document.text[slice(*document.title_span)] == document.title
    assert document.publisher_span
    assert document.text[slice(*document.publisher_span)] == document.publisher


def test_metadata_wins_and_keeps_a_span_where_the_text_has_its_words() -> None:
    given = Metadata("x.txt", "https://a.cn/1", "山海", "海州日报", "2020", "620523")
    document = read_bytes(REPORT.encode(), "x.txt", given)
    assert (document.title, document.title_span) == ("山海", (0, 2))
    assert (document.publisher, document.publisher_span) == ("海州日报", None)
    assert (document.published, document.place, document.url) == ("2020", "620523", "https://a.cn/1")


def test_a_folder_is_walked_in_the_order_of_code_points(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a.txt", "a/b/c.txt", "甲.txt", "B.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path / name)
    assert paths_of(list(read_paths([tmp_path]))) == ["B.txt", "a.txt", "a/b/c.txt", "a/z.md", "b.txt", "甲.txt"]


def test_a_file_goes_by_its_name_and_paths_keep_their_order(tmp_path: Path) -> None:
    later, earlier = write(tmp_path / "z" / "b.txt"), write(tmp_path / "a.txt")
    assert paths_of(list(read_paths([later, earlier, tmp_path]))) == ["b.txt", "a.txt", "a.txt", "z/b.txt"]


def test_metadata_is_found_by_the_path_below_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b.txt")
    [document] = read_paths([tmp_path], {"a/b.txt": Metadata("a/b.txt", place="620523")})
    assert isinstance(document, Document)
    assert document.place == "620523"


def test_links_lead_no_further_than_the_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt")
    root = tmp_path / "root"
    write(root / "a" / "one.txt")
    (root / "inside.txt").symlink_to("a/one.txt")
    (root / "loop").symlink_to(root)
    (root / "out.txt").symlink_to(outside)
    (root / "outfolder").symlink_to(outside.parent)
    (root / "gone.txt").symlink_to("nowhere.txt")
    (root / "circle").symlink_to("circle")
    results = list(read_paths([root]))
    assert paths_of(results) == ["a/one.txt", "circle", "gone.txt", "inside.txt", "out.txt", "outfolder"]
    messages = {result.path: result.message for result in results if isinstance(result, Refusal)}
    assert messages == {
        "circle": "input.unreadable",
        "gone.txt": "input.dangling_link",
        "out.txt": "input.outside_link",
        "outfolder": "input.outside_link",
    }


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "a" / "one.txt")
    (tmp_path / "link.txt").symlink_to("a/one.txt")
    (tmp_path / "folder").symlink_to("a")
    assert paths_of(list(read_paths([tmp_path / "link.txt", tmp_path / "folder"]))) == ["link.txt", "one.txt"]


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "missing"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b" \n\n"), "blank"),
        (lambda path: path.write_bytes(b"\x01\x02\0\x10abc\0" * 9), "binary"),
        (lambda path: path.write_bytes(b'{"a": 1,\n"b": 2}\n'), "unknown_format"),
        (lambda path: path.write_bytes(b"<?xml version='1.0'?><rss/>"), "unknown_format"),
        (lambda path: path.mkdir(), "no_documents"),
        (make_pipe, "not_a_file"),
        (make_link, "dangling_link"),
    ],
)
def test_what_is_no_document_is_refused_and_the_rest_goes_on(
    make: Callable[[Path], object], message: str, tmp_path: Path
) -> None:
    make(tmp_path / "bad")
    good = write(tmp_path / "good.txt")
    refusal, document = read_paths([tmp_path / "bad", good])
    assert isinstance(refusal, Refusal)
    assert isinstance(document, Document)
    assert refusal.message == f"input.{message}"
    for language in LANGUAGES:
        assert "bad" in render(refusal.message, language, **dict(refusal.parameters))


def test_a_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_MEBIBYTE", 10)
    [refusal] = read_paths([write(tmp_path / "a.txt", "甲" * 300)])
    assert isinstance(refusal, Refusal)
    assert refusal.message == "input.too_large"
    assert dict(refusal.parameters)["limit"] == "64"


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(self: Path, *arguments: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "open", deny)
    [refusal] = read_paths([path])
    assert isinstance(refusal, Refusal)
    assert refusal.message == "input.unreadable"
    assert dict(refusal.parameters) == {"path": "a.txt", "reason": "Permission denied"}


def test_a_name_that_is_no_utf8_can_be_written_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("山里有人家", encoding="utf-8")
    [document] = read_paths([tmp_path])
    assert document.path == "a\ufffd.txt"


def test_bytes_that_cannot_be_read_name_their_path() -> None:
    with pytest.raises(InputRefused) as refused:
        read_bytes(b"\0\1\2", "a/b.txt")
    assert refused.value.parameters["path"] == "a/b.txt"


def test_the_same_files_give_the_same_documents(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.txt", f"{REPORT}{number}")
    assert list(read_paths([tmp_path])) == list(read_paths([tmp_path]))

"""Archives and JSON lines: the documents in them by their paths, and what a hostile one may not do."""

import io
import json
import lzma
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from aidgraph.model import Document, Refusal
from aidgraph.text import Metadata, archive, read_paths, read_stream

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "soak"))

import sample_files as samples

TEXT = "海州市派来六名教师。\n".encode()


def taken(data: bytes, name: str = "a.zip") -> list[str]:
    """The paths of what was read, and path and message of what was refused."""
    items = read_stream(io.BytesIO(data), name)
    return [item.path if isinstance(item, Document) else f"{item.path} {item.message}" for item in items]


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "tar.xz"])
def test_members_are_read_in_their_order_by_their_formats(kind: str) -> None:
    data = samples.sample_files()[f"reports.{kind}"]
    assert taken(data, "a") == ["a/report.txt", "a/report.html", "a/report.docx"]


def test_metadata_is_found_by_the_path_in_the_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(samples.zipped({"x/y.txt": TEXT}))
    [document] = read_paths([tmp_path], {"a.zip/x/y.txt": Metadata("a.zip/x/y.txt", place="620523")})
    assert isinstance(document, Document)
    assert document.place == "620523"


def test_an_archive_packed_in_pieces_is_read_to_its_end() -> None:
    raw = samples.tarred({"a.txt": TEXT, "b.txt": TEXT}, "")
    pieces = lzma.compress(raw[:700]) + lzma.compress(raw[700:])
    assert taken(pieces, "a.tar.xz") == ["a.tar.xz/a.txt", "a.tar.xz/b.txt"]


def test_names_that_windows_wrote_in_china_are_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("\u2592.txt", TEXT)
    # The name's bytes become GBK, and nothing says any longer that it is UTF-8.
    data = stream.getvalue().replace("\u2592".encode(), "县".encode("gbk") + b"a").replace(b"\0\x08", b"\0\0")
    assert taken(data) == ["a.zip/县a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:\\a.txt", "..\\a.txt", "a\nb.txt"])
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(name: str) -> None:
    for pack in (samples.zipped, lambda members: samples.tarred(members, "")):
        found = taken(pack({name: TEXT, "b.txt": TEXT}))
        assert len(found) == 2
        assert found[0].endswith(" input.archive_name")
        assert "\n" not in found[0]
        assert found[1] == "a.zip/b.txt"


def test_a_member_without_a_name_is_refused() -> None:
    data = bytearray(samples.zipped({"aaaaa": TEXT}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 28], data[entry + 32] = 0, 5  # its name counts as its comment
    assert taken(bytes(data)) == ["a.zip/ input.archive_name"]


def test_hidden_members_are_passed_over_and_doubled_ones_refused() -> None:
    raw = samples.tarred({".DS_Store": b"x", "__MACOSX/a.txt": b"x", "a.txt": TEXT, "./a.txt": TEXT}, "gz")
    assert taken(raw, "a") == ["a/a.txt", "a/./a.txt input.archive_repeated"]


def test_links_and_devices_in_archives_are_refused() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as packed:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            packed.addfile(info)
    messages = ["a/link input.archive_link", "a/hard input.archive_link", "a/pipe input.not_a_file"]
    assert taken(stream.getvalue(), "a") == messages
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr(link, "/etc/passwd")
    assert taken(stream.getvalue(), "a") == ["a/link input.archive_link"]


def test_archives_in_archives_are_opened_one_level_deep() -> None:
    inner = samples.zipped({"a.txt": TEXT})
    assert taken(samples.zipped({"b.zip": inner})) == ["a.zip/b.zip/a.txt"]
    deep = samples.zipped({"c.zip": samples.zipped({"b.zip": inner}), "d.txt": TEXT})
    assert taken(deep) == ["a.zip/c.zip/b.zip input.archive_nested", "a.zip/d.txt"]


@pytest.mark.parametrize("pack", ["zip", "tar.xz", "tar.gz"])
def test_of_an_archive_that_unpacks_beyond_measure_the_rest_is_not_read(
    pack: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_HARMLESS", 1_000_000)
    monkeypatch.setattr(archive, "_RATIO", 10)
    members = {f"{number}.txt": TEXT * 20_000 for number in range(5)}
    data = samples.zipped(members) if pack == "zip" else samples.tarred(members, pack.removeprefix("tar."))
    found = taken(data, "a")
    assert found[0] == "a/0.txt"
    assert found[-1] == "a input.archive_bomb"
    assert len(found) < 5


def test_a_member_larger_than_a_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 100)
    assert taken(samples.zipped({"a.txt": TEXT * 10, "b.txt": TEXT})) == ["a.zip/a.txt input.too_large", "a.zip/b.txt"]


def test_an_archive_that_breaks_off_gives_what_stands_before() -> None:
    raw = samples.tarred({"a.txt": TEXT, "b.txt": TEXT * 100}, "")
    assert taken(raw[:2000], "a") == ["a/a.txt", "a input.broken"]
    assert taken(samples.zipped({"a.txt": TEXT})[:-30]) == ["a.zip input.broken"]


def test_an_encrypted_member_is_refused() -> None:
    data = samples.zipped({"a.txt": TEXT})
    marked = data.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"\x14\x03\x14\0\0\0", b"\x14\x03\x14\0\1\0"
    )
    assert taken(marked) == ["a.zip/a.txt input.encrypted"]


def lines(*rows: object) -> bytes:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()


def test_json_lines_are_a_document_each() -> None:
    row = {
        "text": "甲\r\n乙",
        "title": "丙",
        "url": "https://a.cn/1",
        "published": "2020/11/6",
        "place": "620523",
        "path": "x/1",
    }
    first, second = read_stream(io.BytesIO(b"\n" + lines(row, {"text": "丁", "published": 2021})), "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.path, first.text, first.title, first.url) == ("a.jsonl/x/1", "甲\n乙", "丙", "https://a.cn/1")
    assert (first.published, first.place) == ("2020-11-06", "620523")
    assert (second.path, second.published) == ("a.jsonl/3", "2021")
    assert first.id != second.id


def test_a_bad_line_is_refused_by_its_number_and_the_rest_is_read() -> None:
    good = {"text": "甲", "path": "1"}
    data = lines(
        good, "[1]", {"title": "a"}, {"text": " "}, "{" * 2000, {**good, "published": "soon"}, good, {"text": "乙"}
    )
    refused = [item for item in read_stream(io.BytesIO(data), "a") if isinstance(item, Refusal)]
    assert [(item.message.removeprefix("input."), dict(item.parameters).get("line")) for item in refused] == [
        ("record", "2"), ("record", "3"), ("blank", None), ("record", "5"), ("metadata_published", "6"),
        ("archive_repeated", None),
    ]  # fmt: skip
    assert [path for path in taken(data, "a") if " " not in path] == ["a/1", "a/8"]


def test_facts_are_no_documents() -> None:
    assert taken(lines({"s": "a", "p": "assists", "o": "b"}), "a.jsonl") == ["a.jsonl input.facts"]


def test_standard_input_need_not_be_seekable() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert [item.path for item in read_stream(Pipe(samples.zipped({"a.txt": TEXT})), "-")] == ["-/a.txt"]

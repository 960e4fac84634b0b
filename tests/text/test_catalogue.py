"""The user's table of metadata: columns in any order, and a bad row refused with its line."""

from pathlib import Path

import pytest

from aidgraph.errors import InputRefused
from aidgraph.text import Metadata, read_metadata


def table(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "meta.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_columns_stand_in_any_order(tmp_path: Path, encoding: str) -> None:
    path = table(tmp_path, 'place,path,title\n620523,a/b.txt,"山海，一家"\n,"c,d.txt",\n\n', encoding)
    assert read_metadata(path) == {
        "a/b.txt": Metadata("a/b.txt", title="山海，一家", place="620523"),
        "c,d.txt": Metadata("c,d.txt"),
    }


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2020", "2020"), ("2020-11", "2020-11"), ("2020/1/6", "2020-01-06"), ("2020年1月6日", "2020-01-06")],
)
def test_dates_become_iso(tmp_path: Path, written: str, iso: str) -> None:
    assert read_metadata(table(tmp_path, f"path,published\na,{written}\n"))["a"].published == iso


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("title,url\na,b\n", "input.metadata_header", None),
        ("path,path\na,b\n", "input.metadata_header", None),
        ("path,colour\na,b\n", "input.metadata_header", None),
        ("path,title\na,b\nc\n", "input.metadata_width", "3"),
        ("path,title\na,b\n,c\n", "input.metadata_path", "3"),
        ("path,title\na,b\na,c\n", "input.metadata_path", "3"),
        ("path,published\na,2020-13-01\n", "input.metadata_published", "2"),
        ("path,published\na,last year\n", "input.metadata_published", "2"),
        ("path,place\na,甘谷县\n", "input.metadata_place", "2"),
        ('path,title\na,"b\n', "input.metadata_csv", "2"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, text: str, message: str, line: str | None) -> None:
    with pytest.raises(InputRefused) as refused:
        read_metadata(table(tmp_path, text))
    assert refused.value.message == message
    assert refused.value.parameters.get("line") == line


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refused:
        read_metadata(tmp_path / "none.csv")
    assert refused.value.message == "input.unreadable"

"""How many documents there are to read, told by names."""

from pathlib import Path

from aidgraph.text.census import count_documents


def test_files_of_a_folder_are_counted_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", ".hidden"):
        (tmp_path / name).touch()
    assert count_documents([tmp_path, tmp_path / "a.txt"]) == 3


def test_with_an_archive_the_number_is_not_known(tmp_path: Path) -> None:
    (tmp_path / "more.ZIP").touch()
    assert count_documents([tmp_path]) is None

"""The export command: files and folders that are whole or not there, and what is asked wrongly."""

from pathlib import Path

import openpyxl
import pandas
import pytest
from running import Run

from aidgraph.export import FORMATS


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.target != "folder"])
def test_a_file_is_written(run: Run, database: Path, tmp_path: Path, form: str) -> None:
    told = run("export", form, "--db", database, "-o", tmp_path / "graph")
    assert (told.code, told.out, told.err) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]
    assert (tmp_path / "graph").stat().st_size > 10_000


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_is_filled_and_filled_anew(run: Run, database: Path, tmp_path: Path, form: str) -> None:
    for _ in range(2):
        assert run("export", form, "--db", database, "-o", tmp_path / "tables").code == 0
        assert [path.name for path in tmp_path.iterdir()] == ["tables"]
    read = pandas.read_csv if form == "csv" else pandas.read_parquet
    frame = read(tmp_path / "tables" / f"claims.{form}")
    assert {"provider", "receiver", "value"} <= set(frame.columns)
    assert "甘谷县" in set(frame["receiver"])


def test_addresses_of_curated_sources_are_links(run: Run, database: Path, tmp_path: Path) -> None:
    assert run("export", "xlsx", "--db", database, "-o", tmp_path / "a.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["curated_sources"]
    links = [row[1].hyperlink.target for row in sheet.iter_rows(min_row=2)]
    assert links == [row[1].value for row in sheet.iter_rows(min_row=2)] != []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["csv"], 2), (["parquet", "-o", "-"], 2), (["doc"], 2), (["csv", "-o", "no/such/folder"], 1)],
)
def test_what_is_asked_wrongly_is_told(run: Run, database: Path, arguments: list[str], code: int) -> None:
    told = run("export", *arguments, "--db", database)
    assert (told.code, told.out) == (code, "")
    assert "Traceback" not in told.err
    assert told.err

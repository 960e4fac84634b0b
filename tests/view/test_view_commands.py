"""The commands write one file that is whole, or say in one line why not."""

from pathlib import Path

import pytest

from aidgraph.cli.main import main


@pytest.mark.parametrize(("command", "view"), [("viz", "graph"), ("map", "map")])
def test_a_file_opens_with_its_view(database: Path, tmp_path: Path, command: str, view: str) -> None:
    path = tmp_path / "page.html"
    assert main([command, "--db", str(database), "-o", str(path), "--lang", "en"]) == 0
    assert f'"opens":"{view}"' in path.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_the_same_ledger_gives_the_same_bytes(database: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["viz", "--db", str(database), "-o", str(tmp_path / name), "--lang", "en"]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_cannot_be_read_leaves_no_file(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outline = tmp_path / "outline.geojson"
    outline.write_text("no", encoding="utf-8")
    page = tmp_path / "page.html"
    assert main(["map", "--db", str(database), "--basemap", str(outline), "-o", str(page), "--lang", "en"]) == 1
    assert "outline.geojson is not GeoJSON" in capsys.readouterr().err
    assert not page.exists()

"""Whatever strangers wrote stays text: names, quotes, titles and addresses that would run do not."""

from pathlib import Path
from typing import Any

import pytest
from hostile import ATTACKS, hostile_feed
from opening import Opened

from aidgraph.view.page import embedded, single_file

VIEWS = ("graph", "map", "matrix", "chart", "table")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(single_file(hostile_feed()), encoding="utf-8")
    return path.as_uri()


def test_two_hundred_hostile_names_and_quotes_run_nothing(opened: Opened, hostile: str) -> None:
    assert len(ATTACKS) >= 200
    page = opened.open(hostile, "lang=en&n=all")
    for view in VIEWS:
        page.click(f"#tab-{view}")
    page.click("#tab-graph")
    for number in range(0, len(ATTACKS), 10):
        page.evaluate("([id]) => window.aidgraph.change({ sel: id })", [f"enterprise:{number}"])
        page.wait_for_selector("article.claim .quote")
    page.fill("#search", "script")
    page.wait_for_selector("#search-list [role=option]")
    assert page.evaluate("window.ran === undefined")
    scripts = page.locator("script:not([type])").count()
    assert scripts == 2
    assert page.locator("#panel img, #panel iframe, #panel svg, #main img, #main iframe").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0
    assert opened.strangers(hostile) == []
    assert opened.violations() == []


@pytest.mark.parametrize("attack", ["</script><script>ran=1</script>", "<!--<script>", "\u2028", "]]>"])
def test_data_cannot_leave_its_element(attack: str) -> None:
    text = embedded({"name": attack})
    assert "<" not in text
    assert "\u2028" not in text
    import json

    assert json.loads(text) == {"name": attack}


def test_a_spreadsheet_computes_nothing(opened: Opened, hostile: str, tmp_path: Path) -> None:
    page = opened.open(hostile, "lang=en&view=table")
    with page.expect_download() as waiting:
        page.click("#save-csv")
    waiting.value.save_as(tmp_path / "saved.csv")
    import csv

    with (tmp_path / "saved.csv").open(encoding="utf-8-sig", newline="") as stream:
        cells: list[Any] = [cell for row in csv.reader(stream) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@", "\t")) or (cell[:1] in "+-" and len(cell) > 1)]

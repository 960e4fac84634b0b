"""Each control does what it says: the keys of the graph, the years, the pictures, the clipboard, an outline."""

from pathlib import Path
from typing import Any

import pytest
from opening import Opened
from playwright.sync_api import expect

from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.view.feed import make_feed
from aidgraph.view.page import single_file

PAGE = "window.aidgraph.page"


def test_arrows_move_along_the_lines_and_enter_opens(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=en&sel=place:620000")
    page.locator("#network").focus()
    page.keyboard.press("ArrowRight")
    chosen = page.evaluate("window.aidgraph.state().sel")
    assert chosen != "place:620000"
    tied = page.evaluate(
        f"(id) => {PAGE}.graph.now.edges.some((edge) => [edge.from, edge.to].includes(id)"
        " && [edge.from, edge.to].includes('place:620000'))",
        chosen,
    )
    assert tied
    page.keyboard.press("Escape")
    page.evaluate("window.aidgraph.change({ sel: 'place:620000' })")
    page.keyboard.press("Enter")
    assert page.evaluate("window.aidgraph.state().open") == ["place:620000"]
    assert page.evaluate(f"{PAGE}.graph.now.nodes.has('place:622900')")


def test_years_play_and_stop(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=en")
    page.click("#play")
    expect(page.locator("#year-shown")).to_have_text("1996")
    expect(page.locator("#year-shown")).not_to_have_text("1996")
    page.click("#play")
    still = page.locator("#year-shown").inner_text()
    page.wait_for_timeout(1300)
    assert page.locator("#year-shown").inner_text() == still
    page.click("#all-years")
    expect(page.locator("#year-shown")).to_have_text("all years")


def test_a_range_holds_where_any_of_its_years_does(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=en&sel=place:350200+%3E+place:622900&year=2022")
    ended = page.locator("article.claim", has_text="until 2021")
    expect(ended).to_contain_text("not in 2022")
    page.click("#range")
    page.locator("#year").fill("2019")
    expect(page.locator("#year-shown")).to_have_text("2019–2024")
    expect(ended).not_to_contain_text("not in")


def test_a_new_pairing_is_told_in_its_year(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=en&year=2021")
    expect(page.locator("#changes")).to_contain_text("⇒")
    expect(page.locator("#changes")).to_contain_text("2021")


@pytest.mark.parametrize(("view", "name"), [("graph", "aidgraph-graph.png"), ("map", "aidgraph-map.png")])
def test_a_picture_is_saved(opened: Opened, single: str, tmp_path: Path, view: str, name: str) -> None:
    page = opened.open(single, f"lang=en&view={view}")
    with page.expect_download() as waiting:
        page.click("#png")
    assert waiting.value.suggested_filename == name
    waiting.value.save_as(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert len(content) > 30_000


def test_rows_are_copied_as_they_are_pasted(opened: Opened, served: str) -> None:
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened.open(served, "lang=en&view=table&sel=place:622900")
    page.click("#copy-tsv")
    page.wait_for_timeout(300)
    lines = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert lines[0].split("\t")[:3] == ["provider", "help", "receiver"]
    assert len(lines) - 1 == page.locator("#view-table tbody tr").count()


def test_rows_are_filtered_and_sorted(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=en&view=table")
    everything = page.locator("#view-table tbody tr").count()
    page.type("#filter", "funds")
    expect(page.locator("#filter")).to_be_focused()
    page.click("#sort-by-value")
    page.click("#sort-by-value")
    expect(page.locator("#view-table th[aria-sort=descending]")).to_have_count(1)
    assert 0 < page.locator("#view-table tbody tr").count() < everything
    assert "yuan" in page.locator("#view-table tbody tr").first.inner_text()


def test_what_is_unticked_is_gone_everywhere(opened: Opened, address: str) -> None:
    page = opened.open(address, "lang=en")
    drawn = f"{PAGE}.graph.now.edges.flatMap((edge) => edge.claims).map((claim) => claim.predicate)"
    assert "funds" in page.evaluate(drawn)
    page.click("#predicate-funds")
    assert "funds" not in page.evaluate(drawn)
    page.click("#curated")
    assert page.evaluate(f"{PAGE}.graph.now.edges.every((edge) => !edge.curated)")
    page.click("#tab-table")
    cells = page.locator("#view-table tbody tr td:nth-child(2)").all_inner_texts()
    assert cells
    assert "funds" not in cells


def test_words_that_may_be_cited_are_copied_by_their_id(opened: Opened, served: str) -> None:
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened.open(served, "lang=en&sel=place:622900")
    page.locator("article.claim .fact button").first.click()
    page.wait_for_timeout(300)
    fact = page.evaluate("navigator.clipboard.readText()")
    ids: list[Any] = page.evaluate(f"[...{PAGE}.store.words.values()].flat().map((said) => said.fact)")
    assert fact in ids


def test_an_outline_lies_below_the_map(opened: Opened, database: Path, gazetteer: Gazetteer, tmp_path: Path) -> None:
    with Ledger.open(database, read_only=True) as ledger:
        text = single_file(make_feed(ledger, gazetteer), [[(0.0, 0.0), (500.0, 0.0), (500.0, 400.0)]], "map")
    path = tmp_path / "map.html"
    path.write_text(text, encoding="utf-8")
    page = opened.open(path.as_uri(), "lang=zh")
    expect(page.locator("#view-map .outline")).to_have_count(1)
    expect(page.locator("#view-map .caption")).to_contain_text("示意，按经纬度布点，不含行政区划边界")
    before = page.locator("#view-map .place").count()
    for _ in range(3):
        page.click("#map-in")
    assert page.locator("#view-map .place").count() > before

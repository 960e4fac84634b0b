"""What a person does with the page, by mouse and by keyboard, in both languages, in a single file and served."""

from pathlib import Path

import openpyxl
import pytest
from opening import Opened
from playwright.sync_api import Page, expect

LINXIA = "临夏回族自治州"
LANGUAGES = {"zh": ("2022 年成立", "2022 年不成立"), "en": ("holds in 2022", "not in 2022")}


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def until(page: Page, condition: str) -> None:
    """Waits for a condition; the page forbids the evaluation that Playwright's own waiting would do."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def tab_to(page: Page, element: str, most: int = 120) -> None:
    """Goes from control to control until one is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == element:
            return
    raise AssertionError(f"{element} is not reached by the Tab key")


class Mouse:
    """A person with a mouse, who types only names."""

    def find(self, page: Page, field: str, text: str, name: str) -> None:
        page.click(f"#{field}")
        page.type(f"#{field}", text)
        page.locator(f"#{field}-list [role=option]", has_text=name).first.click()

    def year(self, page: Page, year: int) -> None:
        page.locator("#year").fill(str(year))

    def view(self, page: Page, name: str) -> None:
        page.click(f"#tab-{name}")

    def act(self, page: Page, element: str) -> None:
        page.click(f"#{element}")


class Keyboard:
    """A person without one."""

    def find(self, page: Page, field: str, text: str, name: str) -> None:
        page.locator("#network").focus()
        press(page, "/" if field == "search" else "p")
        if field == "path-b":
            press(page, "Tab")
        assert page.evaluate("document.activeElement.id") == field
        page.keyboard.type(text)
        options = page.locator(f"#{field}-list [role=option]")
        expect(options.filter(has_text=name).first).to_be_visible()
        while name not in page.locator(f"#{field}-list [aria-selected=true]").inner_text():
            press(page, "ArrowDown")
        press(page, "Enter")

    def year(self, page: Page, year: int) -> None:
        page.locator("#network").focus()
        press(page, "[")
        while page.locator("#year-shown").inner_text() != str(year):
            press(page, "[")

    def view(self, page: Page, name: str) -> None:
        page.locator("#network").focus()
        press(page, {"graph": "1", "table": "5"}[name])

    def act(self, page: Page, element: str) -> None:
        tab_to(page, element)
        press(page, "Enter")


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def person(request: pytest.FixtureRequest) -> Mouse | Keyboard:
    made: Mouse | Keyboard = request.param()
    return made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_helps_linxia_then_and_now(opened: Opened, address: str, person: Mouse | Keyboard, lang: str) -> None:
    page = opened.open(address, f"lang={lang}")
    person.find(page, "search", "lx", LINXIA)
    expect(page.locator("#about")).to_have_text(LINXIA)
    claim = page.locator("article.claim", has_text="厦门市 → 临夏回族自治州").filter(has_text="廈門市對口幫扶我州")
    expect(claim).to_contain_text("2010-06")
    expect(claim.locator(".quote")).to_have_text("廈門市對口幫扶我州")
    expect(claim.locator(".context").first).to_contain_text("臨夏州")
    expect(claim.locator("cite")).to_contain_text("鷺島來的車間")
    person.year(page, 2022)
    holds, gone = LANGUAGES[lang]
    expect(page.locator("article.claim", has_text="济南市对口帮扶临夏州")).to_contain_text(holds)
    ended = page.locator("article.claim", has_text="厦门市 → 临夏回族自治州").filter(has_text=gone)
    expect(ended.first).to_be_visible()
    assert opened.strangers(address.rpartition("/")[0]) == []
    assert opened.violations() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_path_from_tianjin_to_gangu(opened: Opened, address: str, person: Mouse | Keyboard, lang: str) -> None:
    page = opened.open(address, f"lang={lang}")
    person.find(page, "path-a", "天津", "天津市")
    person.find(page, "path-b", "620523", "甘谷县")
    first = page.locator("#paths details.path").first
    arrow = {"zh": "结对帮扶", "en": "assists"}[lang]
    expect(first.locator("summary")).to_have_text(f"天津市 ⊃ 东丽区 ─{arrow}▶ 甘谷县")
    expect(first).to_contain_text("天津市东丽区、中车集团多年来结对帮扶我县")


def test_the_table_as_a_workbook(opened: Opened, address: str, person: Mouse | Keyboard, tmp_path: Path) -> None:
    page = opened.open(address, "lang=zh")
    person.find(page, "search", "linxiazhou", LINXIA)
    person.view(page, "table")
    expect(page.locator("#view-table caption")).to_be_visible()
    with page.expect_download() as waiting:
        person.act(page, "save-xlsx")
    waiting.value.save_as(tmp_path / "saved.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "saved.xlsx").active.values)  # type: ignore[union-attr]
    head = {name: at for at, name in enumerate(rows[0])}
    money = [row for row in rows[1:] if row[head["帮扶方"]] == "济南市" and row[head["帮扶"]] == "资金帮扶"]
    assert {row[head["数量"]] for row in money} >= {460_000_000, 480_000_000}
    assert all("财政帮扶资金" in str(row[head["原文"]]) for row in money)
    assert len(rows) - 1 == page.locator("#view-table tbody tr").count()


def test_figures_that_disagree_stand_side_by_side(opened: Opened, address: str) -> None:
    page = opened.open(address, "lang=en&sel=place:622900")
    card = page.locator("article.claim", has=page.locator("strong", has_text="475 million yuan"))
    expect(card.locator(".against")).to_contain_text("460 million yuan")
    page.click("#tab-chart")
    expect(page.locator("#view-chart .conflict").first).to_be_visible()


def test_enter_is_the_input_method_s_while_it_composes(opened: Opened, single: str) -> None:
    page = opened.open(single, "lang=zh")
    page.click("#search")
    page.keyboard.type("lx")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()
    page.evaluate(
        "document.getElementById('search').dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }))"
    )
    assert "sel=" not in page.url
    press(page, "Enter")
    until(page, "location.hash.includes('sel=')")


def test_the_address_holds_the_view(opened: Opened, address: str) -> None:
    page = opened.open(address, "lang=en&view=table&year=2021&sel=place:622900&sort=-value")
    expect(page.locator("#tab-table")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#year-shown")).to_have_text("2021")
    expect(page.locator("#view-table tbody tr").first).to_contain_text("济南市funds")
    page.click("#tab-map")
    page.go_back()
    expect(page.locator("#tab-table")).to_have_attribute("aria-selected", "true")


def test_what_is_opened_hidden_and_pinned_can_be_undone(opened: Opened, address: str) -> None:
    page = opened.open(address, "lang=en&sel=place:620000")
    shown = "window.aidgraph.page.graph.now.nodes.size"
    before = page.evaluate(shown)
    page.click("#act-open")
    until(page, f"{shown} > {before}")
    page.locator("#network").focus()
    press(page, "Escape")
    until(page, f"{shown} === {before}")
    page.click("#act-hide")
    until(page, "!window.aidgraph.page.graph.now.nodes.has('place:620000')")
    page.go_back()
    page.click("#act-pin")
    expect(page.locator("#act-pin")).to_have_text("Unpin")
    assert "pin=" in page.url

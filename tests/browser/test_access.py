"""Whoever cannot see the page, or cannot tell its colours, is served by it too."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from opening import Opened

VIEWS = ("graph", "map", "matrix", "chart", "table")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_no_violation(opened: Opened, single: str, lang: str, theme: str) -> None:
    found = {}
    for view in VIEWS:
        page = opened.open(single, f"lang={lang}&theme={theme}&view={view}&sel=place:622900&year=2021")
        results = Axe().run(page)
        if results.violations_count:
            found[view] = results.generate_report()
    page = opened.open(single, f"lang={lang}&theme={theme}&a=place:120000&b=place:620523")
    page.wait_for_selector("#paths")
    page.click("#help-open")
    results = Axe().run(page)
    if results.violations_count:
        found["help and paths"] = results.generate_report()
    assert found == {}


def test_every_control_is_named_and_in_the_page_s_language(opened: Opened, single: str) -> None:
    for lang, other in (("en", r"[一-鿿]"), ("zh", r"\b(?:the|claims|Search|Open)\b")):
        page = opened.open(single, f"lang={lang}")
        names = page.evaluate(
            """() => [...document.querySelectorAll("button, input, select")].map((control) =>
                 control.getAttribute("aria-label") || control.textContent
                 || (control.labels[0] || {}).textContent || "")
            """
        )
        assert all(name.strip() for name in names)
        import re

        own = [name for name in names if name not in ("中",) and "→" not in name]
        assert [name for name in own if re.search(other, name)] == []

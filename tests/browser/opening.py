"""Opens the page in a browser that watches what it asks for and complains of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, Page, Playwright

CHROMIUM: Final = shutil.which("chromium") or ""
FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
_VIOLATIONS: Final = (
    "window.violations = [];"
    "document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));"
)


def chromium(play: Playwright) -> Browser:
    return play.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])


class Opened:
    """A page, what it asked for, and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (self.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def open(self, address: str, fragment: str = "") -> Page:
        """Opens the page in a state and waits until it can be used."""
        self.page.goto("about:blank")
        self.page.goto(f"{address}#{fragment}")
        self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page

    def strangers(self, address: str) -> list[str]:
        """What was asked of another origin than the page's own."""
        return [url for url in self.asked if not url.startswith((address, "about:", "data:", "blob:"))]

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found


@contextmanager
def quiet_page(browser: Browser) -> Iterator[Opened]:
    context = browser.new_context(viewport={"width": 1440, "height": 860}, locale="zh-CN", accept_downloads=True)
    context.add_init_script(_VIOLATIONS)
    opened = Opened(context.new_page())
    yield opened
    context.close()
    assert opened.errors == []

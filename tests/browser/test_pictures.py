"""Pictures of every view of the project's own documents; with ``AIDGRAPH_PICTURES`` set, those of the handbook."""

import os
from itertools import product
from pathlib import Path

import pytest
from opening import Opened

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
VIEWS = {
    "graph": "",
    "map": "view=map",
    "matrix": "view=matrix",
    "chart": "view=chart&sel=place:622900",
    "table": "view=table&sel=place:622900",
}
# Texts that stick out of the box that should hold them, unless that box scrolls or says with … that it is cut.
CUT = """() => [...document.querySelectorAll("button, legend, h1, h2, h3, label, th, td, li, output, figcaption")]
  .filter((node) => node.offsetParent && node.scrollWidth > node.clientWidth + 1
    && getComputedStyle(node).display !== "inline" && !["ellipsis"].includes(getComputedStyle(node).textOverflow))
  .map((node) => node.textContent.slice(0, 40))"""
# Controls of the bar, of the side and of the years that lie over one another.
OVER = """() => ["bar", "side", "timeline"].flatMap((id) => {
  const boxes = [...document.getElementById(id).querySelectorAll("button, input:not([type=checkbox]), label, output")]
    .filter((node) => node.offsetParent).map((node) => [node, node.getBoundingClientRect()]);
  return boxes.flatMap(([node, one], at) => boxes.slice(at + 1).filter(([other, two]) => !node.contains(other)
    && !other.contains(node) && one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1
    && two.top < one.bottom - 1).map(([other]) => `${node.textContent || node.id} | ${other.textContent || other.id}`));
})"""


@pytest.mark.parametrize(("view", "lang", "theme"), list(product(VIEWS, ("zh", "en"), ("light", "dark"))))
def test_nothing_is_cut_or_overlaps(opened: Opened, single: str, view: str, lang: str, theme: str) -> None:
    page = opened.open(single, f"lang={lang}&theme={theme}&{VIEWS[view]}")
    page.wait_for_timeout(200)
    picture = page.screenshot()
    assert len(picture) > 30_000
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == []
    if os.environ.get("AIDGRAPH_PICTURES") and (lang, theme) in (("zh", "light"), ("en", "dark")):
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / f"{view}-{lang}.png").write_bytes(picture)


def test_every_view_has_a_picture_in_both_languages() -> None:
    wanted = {f"{view}-{lang}" for view in VIEWS for lang in ("zh", "en")}
    assert {path.stem for path in PICTURES.glob("*.png")} == wanted

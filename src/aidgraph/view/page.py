"""The page: from a feed to one HTML file that needs nothing else, or to the shell that a server fills with data."""

import hashlib
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Final

from aidgraph.messages import table
from aidgraph.view.albers import Point, graticule
from aidgraph.view.bundle import STATIC, library, script, style

Json = dict[str, Any]

# What a served page may load: its own files, and pictures that it makes itself.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def single_file(feed: Json, outlines: Sequence[Sequence[Point]] = (), opens: str = "graph") -> str:
    """The page with all its data, style and scripts; it asks for nothing from anywhere."""
    scripts, css = [library(), script()], style()
    hashes = " ".join(f"'sha256-{_hash(text)}'" for text in scripts)
    own = f"script-src {hashes}; style-src 'sha256-{_hash(css)}'"
    policy = f"default-src 'none'; {own}; img-src data: blob:; base-uri 'none'"
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<style>{css}</style>'
    return _filled(head, _data(feed, outlines, opens), [f"<script>{text}</script>" for text in scripts])


def shell(outlines: Sequence[Sequence[Point]] = ()) -> str:
    """The page that a server hands out: data, style and scripts come from beside it."""
    scripts = [f'<script src="{name}"></script>' for name in ("vis-network.js", "page.js")]
    return _filled('<link rel="stylesheet" href="page.css">', _data(None, outlines, "graph"), scripts)


def embedded(value: object) -> str:
    """JSON that may stand inside a script element whatever it says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _data(feed: Json | None, outlines: Sequence[Sequence[Point]], opens: str) -> str:
    ground: Json = {"graticule": [[name, _rounded(line)] for name, line in graticule()]}
    if outlines:
        ground["outlines"] = [_rounded(line) for line in outlines]
    messages: Mapping[str, Any] = {area: table(area) for area in ("view", "terms")}
    return embedded({"feed": feed, "ground": ground, "messages": messages, "opens": opens})


def _rounded(line: Sequence[Point]) -> list[list[int]]:
    return [[round(x), round(y)] for x, y in line]


def _filled(head: str, data: str, scripts: Sequence[str]) -> str:
    page = (STATIC / "page.html").read_text(encoding="utf-8")
    for mark, text in (("<!--HEAD-->", head), ("<!--SCRIPTS-->", "\n".join(scripts)), ("<!--DATA-->", data)):
        before, _, after = page.partition(mark)
        page = before + text + after
    return page


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

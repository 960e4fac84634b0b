"""A feed in which every text that a stranger may write tries to run a script."""

from typing import Any, Final

_RUN: Final = "window.ran=1"
_FORMS: Final = (
    "<script>{0}</script>", "</script><script>{0}</script>", "<img src=x onerror={0}>", "<svg onload={0}>",
    "\"><script>{0}</script>", "'><img src=x onerror='{0}'>", "<iframe srcdoc='<script>parent.{0}</script>'>",
    "javascript:{0}", "<a href=javascript:{0}>x</a>", "<style>@import 'http://evil.example/x'</style>",
    "<link rel=stylesheet href=http://evil.example/x>", "<meta http-equiv=refresh content='0;url=http://evil.example'>",
    "<base href=http://evil.example>", "{{{{constructor.constructor('{0}')()}}}}", "${{{0}}}", "<!--<script>{0}",
    "<math><mi xlink:href=javascript:{0}>", "<body onload={0}>", "<input autofocus onfocus={0}>", "=HYPERLINK(\"http://evil.example\")",
    "@SUM(1)", "+cmd|' /C calc'!A0", "\u202eexe.lmth", "<details open ontoggle={0}>", "<object data=javascript:{0}>",
)  # fmt: skip
_AROUND: Final = ("{}", "“{}”", "临夏{}", "{}公司", "\u0000{}", "&lt;{}", "\\{}", "{}\n{}")

ATTACKS: Final = tuple(
    around.replace("{}", form.format(_RUN)) for form in _FORMS for around in _AROUND
)  # fmt: skip


def hostile_feed() -> dict[str, Any]:
    """Every attack as a name, a quote, a title, a publisher, an address, a search key and what is counted."""
    numbers = range(len(ATTACKS))
    claims = {f"c{at}": _claim(at) for at in numbers}
    edges = [
        {"from": row["subject"], "to": row["object"], "predicate": "funds", "claims": [name], "sources": 1}
        for name, row in claims.items()
    ]
    return {
        "nodes": [_node(at) for at in numbers],
        "edges": edges,
        "parts": [],
        "claims": claims,
        "words": {f"c{at}": [_words(at)] for at in numbers},
        "documents": {f"d{at}": dict.fromkeys(_DOCUMENT, ATTACKS[at]) for at in numbers},
        "conflicts": [],
        "copies": [],
        "counts": {"shown": len(ATTACKS), "claims": len(claims), "documents": len(ATTACKS)},
    }


_DOCUMENT: Final = ("title", "publisher", "published", "url", "domain")


def _node(at: int) -> dict[str, Any]:
    where = {"x": 40 * (at % 20), "y": 40 * (at // 20), "at": [10 * at, at]}
    name = {"id": f"enterprise:{at}", "label": ATTACKS[at], "keys": f"{ATTACKS[at].casefold()}|script"}
    return {**name, **where, "shape": "square", "type": "Enterprise", "degree": 1}


def _claim(at: int) -> dict[str, Any]:
    ends = {"subject": f"enterprise:{at}", "object": f"enterprise:{(at or len(ATTACKS)) - 1}", "predicate": "funds"}
    measure = {"value": 1000 + at, "unit": "CNY", "what": ATTACKS[at], "start": "2020", "end": "2020"}
    known = {"status": "actual", "origin": "extracted", "sources": 1, "curated_sources": [[ATTACKS[at]] * 3]}
    return {**ends, **measure, **known}


def _words(at: int) -> dict[str, Any]:
    return {"fact": ATTACKS[at], "doc": f"d{at}", "quote": ATTACKS[at], "context": [["subject", ATTACKS[at]]]}

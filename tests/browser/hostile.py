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
    ids = [f"enterprise:{number}" for number in range(len(ATTACKS))]
    nodes = [
        {"id": name, "label": attack, "shape": "square", "type": "Enterprise", "x": 40 * (at % 20), "y": 40 * (at // 20),
         "keys": f"{attack.casefold()}|script", "degree": 1, "at": [10 * at, at]}
        for at, (name, attack) in enumerate(zip(ids, ATTACKS, strict=True))
    ]  # fmt: skip
    claims = {
        f"c{at}": {"predicate": "funds", "subject": ids[at], "object": ids[at - 1], "value": 1000 + at, "unit": "CNY",
                   "what": attack, "start": "2020", "end": "2020", "status": "actual", "origin": "extracted", "sources": 1,
                   "curated_sources": [[attack, attack, attack]]}
        for at, attack in enumerate(ATTACKS)
    }  # fmt: skip
    edges = [
        {"from": row["subject"], "to": row["object"], "predicate": "funds", "claims": [name], "sources": 1}
        for name, row in claims.items()
    ]
    words = {
        f"c{at}": [{"fact": attack, "doc": f"d{at}", "quote": attack, "context": [["subject", attack]]}]
        for at, attack in enumerate(ATTACKS)
    }
    documents = {
        f"d{at}": {"title": attack, "publisher": attack, "published": attack, "url": attack, "domain": attack}
        for at, attack in enumerate(ATTACKS)
    }
    counts = {"shown": len(nodes), "claims": len(claims), "documents": len(documents)}
    return {"nodes": nodes, "edges": edges, "parts": [], "claims": claims, "words": words, "documents": documents, "copies": [], "counts": counts}  # fmt: skip

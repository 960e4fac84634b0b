"""What the served page may ask: from the parameters of a request to a JSON object, over a ledger that is only read."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from aidgraph.errors import LookupFailure
from aidgraph.graph.paths import find_paths
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.stores.base import Store
from aidgraph.view.amounts import panel_rows, total_row
from aidgraph.view.feed import make_feed
from aidgraph.view.finding import find_nodes
from aidgraph.view.pathrows import path_rows
from aidgraph.view.slices import MOST, USUAL, Slices

Json = dict[str, Any]
Query = Mapping[str, str]

_YEARS: Final = range(1949, 2101)


class BadRequest(Exception):
    """A parameter that is missing or off: its name, and what it may be."""


class Answers:
    """One ledger with its graph. What it holds is read again when it has changed."""

    def __init__(self, ledger: Path, store: Callable[[], Store], gazetteer: Gazetteer) -> None:
        self._path, self._store, self._gazetteer = ledger, store, gazetteer
        self._lock = threading.Lock()
        self._state = ""
        self._slices = Slices({})

    def by_name(self) -> dict[str, Callable[[Query], Json]]:
        """Every answer by the last part of its address."""
        return {
            "graph": self.graph, "search": self.search, "neighbours": self.neighbours, "path": self.path,
            "evidence": self.evidence, "total": self.total, "panel": self.panel,
        }  # fmt: skip

    def graph(self, query: Query) -> Json:
        """The largest ``limit`` entities and all between them."""
        part, truncated = self.now().largest(_number(query, "limit", USUAL, range(1, MOST + 1)))
        return {"feed": part, "truncated": truncated}

    def search(self, query: Query) -> Json:
        """The ids that ``q`` finds, best first."""
        now = self.now()
        found = [node["id"] for node in find_nodes(now.nodes.values(), _text(query, "q"))]
        part, nothing = now.about(found), now.about(())
        return {"found": found, "feed": nothing | {key: part[key] for key in ("nodes", "parts")}}

    def neighbours(self, query: Query) -> Json:
        """``id``, its parts, and whom it has claims with, at most ``limit``."""
        now = self.now()
        name = self._known(now, _text(query, "id"))
        part, truncated = now.around(name, _number(query, "limit", USUAL, range(1, MOST + 1)))
        return {"feed": part, "truncated": truncated}

    def path(self, query: Query) -> Json:
        """What ``aidgraph path`` answers about ``a`` and ``b``."""
        now = self.now()
        ends = [self._known(now, _text(query, name)) for name in ("a", "b")]
        as_of = _number(query, "as_of", 0, _YEARS) or None
        with self._lock:
            found = find_paths(
                self._store().neighbours(), *ends, as_of=as_of,
                planned=_flag(query, "planned", usual=False), curated=_flag(query, "curated", usual=True),
                any_direction=_flag(query, "any_direction", usual=False),
            )  # fmt: skip
        rows = path_rows(found)
        claims = [told["id"] for row in rows for hop in row["hops"] for link in hop["links"] for told in link["claims"]]
        part = now.of_claims(claims)
        nodes = now.about(node for row in rows for node in row["nodes"])
        return {"paths": rows, "feed": part | {key: _both(part[key], nodes[key]) for key in ("nodes", "parts")}}

    def evidence(self, query: Query) -> Json:
        """A ``claim`` with its parties, words and documents."""
        now = self.now()
        name = _text(query, "claim")
        if name not in now.feed["claims"]:
            raise LookupFailure("ledger.no_claim", name=name[:60])
        return {"feed": now.of_claims([name])}

    def total(self, query: Query) -> Json:
        """What ``aidgraph total`` answers about ``a`` and ``b``, with the claims that it speaks of."""
        now = self.now()
        a, b = (self._known(now, _text(query, name)) for name in ("a", "b"))
        with Ledger.open(self._path, read_only=True) as ledger, ledger.snapshot():
            row = total_row(ledger, self._gazetteer, a, b, _number(query, "year", 0, _YEARS) or None)
        lines = [one for line in row["lines"] for one in (line["running"], *line["years"]) if one]
        told = [one["claim"] for one in (*lines, *row["left_out"])]
        return {"total": row, "feed": now.of_claims(told)}

    def panel(self, query: Query) -> Json:
        """What ``aidgraph panel`` says of the claims of ``id``, and those claims."""
        now = self.now()
        name = self._known(now, _text(query, "id"))
        with Ledger.open(self._path, read_only=True) as ledger, ledger.snapshot():
            claims = list(ledger.claims_of(name))
            rows = panel_rows(claims, _number(query, "as_of", 0, _YEARS) or None)
        return {
            "panel": rows[:MOST],
            "truncated": len(rows) > MOST,
            "feed": now.of_claims(row["claim"] for row in rows[:MOST]),
        }

    def now(self) -> Slices:
        """What the ledger holds now."""
        with self._lock, Ledger.open(self._path, read_only=True) as ledger:
            state = ledger.state
            if state != self._state:
                self._slices, self._state = Slices(make_feed(ledger, self._gazetteer)), state
            return self._slices

    def _known(self, now: Slices, name: str) -> str:
        if name not in now.nodes:
            raise LookupFailure("graph.unknown_name", name=name[:60])
        return name


def _both(one: list[Any], other: list[Any]) -> list[Any]:
    return [*one, *(item for item in other if item not in one)]


def _text(query: Query, name: str) -> str:
    text = query.get(name, "")
    if not text or len(text) > 400:
        raise BadRequest(f"{name}: 1–400 characters")
    return text


def _number(query: Query, name: str, usual: int, allowed: range) -> int:
    text = query.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdecimal() and len(text) < 6 and int(text) in allowed):
        raise BadRequest(f"{name}: {allowed.start}–{allowed.stop - 1}")
    return int(text)


def _flag(query: Query, name: str, *, usual: bool) -> bool:
    text = query.get(name, "")
    if text not in ("", "true", "false"):
        raise BadRequest(f"{name}: true, false")
    return text == "true" if text else usual

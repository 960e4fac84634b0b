"""Parts of a feed: from the whole to what a request asks about, never more than a page can show."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any, Final

Json = dict[str, Any]

USUAL: Final = 300
MOST: Final = 2000


class Slices:
    """A feed with indexes of its nodes, edges and steps."""

    def __init__(self, feed: Json) -> None:
        self.feed = feed

    @cached_property
    def nodes(self) -> dict[str, Json]:
        """Nodes by id."""
        return {node["id"]: node for node in self.feed["nodes"]}

    @cached_property
    def edges_of(self) -> dict[str, list[Json]]:
        """Edges by either end."""
        found: dict[str, list[Json]] = defaultdict(list)
        for edge in self.feed["edges"]:
            for end in {edge["from"], edge["to"]}:
                found[end].append(edge)
        return found

    @cached_property
    def wholes_of(self) -> dict[str, list[str]]:
        """Whole ids by part, those of groups too."""
        return self._steps(1, 0)

    @cached_property
    def parts_of(self) -> dict[str, list[str]]:
        """Part ids by whole, members of groups too."""
        return self._steps(0, 1)

    def about(self, ids: Iterable[str]) -> Json:
        """What is known of these, of what they lie in, and of what lies between them."""
        wanted = self._with_wholes({name for name in ids if name in self.nodes})
        among = {id(edge): edge for name in sorted(wanted) for edge in self.edges_of[name]}
        edges = [edge for edge in among.values() if edge["from"] in wanted and edge["to"] in wanted]
        return self._part(wanted, edges, [name for edge in edges for name in edge["claims"]])

    def of_claims(self, names: Iterable[str]) -> Json:
        """These claims with their parties, words and documents."""
        claims = [name for name in names if name in self.feed["claims"]]
        rows = [self.feed["claims"][name] for name in claims]
        parties = {row.get(role, "") for row in rows for role in ("subject", "object", "via")}
        wanted = self._with_wholes(parties & self.nodes.keys())
        kept = set(claims)
        among = {id(edge): edge for name in sorted(wanted) for edge in self.edges_of[name]}
        edges = [edge for edge in among.values() if kept.intersection(edge["claims"])]
        return self._part(wanted, edges, [name for edge in edges for name in edge["claims"]])

    def largest(self, limit: int) -> tuple[Json, bool]:
        """The entities with most claims, their wholes with them; and whether that leaves any out."""
        weight = {name: sum(len(edge["claims"]) for edge in self.edges_of[name]) for name in self.nodes}
        ranked = sorted(self.nodes, key=lambda name: (self.nodes[name]["type"] != "Province", -weight[name], name))
        kept: set[str] = set()
        for name in ranked:
            more = self._with_wholes({name}) - kept
            if len(kept) + len(more) > limit:
                break
            kept |= more
        return self.about(kept), len(kept) < len(self.nodes)

    def around(self, name: str, limit: int) -> tuple[Json, bool]:
        """An entity, its parts and members, and whom it has claims with, those with most of them first."""
        ties: dict[str, int] = defaultdict(int)
        for edge in self.edges_of[name]:
            ties[edge["to"] if edge["from"] == name else edge["from"]] += len(edge["claims"])
        ranked = sorted(ties, key=lambda other: (-ties[other], other))
        below = [part for part in self._below(name) if part != name]
        wanted = [name, *ranked, *(part for part in below if part not in ties)]
        return self.about(wanted[:limit]), len(wanted) > limit

    def _below(self, name: str) -> list[str]:
        found = [name]
        for each in found:
            found += [part for part in self.parts_of[each] if part not in found]
        return found

    def _with_wholes(self, ids: Collection[str]) -> set[str]:
        known: set[str] = set()
        level = set(ids)
        while level := level - known:
            known |= level
            level = {whole for name in level for whole in self.wholes_of[name] if not whole.startswith("group:")}
        return known

    def _steps(self, key: int, value: int) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for step in self.feed["parts"]:
            found[step[key]].append(step[value])
        return found

    def _part(self, ids: set[str], edges: list[Json], claims: Iterable[str]) -> Json:
        """In the form of the whole feed."""
        feed, names = self.feed, dict.fromkeys(claims)
        words = {name: feed["words"][name] for name in names if name in feed["words"]}
        documents = {said["doc"] for rows in words.values() for said in rows}
        return {
            "nodes": [self.nodes[name] for name in sorted(ids)],
            "edges": edges,
            "parts": [[w, p, r] for w, p, r in feed["parts"] if w in ids and p in ids],
            "claims": {name: feed["claims"][name] for name in names},
            "words": words,
            "documents": {name: feed["documents"][name] for name in sorted(documents)},
            "conflicts": [pair for pair in feed["conflicts"] if names.keys() >= {*pair}],
            "copies": [pair for pair in feed["copies"] if documents.issuperset(pair)],
            "counts": feed["counts"],
        }

"""The search for paths against one that tries everything: same paths, same order, in invented worlds."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aidgraph.claims.sources import Witness, count_independent
from aidgraph.graph.paths import find_paths
from aidgraph.graph.placed import Placed
from aidgraph.model import Claim
from graph.saying import Gazetteer, World, stored

WHOLES = """
甲市 < 津省
乙县 < 甲市
丙县 < 甲市
丁市 < 陇省
戊县 < 丁市
己镇 < 戊县
庚团 = 乙县 丁市
"""
NAMES = ("津省", "甲市", "乙县", "丙县", "陇省", "丁市", "戊县", "己镇", "庚团", "辛厂", "壬馆", "癸部")
FACT = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(("assists", "funds", "builds")),
    st.sampled_from(NAMES),
    st.sampled_from(("", "2016-2018", "planned", "curated")),
    st.sampled_from(("", "#a.cn/1", "#b.cn/2")),
).filter(lambda fact: fact[0] != fact[2])
OPTIONS = st.fixed_dictionaries(
    {
        "any_direction": st.booleans(),
        "max_hops": st.integers(1, 4),
        "hubs": st.sampled_from((3, 6, 50)),
        "planned": st.booleans(),
        "curated": st.booleans(),
    }
)


class Everything:
    """All paths there are, by trying every next node."""

    def __init__(self, world: World, **options: Any) -> None:
        self.options, self.world = options, world
        self.names = {entity.id: name for name, entity in world.known.items()}
        self.claims = [claim for claim in world.claims() if self.counts(claim)]
        self.wholes = [line.split(" < ") for line in WHOLES.split("\n") if " < " in line]
        self.wholes += [["乙县", "庚团"], ["丁市", "庚团"]]
        edges = {(c.predicate, c.subject, c.object) for c in world.claims() if c.status == "actual"}
        self.degree = Counter(self.names[end] for _, *ends in edges for end in ends)

    def counts(self, claim: Claim) -> bool:
        planned, curated = self.options["planned"], self.options["curated"]
        return bool((planned or claim.status == "actual") and (curated or claim.origin != "curated"))

    def between(self, a: str, b: str) -> list[Claim]:
        ways = [(a, b), (b, a)] if self.options["any_direction"] else [(a, b)]
        return [claim for claim in self.claims if (self.names[claim.subject], self.names[claim.object]) in ways]

    def ends(self, name: str, *, down: bool) -> dict[str, list[str]]:
        """Where hierarchy leads without a province on the way, by the shortest of all ways."""
        ways = [[name]]
        for way in ways:
            for part, whole in self.wholes:
                last, then = (whole, part) if down else (part, whole)
                if last == way[-1] and then not in way and not then.endswith("省"):
                    ways.append([*way, then])
        ids = {name: entity.id for name, entity in self.world.known.items()}
        best: dict[str, list[str]] = {}
        for way in sorted(ways, key=lambda way: (len(way), [ids[name] for name in way])):
            best.setdefault(way[-1], way)
        return best

    def walks(self, walk: list[str], ends: dict[str, list[str]]) -> list[list[str]]:
        found = [walk] if len(walk) > 1 and walk[-1] in ends else []
        through = len(walk) == 1 or (walk[-1][-1] not in "省团" and self.degree[walk[-1]] <= self.options["hubs"])
        if through and len(walk) <= self.options["max_hops"]:
            for then in NAMES:
                if then not in walk and self.between(walk[-1], then):
                    found += self.walks([*walk, then], ends)
        return found

    def paths(self, a: str, b: str) -> list[list[str]]:
        starts, ends = self.ends(a, down=True), self.ends(b, down=False)
        found = []
        for start, way in starts.items():
            for walk in self.walks([start], ends):
                up = ends[walk[-1]][::-1]
                whole = [*way, *walk[1:], *up[1:]]
                if len(set(whole)) == len(whole):
                    found.append((self.merit(walk, len(way) + len(up) - 2, len(up) > 1, whole), whole))
        return [path for _, path in sorted(found)]

    def merit(self, walk: list[str], steps: int, above: bool, whole: list[str]) -> tuple[Any, ...]:
        hops = [self.between(a, b) for a, b in pairwise(walk)]
        pairing = any(claim.predicate == "assists" for hop in hops for claim in hop)
        dated = all(any(claim.start for claim in hop) for hop in hops)
        ids = [self.world.known[name].id for name in whole]
        return len(walk), steps, above, not pairing, not dated, -min(map(self.sources, hops)), ids

    def sources(self, hop: list[Claim]) -> int:
        ids = {claim.id for claim in hop}
        domains = {row.id: row.domain for row in self.world.documents()}
        said = [
            Witness(row.doc_id, domains[row.doc_id], row.quote) for row in self.world.supports() if row.claim in ids
        ]
        return count_independent(said)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=st.lists(FACT, min_size=20, max_size=40), options=OPTIONS)
def test_the_search_finds_what_trying_everything_finds(facts: list[tuple[str, ...]], options: dict[str, Any]) -> None:
    world = World.read(WHOLES)
    for name in NAMES:
        world.entity(name)
    for number, (a, predicate, b, how, doc) in enumerate(facts):
        world.say(f"{a} {predicate} {b} {how} {doc} : 第{number % 4}句")
    everything = Everything(world, **options)
    with TemporaryDirectory() as folder:
        neighbours = Placed(stored(world, Path(folder) / "graph.kgl").neighbours(), lambda: Gazetteer(world.divisions))
        for a, b in (("津省", "己镇"), ("庚团", "辛厂"), ("丙县", "戊县"), ("癸部", "乙县")):
            ends = (world.known[a].id, world.known[b].id)
            paths = find_paths(neighbours, *ends, limit=None, **options)
            expected = everything.paths(a, b)
            backwards = [] if expected else everything.paths(b, a)
            assert [[node.name for node in path.nodes] for path in paths] == expected + backwards
            assert all(path.backwards is bool(backwards) for path in paths)
            assert find_paths(neighbours, *ends, limit=2, **options) == paths[:2]

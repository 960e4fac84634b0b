"""The rules of paths, one by one from ``paths.txt``; all of them at once against a search that tries everything."""

import re
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest

from aidgraph.graph.hops import Hop
from aidgraph.graph.paths import Path, find_paths
from aidgraph.graph.placed import Placed
from graph.saying import Gazetteer, World, stored

FLAGS: dict[str, dict[str, Any]] = {
    "any_direction": {"any_direction": True},
    "planned": {"planned": True},
    "no_curated": {"curated": False},
    "all": {"limit": None},
}


def cases() -> Iterator[Any]:
    text = File(__file__).with_name("paths.txt").read_text(encoding="utf-8")
    for case in text.split("\n== ")[1:]:
        name, _, body = case.partition("\n")
        said, *questions = re.split(r"^\? ", body, flags=re.MULTILINE)
        for question in questions:
            asked, *expected = question.strip().splitlines()
            yield pytest.param(said, asked.split(), expected, id=f"{name}: {asked}")


def options(words: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word in words:
        key, is_set, value = word.partition("=")
        found |= {key: int(value)} if is_set else FLAGS[word]
    return found


def told(path: Path) -> str:
    """As ``paths.txt`` writes it."""
    names = {node.id: node.name for node in path.nodes}
    start = f"{'back: ' * path.backwards}{path.nodes[0].name}"
    hops = "".join(f" {over(hop)} {names[hop.target]}" for hop in path.hops)
    return start + hops + (f" ({path.verdict})" if path.verdict else "")


def over(hop: Hop) -> str:
    if not hop.links:
        return "⊃"
    arrows = {link.forward for link in hop.links}
    if len(arrows) == 1:
        return "<>"[arrows.pop()] + "+".join(link.predicate for link in hop.links)
    return "+".join("<>"[link.forward] + link.predicate for link in hop.links)


@pytest.mark.parametrize(("said", "asked", "expected"), [*cases()])
def test_a_rule_of_paths(said: str, asked: list[str], expected: list[str], tmp_path: File) -> None:
    world = World.read(said)
    neighbours = Placed(stored(world, tmp_path / "graph.kgl").neighbours(), lambda: Gazetteer(world.divisions))
    a, b, *words = asked
    paths = find_paths(neighbours, world.entity(a).id, world.entity(b).id, **options(words))
    assert [told(path) for path in paths] == expected


SMALL = """
东丽区 < 津省
甘谷县 < 天水市
东丽区 assists 甘谷县 scheme=east_west @2020 #a.cn/1 context : 东丽区结对帮扶我县
东丽区 assists 甘谷县 scheme=east_west @2021 #a.cn/2 : 东丽区与甘谷县是对子
东丽区 assists 甘谷县 scheme=east_west 2016-2020 @2021 #b.cn/3 : 五年里东丽区帮扶甘谷县
东丽区 funds 甘谷县 value=300 unit=CNY via=春苗金 2019-2019 @2020 #a.cn/1 : 通过春苗金给甘谷县三百元
东丽区 assists 天水市 2016-2020 curated
"""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    world = World.read(SMALL)
    store = stored(world, tmp_path_factory.mktemp("paths") / "graph.kgl")
    return find_paths(store.neighbours(), world.entity("津省").id, world.entity("甘谷县").id)


def test_a_hop_tells_claims_words_and_documents(paths: list[Path]) -> None:
    step, hop = paths[0].hops
    assert (step.relation, step.links, step.sources) == ("PART_OF", (), 0)
    assert hop.relation == "ASSISTS"
    assert hop.sources == 2
    assert [link.predicate for link in hop.links] == ["assists", "funds"]
    dated, undated = hop.links[0].claims
    assert (dated.claim.start, dated.claim.end, undated.claim.start) == ("2016", "2020", "")
    assert [words.quote for words in undated.words] == ["东丽区结对帮扶我县", "东丽区与甘谷县是对子"]
    first = undated.words[0]
    assert (first.title, first.published, first.url, first.start) == ("文a.cn/1", "2020", "https://a.cn/1", 3)
    assert [(each.role, each.start, each.end) for each in first.context] == [("object", 0, 2)]


def test_a_claim_comes_out_as_it_went_in(paths: list[Path]) -> None:
    told = paths[0].hops[1].links[1].claims[0]
    world = World.read(SMALL)
    assert told.claim == next(claim for claim in world.claims() if claim.id == told.id)
    assert told.claim.via == "fund:春苗金"


def test_a_curated_hop_is_marked_and_names_its_source(paths: list[Path]) -> None:
    link = paths[1].hops[1].links[0]
    assert link.curated
    assert [source.address for source in link.claims[0].curated] == ["https://example.cn/0"]
    assert not paths[0].hops[1].links[0].curated


def test_a_planned_hop_is_marked(tmp_path: File) -> None:
    world = World.read("甲县 builds 乙县 planned\n甲县 funds 乙县")
    store = stored(world, tmp_path / "graph.kgl")
    (path,) = find_paths(store.neighbours(), world.entity("甲县").id, world.entity("乙县").id, planned=True)
    assert [(link.predicate, link.planned) for link in path.hops[0].links] == [("funds", False), ("builds", True)]


def test_a_place_that_no_document_names_is_reached_by_what_it_lies_in(tmp_path: File) -> None:
    world = World.read("乙县 < 丁市\n己镇 < 乙县\n甲县 assists 丁市")
    store = stored(world, tmp_path / "graph.kgl")
    ends = world.known["甲县"].id, world.known["己镇"].id
    assert find_paths(store.neighbours(), *ends) == []
    (path,) = find_paths(Placed(store.neighbours(), lambda: Gazetteer(world.divisions)), *ends)
    assert told(path) == "甲县 >assists 丁市 ⊃ 乙县 ⊃ 己镇"


def test_the_gazetteer_is_left_alone_where_both_ends_are_named(tmp_path: File) -> None:
    world = World.read("乙县 < 丁市\n丁市 < 戊省\n甲县 assists 丁市\n甲县 funds 乙县")
    store = stored(world, tmp_path / "graph.kgl")

    def never() -> Gazetteer:
        raise AssertionError("the gazetteer was loaded for nothing")

    ends = world.known["甲县"].id, world.known["乙县"].id
    assert len(find_paths(Placed(store.neighbours(), never), *ends)) == 2


def test_who_is_not_in_the_graph_has_no_path(tmp_path: File) -> None:
    world = World.read("甲县 builds 乙县")
    store = stored(world, tmp_path / "graph.kgl")
    for other in ("place:999999", "enterprise:'}) DETACH DELETE n //", "", "no such thing"):
        assert find_paths(store.neighbours(), world.entity("甲县").id, other) == []
    assert find_paths(store.neighbours(), world.entity("甲县").id, world.entity("乙县").id)

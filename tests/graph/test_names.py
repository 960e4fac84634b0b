"""What a user may call an entity, and what is said where a name is none or several."""

from pathlib import Path

import pytest

from aidgraph.errors import LookupFailure
from aidgraph.graph.names import resolve
from aidgraph.link.gazetteer import Gazetteer as RealGazetteer
from aidgraph.messages import render
from aidgraph.model import Entity, organisation
from aidgraph.stores.directory import Directory
from graph.saying import Gazetteer, World, stored

SAID = """
甘谷县 < 天水市
某某车辆部 assists 甘谷县
远山电子厂 settles_in 甘谷县
大庄镇 < 甘谷县
红石厂 benefits 大庄镇
"""


@pytest.fixture(scope="module")
def world() -> World:
    return World.read(SAID)


@pytest.fixture(scope="module")
def directory(world: World, tmp_path_factory: pytest.TempPathFactory) -> Directory:
    return Directory(stored(world, tmp_path_factory.mktemp("names") / "a.kgl"))


@pytest.fixture(scope="module")
def gazetteer() -> RealGazetteer:
    return RealGazetteer.load(townships=False)


def refused(name: str, directory: Directory, places: Gazetteer | RealGazetteer, lang: str = "en") -> str:
    with pytest.raises(LookupFailure) as told:
        resolve(name, directory, places)
    assert told.value.exit_code == 3
    return render(told.value.message, lang, **told.value.parameters)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("某某车辆部", "central_unit:某某车辆部"),
        (" “某某 车辆部” ", "central_unit:某某车辆部"),
        ("central_unit:某某车辆部", "central_unit:某某车辆部"),
        ("某车辆部", "central_unit:某某车辆部"),
        ("远山电子", "enterprise:远山电子厂"),
    ],
)
def test_an_organisation(name: str, found: str, directory: Directory, world: World) -> None:
    assert resolve(name, directory, Gazetteer(world.divisions)) == found


@pytest.mark.parametrize("name", ["甘谷县", "甘谷", " 甘谷县 "])
def test_a_place(name: str, directory: Directory, world: World) -> None:
    assert resolve(name, directory, Gazetteer(world.divisions)) == world.known["甘谷县"].id


def test_a_place_below_county_that_only_documents_know(directory: Directory, world: World) -> None:
    assert resolve("大庄镇", directory, Gazetteer({})) == world.known["大庄镇"].id


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("620523", "place:620523"), ("place:620523", "place:620523"), ("天津市东丽区", "place:120110"),
        ("静海县", "place:120118"), ("120223", "place:120118"), ("甘肃省天水市甘谷县", "place:620523"),
        ("天津", "place:120000"), ("福州市鼓楼区", "place:350102"),
    ],
)  # fmt: skip
def test_a_place_of_the_real_gazetteer(name: str, found: str, directory: Directory, gazetteer: RealGazetteer) -> None:
    assert resolve(name, directory, gazetteer) == found


def test_a_name_of_several_is_told_with_their_codes(directory: Directory, gazetteer: RealGazetteer) -> None:
    told = "鼓楼区 is 320106 南京市, 320302 徐州市, 350102 福州市 or 410204 开封市"
    assert refused("鼓楼区", directory, gazetteer) == told
    assert refused("鼓楼区", directory, gazetteer, "zh").endswith("350102 福州市 或 410204 开封市")
    assert "622900 甘肃省临夏回族自治州" in refused("临夏", directory, gazetteer)


def test_of_several_the_one_that_is_a_party_is_meant(gazetteer: RealGazetteer, tmp_path: Path) -> None:
    """临夏 is a prefecture and a city in it; both are in the graph, but claims are about the city alone."""
    world = World()
    world.known["临夏州"] = Entity("place:622900", "City", "临夏回族自治州", "622900")
    world.known["临夏市"] = Entity("place:622901", "County", "临夏市", "622901")
    world.say("红石厂 settles_in 临夏市")
    directory = Directory(stored(world, tmp_path / "one.kgl", gazetteer))
    assert set(directory.known(["place:622900", "place:622901"])) == {"place:622900", "place:622901"}
    assert resolve("临夏", directory, gazetteer) == "place:622901"
    world.say("红石厂 funds 临夏州")
    assert "622901" in refused("临夏", Directory(stored(world, tmp_path / "two.kgl", gazetteer)), gazetteer)


def test_a_part_that_several_contain_is_told(tmp_path: Path) -> None:
    world = World.read("\n".join(f"远山食品{number}厂 settles_in 甲县" for number in "一二三四五六七八九十甲乙"))
    directory = Directory(stored(world, tmp_path / "a.kgl"))
    told = refused("远山食品", directory, Gazetteer({}))
    assert told.count("enterprise:远山食品") == 10
    assert told.endswith("or … (+2)")


def test_the_same_name_of_two_kinds(tmp_path: Path) -> None:
    world = World()
    world.known |= {"红石厂": organisation("Enterprise", "红石"), "红石社": organisation("Cooperative", "红石")}
    world.say("红石厂 settles_in 甲县")
    world.say("红石社 settles_in 甲县")
    told = refused("红石", Directory(stored(world, tmp_path / "a.kgl")), Gazetteer({}))
    assert told == "红石 is cooperative:红石 or enterprise:红石"


@pytest.mark.parametrize(
    "name",
    ["", " ", "无此地", "999999", "place:999999", "enterprise:无", "'}) DETACH DELETE n //", "甲" * 500, ".*", "远山"],
)
def test_what_nothing_is_called(name: str, directory: Directory, gazetteer: RealGazetteer) -> None:
    assert "no entity is called" in refused(name, directory, gazetteer)

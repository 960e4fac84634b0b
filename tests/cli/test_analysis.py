"""Totals, conflicts, coverage, panel and decisions from the command line, on a ledger of invented documents."""

import csv
import io
import json
from pathlib import Path

import pytest
from running import Run

from aidgraph.cli.panel import COLUMNS
from aidgraph.ledger import Ledger
from analysis.saying import DONGLI, FOUR, GANGU, GANSU, TIANJIN, extraction

MONEY = {"value": 5433000000, "what": "fiscal", "cumulative": True, "as_of": "2019-07-22"}
OF_2018 = {"value": 1979000000, "what": "fiscal", "start": "2018", "end": "2018"}
OTHER_2018 = {"value": 2179000000, "what": "fiscal", "start": "2018", "end": "2018"}
WITHIN = {"value": 2300000000, "start": "2019", "end": "2019", "cumulative": True, "as_of": "2019-07-22"}
PLAN = {"value": 90000000, "start": "2020", "end": "2020", "status": "planned"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "said.db"
    with Ledger.open(path, create=True) as ledger:
        said = [(FOUR, GANSU, how) for how in (MONEY, OF_2018, WITHIN)]
        ledger.store(extraction("a.txt", *said, published="2019-07-22", url="https://a.example.com/1"), "1")
        told = [(FOUR, GANSU, OTHER_2018), (TIANJIN, GANSU, PLAN), (DONGLI, GANGU, OF_2018)]
        ledger.store(extraction("b.txt", *told, published="2021", url="https://b.example.org/2"), "1")
    return path


def test_a_group_s_total_by_its_name_in_other_digits(run: Run, ledger: Path) -> None:
    (answer,) = json.loads(run("total", "东部四市", "甘肃省", "--db", ledger, "--format", "json").out)
    fiscal, unstated = answer["lines"]
    assert (fiscal["running"]["value"], fiscal["running"]["through"], fiscal["sum"]) == (5433000000, "2019-07-22", None)
    assert [(year["year"], year["conflicts"] != []) for year in fiscal["years"]] == [(2018, True)]
    assert [(year["year"], year["value"]) for year in unstated["years"]] == [(2019, 2300000000)]
    assert [left["reason"] for left in answer["left_out"]] == ["group", "superseded"]
    assert fiscal["running"]["words"][0]["quote"].startswith("东部4市向甘肃省投入5433000000")


@pytest.mark.parametrize(("lang", "said"), [("en", "beside it, not added"), ("zh", "并列而不相加")])
def test_it_says_that_nothing_is_added(run: Run, ledger: Path, lang: str, said: str) -> None:
    assert said in run("total", "东部4市", "甘肃省", "--db", ledger, lang=lang).out


def test_only_what_is_asked_about_is_told(run: Run, ledger: Path) -> None:
    rows = run("total", "东部4市", "甘肃省", "--year", "2018", "--kind", "fiscal", "--db", ledger, "--format", "jsonl")
    (line,) = json.loads(rows.out)["lines"]
    assert (line["running"], line["sum"]) == (None, 2179000000)
    table = run("total", "天津市", "甘肃省", "--db", ledger, "--format", "csv")
    parts = [(row["part"], row["reason"]) for row in csv.DictReader(io.StringIO(table.out))]
    assert ("left_out", "planned") in parts
    assert ("left_out", "level") in parts
    assert {part for part, _ in parts} == {"left_out"}


def test_what_contradicts_is_told_with_its_words(run: Run, ledger: Path) -> None:
    told = run("conflicts", "--db", ledger)
    assert told.lines[0] == "1  东部4市 → 甘肃省: funds (fiscal), 9.2 % apart (the same period, different values)"
    (conflict,) = map(json.loads, run("conflicts", "东部四市", "--db", ledger, "--format", "jsonl").lines)
    assert sorted(claim["value"] for claim in conflict["claims"]) == [1979000000, 2179000000]
    assert run("conflicts", "天津市", "甘肃省", "--db", ledger).out == "no claims contradict one another\n"
    assert len(run("conflicts", "--db", ledger, "--format", "csv").lines) == 3


def test_silent_years_are_named(run: Run, ledger: Path) -> None:
    told = run("coverage", "东部四市", "甘肃省", "--db", ledger)
    assert [line.strip() for line in told.lines[1:5]] == [
        "funds, yuan",
        "reported: 2018, 2019",
        "silent by year: 2016, 2017",
        "2016, 2017: within a running total to 2019-07-22",
    ]
    states = [
        (row["year"], row["state"])
        for row in map(json.loads, run("coverage", "天津市", "甘肃省", "--db", ledger, "--format", "jsonl").lines)
    ]
    assert states == [*((year, "silent") for year in range(2016, 2020)), (2020, "planned")]


def test_counties_without_a_helper_are_named_for_the_place_asked_about(run: Run, ledger: Path) -> None:
    rows = [json.loads(line) for line in run("coverage", "甘谷县", "--db", ledger, "--format", "jsonl").lines]
    assert [row["receiver"] for row in rows if row["gap"] == "helper"] == ["甘谷县"]


def test_the_panel_has_a_row_a_claim_and_says_where_it_comes_from(run: Run, ledger: Path) -> None:
    told = run("panel", "东部四市", "甘肃省", "--db", ledger, "--as-of", "2018")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["year"], row["value"], row["best"], row["conflicts"], row["verdict"]) for row in rows] == [
        ("2018", "2179000000", "true", "1", "holds"),
        ("2018", "1979000000", "false", "1", "holds"),
        ("2019", "5433000000", "true", "0", "unknown"),
    ]
    assert {row["revision"] for row in rows} == {"2"}
    assert rows[0]["link"] == "https://b.example.org/2"
    assert run("panel", "东部四市", "甘肃省", "--db", ledger, "--as-of", "2018").out == told.out


def test_the_panel_may_be_wide_and_limited(run: Run, ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    assert run("panel", "--wide", "--kinds", "fiscal", "--years", "2018-2019", "--db", ledger, "-o", file).out == ""
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert [(row["provider"], row["2018"], row["2019"]) for row in rows] == [
        ("东部4市", "2179000000", ""), ("东部4市", "", "5433000000"), ("东丽区", "1979000000", ""),
    ]  # fmt: skip
    assert run("panel", "--years", "soon", "--db", ledger).code == 2


def test_a_code_is_also_told_as_it_was_in_the_year(run: Run, tmp_path: Path) -> None:
    from aidgraph.model import Entity

    path = tmp_path / "a.db"
    jinghai = Entity("place:120118", "County", "静海区", "120118")
    with Ledger.open(path, create=True) as ledger:
        said = [(jinghai, GANGU, {"value": 1, "start": str(year), "end": str(year)}) for year in (2000, 2020)]
        ledger.store(extraction("a.txt", *said), "1")
    rows = csv.DictReader(io.StringIO(run("panel", "--db", path).out))
    assert [row["provider_code_then"] for row in rows] == ["120223", "120118"]


def test_a_decision_is_made_listed_and_undone(run: Run, ledger: Path, tmp_path: Path) -> None:
    args = ("--db", ledger)
    before = run("panel", *args).out.replace(",2,0", ",")
    (answer,) = json.loads(run("total", "东丽区", "甘谷县", *args, "--format", "json").out)
    fact = answer["lines"][0]["years"][0]["words"][0]["fact"]
    assert run("decide", "reject", fact, "--reason", "读错了", *args).out == "decision 1\n"
    assert json.loads(run("total", "东丽区", "甘谷县", *args, "--format", "json").out)[0]["lines"] == []
    listed = run("decide", "list", "--format", "jsonl", *args)
    assert json.loads(listed.out) == {"number": 1, "kind": "reject", "a": fact, "reason": "读错了", "undone": False}
    file = tmp_path / "decisions.jsonl"
    file.write_text(listed.out + "{}\nno\n", encoding="utf-8")
    assert run("decide", "undo", "1", *args).code == 0
    assert run("panel", *args).out.replace(",4,0", ",") == before
    imported = run("decide", "import", file, *args)
    assert (imported.code, imported.out, len(imported.err.splitlines())) == (5, "1 decisions taken in\n", 2)
    assert json.loads(run("total", "东丽区", "甘谷县", *args, "--format", "json").out)[0]["lines"] == []


def test_two_that_are_the_same_are_one_in_every_answer(run: Run, ledger: Path) -> None:
    args = ("--db", ledger)
    assert run("decide", "same", "东丽区", "天津市", "--reason", "试", *args).code == 0
    (answer,) = json.loads(run("total", "东丽区", "甘肃省", *args, "--format", "json").out)
    assert answer["provider"]["name"] == "天津市"
    assert "planned" in {left["reason"] for left in answer["left_out"]}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["same", "天津市"], 2),
        (["same", "天津市", "甘肃省"], 2),
        (["reject", "nothing", "--reason", "x"], 3),
        (["undo", "7"], 3),
        (["undo", "seven"], 3),
        (["same", "天津市", "天津市", "--reason", "x"], 5),
        (["import", "nowhere.jsonl"], 1),
    ],
)
def test_a_decision_that_cannot_be_made_is_told(run: Run, ledger: Path, arguments: list[str], code: int) -> None:
    told = run("decide", *arguments, "--db", ledger)
    assert (told.code, told.out) == (code, "")
    assert len(told.err.splitlines()) == 1


def test_a_place_s_story_has_its_names_and_codes_and_who_helps_it(run: Run, database: Path) -> None:
    told = run("show", "静海区", "--db", database)
    assert told.lines[2:4] == [
        "     names: 静海县 (–2014), 静海区 (2015–)",
        "     codes: 120203 (–1981), 120223 (1982–2014), 120118 (2015–)",
    ]
    (shown,) = json.loads(run("show", "甘谷县", "--db", database, "--format", "json").out)
    eras = {(era["start"], era["end"]): {party["name"] for party in era["parties"]} for era in shown["helped_by"]}
    assert {"东丽区", "中车集团"} <= eras[2021, None]
    assert shown["totals"]
    assert [code["value"] for code in shown["codes"]] == ["622529", "620523"]


def test_a_story_as_of_a_year_leaves_out_what_a_handover_ended(run: Run, database: Path) -> None:
    told = {year: run("show", "临夏州", "--as-of", year, "--db", database).out for year in (2018, 2023)}
    assert "厦门市 ──assists──▶ 临夏回族自治州" in told[2018]
    assert "厦门市 ──assists──▶ 临夏回族自治州" not in told[2023]
    assert "济南市 ──assists──▶ 临夏回族自治州" in told[2023]


def test_a_place_is_named_as_it_was_in_the_year(run: Run, database: Path) -> None:
    assert run("show", "静海区", "--as-of", "2010", "--db", database).lines[2] == "     in 2010: 静海县 120223"


def test_copies_count_once_and_are_told_behind_what_they_copy(run: Run, tmp_path: Path) -> None:
    path, how = tmp_path / "a.db", {"value": 1, "start": "2018", "end": "2018"}
    with Ledger.open(path, create=True) as ledger:
        for number, site in enumerate(("a.example.com", "b.example.org", "a.example.com")):
            said = (DONGLI, GANGU, how | {"rule": f"r{number}" if number < 2 else "r0"})
            ledger.store(extraction(f"{number}.txt", said, published=f"201{number}", url=f"https://{site}/"), "1")
    (shown,) = json.loads(run("show", "甘谷县", "--db", path, "--format", "json").out)
    (claim,) = shown["claims"]
    assert (claim["sources"], [words["independent"] for words in claim["words"]].count(True)) == (2, 2)
    told = run("show", "甘谷县", "--db", path)
    assert "2 sources" in told.out
    assert [line.strip() for line in told.lines if "more" in line] == ["… and 1 more"]


def test_neither_total_nor_show_nor_panel_needs_the_graph(run: Run, ledger: Path) -> None:
    for command in (
        ["total", "天津市", "甘肃省"],
        ["show", "甘肃省"],
        ["panel"],
        ["conflicts"],
        ["coverage", "甘谷县"],
    ):
        assert run(*command, "--db", ledger).code == 0
    assert [path.name for path in ledger.parent.iterdir() if path.suffix == ".kgl"] == []


def test_a_story_of_a_year_needs_a_ledger(run: Run, tmp_path: Path) -> None:
    assert run("show", "甘谷县", "--as-of", "2020", "--db", f"kglite:{tmp_path / 'a.kgl'}").code == 2


def test_a_group_that_the_field_knows_is_found_whatever_its_documents_call_it(run: Run, tmp_path: Path) -> None:
    from dataclasses import replace

    path = tmp_path / "a.db"
    with Ledger.open(path, create=True) as ledger:
        ledger.store(extraction("a.txt", (replace(FOUR, name="天津、福州、厦门、青岛四市"), GANSU, MONEY)), "1")
    assert run("total", "东部四市", "甘肃省", "--db", path).lines[0] == "天津、福州、厦门、青岛四市 → 甘肃省"
    assert run("total", "东部九市", "甘肃省", "--db", path).code == 3

"""Questions to the graph: query, cypher, path, show."""

import json
from pathlib import Path

import pytest
from running import Run

PATH = "天津市 ⊃ 东丽区 ──assists──▶ 甘谷县"


def test_a_path_is_told_with_its_words(run: Run, database: Path) -> None:
    told = run("path", "天津市", "甘谷县", "--db", database)
    assert told.code == 0
    assert told.lines[0].startswith(f"1  {PATH}      undated, attested 2021 · 1 source")
    assert told.lines[1].startswith("     “天津市东丽区、中车集团多年来结对帮扶[我县 = 甘谷县]”  甘谷县东西部协作")
    assert told.lines[1].endswith(", 2021-12-20")


def test_a_path_in_chinese(run: Run, database: Path) -> None:
    told = run("path", "天津市", "甘谷县", "--db", database, lang="zh")
    assert told.lines[0].startswith(
        "1  天津市 ⊃ 东丽区 ──结对帮扶──▶ 甘谷县      未注明年份，2021年见于文献 · 1 个来源"
    )


def test_codes_are_names(run: Run, database: Path) -> None:
    by_code, by_name = (run("path", *ends, "--db", database) for ends in (("120000", "620523"), ("天津", "甘谷")))
    assert by_code == by_name


def test_help_that_flows_the_other_way_is_said_so(run: Run, database: Path) -> None:
    told, straight = (run("path", *ends, "--db", database) for ends in (("甘谷县", "天津市"), ("天津市", "甘谷县")))
    assert told.lines == ["help flows the other way: 天津市 → 甘谷县", *straight.lines]


def test_a_year_that_the_words_do_not_reach_is_unknown(run: Run, database: Path) -> None:
    told = run("path", "天津市", "甘谷县", "--db", database, "--as-of", 2015)
    assert (told.code, told.lines[0].endswith("unknown for 2015")) == (0, True)


def test_without_curated_claims_no_address_is_shown(run: Run, database: Path) -> None:
    told = run("path", "天津市", "甘谷县", "--db", database, "--no-curated", "--format", "json")
    claims = [claim for hop in json.loads(told.out)[0]["hops"] for link in hop["links"] for claim in link["claims"]]
    assert {claim["origin"] for claim in claims} == {"extracted"}


def test_a_path_as_json_has_everything(run: Run, database: Path) -> None:
    (path, *_) = json.loads(run("path", "天津市", "甘谷县", "--db", database, "--format", "json").out)
    assert [node["name"] for node in path["nodes"]] == ["天津市", "东丽区", "甘谷县"]
    assert [hop["relation"] for hop in path["hops"]] == ["PART_OF", "ASSISTS"]
    claim = path["hops"][1]["links"][0]["claims"][0]
    assert claim["words"][0]["quote"] == "天津市东丽区、中车集团多年来结对帮扶我县"
    assert claim["words"][0]["context"][0]["role"] == "object"


def test_a_path_as_a_table_has_a_row_a_hop(run: Run, database: Path) -> None:
    header, *rows = run("path", "天津市", "甘谷县", "--db", database, "--format", "tsv").lines
    assert header.split("\t")[:3] == ["path", "hop", "source"]
    assert [row.split("\t")[4] for row in rows[:2]] == ["PART_OF", "ASSISTS"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_path_is_an_exit_code_of_its_own(run: Run, database: Path, lang: str) -> None:
    told = run("path", "三亚市", "甘谷县", "--db", database, lang=lang)
    assert (told.code, told.out) == (4, "")
    assert "三亚市" in told.err


def test_an_ambiguous_name_lists_its_candidates(run: Run, database: Path) -> None:
    told = run("path", "城关区", "甘谷县", "--db", database)
    assert (told.code, told.out) == (3, "")
    assert "620102 兰州市" in told.err
    assert "540102 拉萨市" in told.err


def test_an_unknown_name_is_an_exit_code_of_its_own(run: Run, database: Path) -> None:
    assert run("show", "没有这个地方", "--db", database).code == 3


def test_an_entity_is_shown_with_its_claims_and_words(run: Run, database: Path) -> None:
    told = run("show", "甘谷县", "--db", database)
    assert told.lines[:2] == ["甘谷县, county, place:620523", "     part of: 天水市, 甘肃省"]
    assert any(line.startswith("中车集团 ──funds──▶ 甘谷县      26 million yuan") for line in told.lines)
    assert "     “中车集团直接投入[我县 = 甘谷县]帮扶资金2600万元”" in told.out


def test_an_entity_as_json(run: Run, database: Path) -> None:
    (shown,) = json.loads(run("show", "620523", "--db", database, "--format", "json").out)
    assert (shown["id"], shown["name"]) == ("place:620523", "甘谷县")
    assert [whole["name"] for whole in shown["part_of"]] == ["天水市", "甘肃省"]
    assert {claim["predicate"] for claim in shown["claims"]} >= {"assists", "funds"}
    assert all(claim["words"] or claim["curated_sources"] for claim in shown["claims"])
    assert shown["documents"]


def test_the_library_is_listed_in_both_languages(run: Run) -> None:
    english, chinese = (json.loads(run("query", "--format", "json", lang=lang).out) for lang in ("en", "zh"))
    assert [row["name"] for row in english] == [row["name"] for row in chinese] != []
    assert all(one["title"] != other["title"] for one, other in zip(english, chinese, strict=True))


def test_a_query_takes_names_for_entities(run: Run, database: Path) -> None:
    told = run("query", "helpers_of", "-P", "place=甘谷", "--db", database, "--format", "json")
    assert {"东丽区", "中车集团"} <= {row["helper"] for row in json.loads(told.out)}


def test_a_query_explains_itself(run: Run) -> None:
    told = run("query", "helpers_of", "--help")
    assert told.lines[0] == "helpers_of: Who helps a place"
    assert "  -P place: entity = place:622900" in told.lines
    assert told.lines[-2:] == [
        "  runs on kglite, neo4j, rdf",
        "  for example: aidgraph query helpers_of -P place=甘谷县",
    ]


def test_whom_a_question_is_about_is_said_where_nobody_was_named(run: Run, database: Path) -> None:
    told, named = (run("query", "helpers_of", *more, "--db", database) for more in ((), ("-P", "place=临夏州")))
    assert (told.out, told.err) == (named.out, "place is not given: place:622900 is taken\n")
    assert (named.err, run("query", "helpers_of", "--db", database, "--quiet").err) == ("", "")


OWN = """// title.zh: 名字
// title.en: A name
// question.zh: 叫什么？
// question.en: What is it called?
// params: place: entity
// returns: name
// order: name
MATCH (n:Place {id: $place}) RETURN n.name AS name ORDER BY name
"""


def test_a_folder_of_one_s_own_stands_beside_the_library(run: Run, database: Path, tmp_path: Path) -> None:
    (tmp_path / "name_of.cypher").write_text(OWN, encoding="utf-8")
    ask = ("query", "name_of", "--queries", tmp_path, "--db", database, "--format", "tsv")
    assert run(*ask, "-P", "place=甘谷").lines == ["name", "甘谷县"]
    assert "  -P place: entity  (needed)" in run("query", "name_of", "--queries", tmp_path, "--help").lines
    assert (run(*ask).code, run("query", "--queries", tmp_path / "none").code) == (2, 2)
    listed = json.loads(run("query", "--queries", tmp_path, "--format", "json").out)
    assert {"name_of", "helpers_of"} <= {row["name"] for row in listed}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["helpers_of", "-P", "place"], 2),
        (["helpers_of", "-P", "place=甘谷县", "-P", "other=1"], 2),
        (["top_givers", "-P", "year=soon"], 2),
        (["helpers_of", "-P", "place=没有这个地方"], 3),
        (["nothing"], 3),
    ],
)
def test_a_wrong_question_has_its_exit_code(run: Run, database: Path, arguments: list[str], code: int) -> None:
    told = run("query", *arguments, "--db", database)
    assert (told.code, told.out) == (code, "")
    assert len(told.err.splitlines()) == 1


def test_cypher_reads(run: Run, database: Path) -> None:
    text = "MATCH (:Place {id: 'place:620523'})-[:PART_OF]->(whole) RETURN whole.name AS whole"
    assert run("cypher", text, "--db", database, "--format", "csv").out == "whole\r\n天水市\r\n"


@pytest.mark.parametrize("text", ["CREATE (n:Place {id: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n RETURN n"])
def test_cypher_neither_writes_nor_trips(run: Run, database: Path, text: str) -> None:
    told = run("cypher", text, "--db", database)
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1


def test_an_empty_answer_is_an_answer(run: Run, database: Path) -> None:
    told = run("cypher", "MATCH (n:Claim {id: 'none'}) RETURN n.id AS id", "--db", database, "--format", "json")
    assert (told.code, json.loads(told.out)) == (0, [])


def test_a_lost_graph_is_made_again(run: Run, documents: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    run("build", documents, "--db", database)
    answer = run("show", "甘谷县", "--db", database)
    (graph,) = tmp_path.glob("*.kgl")
    graph.write_bytes(b"not a graph")
    assert run("show", "甘谷县", "--db", database) == answer


def test_a_hostile_document_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    document = tmp_path / "hostile.txt"
    title = "甘谷县\x1b]0;帮扶\x07工作（为测试而写）"
    document.write_text(f"{title}\n2020-01-02\n\n天津市东丽区结对帮扶甘谷县\x1b[2J。\n", encoding="utf-8")
    built = run("build", document, "--db", tmp_path / "a.db", "--no-curated")
    shown = run("path", "东丽区", "甘谷县", "--db", tmp_path / "a.db")
    assert "\x1b" not in built.err + shown.out

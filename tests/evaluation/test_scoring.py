"""Figures from small cases worked by hand, and against the published scorer where it is at hand."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from aidgraph.errors import InputRefused
from aidgraph.evaluation.scoring import GROUPINGS, judge, score, without_doubtful
from aidgraph.evaluation.statements import parse_lines, read_statements, statement

SHARED = Path(__file__).parents[3] / "shared"


def fact(subject: str, value: int | None = None, **more: Any) -> dict[str, Any]:
    return {"doc": "a.txt", "s": subject, "p": "funds", "o": "甘谷县", "o_type": "County", "value": value, **more}


def test_figures_worked_by_hand() -> None:
    gold = [statement(fact("海河公司", 1)), statement(fact("渤海公司", 2)), statement(fact("永定公司", 3))]
    said = [statement(fact("海河公司", 1)), statement(fact("渤海公司", 5)), statement(fact("子牙公司"))]
    figures = {item.view: (item.hits, item.missed, item.spurious) for item in score(gold, said)}
    assert figures == {"relation": (2, 1, 1), "fact": (1, 2, 2), "full": (1, 2, 2)}
    relation = score(gold, said)[0]
    assert (relation.precision, relation.recall, relation.f1) == (pytest.approx(2 / 3),) * 3


def test_one_prediction_answers_one_gold_fact() -> None:
    gold = [statement(fact("天津海河公司")), statement(fact("海河公司天津厂"))]
    said = [statement(fact("海河公司"))]
    verdicts = [verdict for verdict, _ in judge(gold, said)]
    assert sorted(verdicts) == ["hit", "missed"]


def test_nothing_to_find_and_nothing_said_is_perfect() -> None:
    assert [(item.precision, item.recall, item.f1) for item in score([], [])] == [(1.0, 1.0, 1.0)] * 3


def test_a_part_has_its_own_figures() -> None:
    gold = [statement(fact("海河公司")), statement(fact("渤海公司", doc="b_1.txt"))]
    parts = {item.part: item.recall for item in score(gold, gold[:1], "document") if item.view == "fact"}
    assert parts == {"all": 0.5, "a": 1.0, "b": 0.0}


def test_what_only_a_doubtful_fact_supports_counts_neither_way() -> None:
    gold = [statement(fact("海河公司", doubt=True)), statement(fact("渤海公司"))]
    sure, said = without_doubtful(gold, [statement(fact("海河公司")), statement(fact("渤海公司"))])
    assert [item.subject.name for item in (*sure, *said)] == ["渤海公司", "渤海公司"]


def test_groups_beside_the_gold_give_members(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"doc": "a", "genre": "test"}) + "\n" + json.dumps(fact("三市")))
    members = [{"name": "天津市", "code": "120000"}, {"name": "某协会"}]
    groups = {"a_0f.txt": [{"name": "三市", "aliases": ["3市"], "members": members}]}
    (tmp_path / "groups.json").write_text(json.dumps(groups))
    assert [item.subject.members for item in read_statements(tmp_path)] == [frozenset({"120000", "某协会"})]


@pytest.mark.parametrize(("line", "message"), [("{", "evaluation.not_json"), ("[1]", "evaluation.not_object")])
def test_a_bad_line_is_named(line: str, message: str) -> None:
    with pytest.raises(InputRefused) as refused:
        list(parse_lines(["", line], "a", "a.jsonl"))
    assert (refused.value.message, refused.value.parameters["line"]) == (message, "2")


def published_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("published_scorer", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(rows: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """The facts as a mediocre extractor might give them."""
    said = []
    for row in rows:
        changes: list[dict[str, Any]] = [
            {}, {}, {}, {"value": 7}, {"value": None}, {"status": "planned"}, {"start": "1997"}, {"end": None},
            {"cumulative": True}, {"scheme": "social"}, {"p": "signs"}, {"unit": "person"}, {"s_code": None},
            {"o_code": None, "o": f"某省{row['o']}"}, {"s": f"{row['s']}总公司"}, {"s": row["s"][:4]},
            {"s_members": None},
            {"s": row["o"], "s_code": row.get("o_code"), "o": row["s"], "o_code": row.get("s_code")},
        ]  # fmt: skip
        said += [{**row, **chance.choice(changes)} for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    chance.shuffle(said)
    return said


if SHARED.is_dir():

    @pytest.mark.parametrize("folder", ["gold", "gold/dev"])
    @pytest.mark.parametrize("sure", [False, True])
    @pytest.mark.parametrize("by", [None, "predicate", "document"])
    def test_figures_equal_the_published_scorer_s(folder: str, sure: bool, by: str | None) -> None:
        scorer = published_scorer()
        rows = scorer.read(str(SHARED / folder))
        for seed in range(4):
            said = perturbed(rows, random.Random(seed))
            theirs = (rows, said)
            ours = ([statement(row) for row in rows], [statement(row) for row in said])
            if sure:
                theirs, ours = scorer.without_doubt(*theirs), without_doubtful(*ours)
            wanted, _ = scorer.score(*theirs, "doc" if by == "document" else by)
            figures = list(score(*ours, by or ""))
            assert {(view, part) for view in wanted for part in wanted[view]} == {(f.view, f.part) for f in figures}
            for item in figures:
                row = wanted[item.view][item.part]
                counts = (item.hits + item.missed, item.hits + item.spurious, item.hits)
                assert counts == (row["gold"], row["pred"], row["hit"])
                ratios = tuple(round(ratio, 3) for ratio in (item.precision, item.recall, item.f1))
                assert ratios == (row["P"], row["R"], row["F1"])


def test_groupings_are_the_two_that_are_offered() -> None:
    assert set(GROUPINGS) == {"predicate", "document"}

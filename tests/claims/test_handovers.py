"""Who took over from whom: the table, and the claims that a handover ends."""

from pathlib import Path

import pytest

from aidgraph.claims.handovers import COLUMNS, Handover, hand_over, read_handovers
from aidgraph.errors import DataError
from aidgraph.ledger import Ledger
from aidgraph.model import Claim, Entity

ROW = "甲州,City,乙市,City,丙市,City,{year},https://example.com/1,示例网,2021-06"


def lookup(name: str) -> Entity:
    return Entity(f"place:{ord(name[0])}", "City", name)


def table(folder: Path, year: str) -> Path:
    (folder / "handovers.csv").write_text(",".join(COLUMNS) + "\n" + ROW.format(year=year) + "\n", encoding="utf-8")
    return folder


def test_a_row_is_a_handover(tmp_path: Path) -> None:
    (found,) = read_handovers(table(tmp_path, "2021"), lookup)
    ids = (lookup(name).id for name in ("甲州", "乙市", "丙市"))
    assert found == Handover(*ids, 2021, "https://example.com/1", "示例网", "2021-06")


@pytest.mark.parametrize("year", ["", "soon"])
def test_a_row_without_a_year_is_refused_by_its_line(tmp_path: Path, year: str) -> None:
    with pytest.raises(DataError) as refused:
        list(read_handovers(table(tmp_path, year), lookup))
    assert ":2 year" in refused.value.parameters["key"]


def test_it_ends_what_nothing_else_ends() -> None:
    open_claim = Claim("assists", "a", "b", start="2010")
    assert hand_over(open_claim, 2021).ended == 2021
    assert hand_over(open_claim, None) == open_claim
    for other in (
        Claim("assists", "a", "b", start="2022"), Claim("assists", "a", "b", end="2020"), Claim("funds", "a", "b"),
    ):  # fmt: skip
        assert hand_over(other, 2021) == other


def test_the_claims_of_a_ledger_are_ended_while_the_handover_is_loaded(tmp_path: Path) -> None:
    from aidgraph.claims.curated import CuratedFact

    helper, helped = lookup("乙市"), lookup("甲州")
    pairing = CuratedFact(helper, "assists", helped, "https://example.com/2", start="2010")
    handover = Handover(helped.id, helper.id, "place:9", 2021, "https://example.com/1")
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        ledger.load_curated([pairing], "1", [handover])
        assert [claim.ended for claim in ledger.claims()] == [2021]
        ledger.load_curated([pairing], "2")
        assert [claim.ended for claim in ledger.claims()] == [None]

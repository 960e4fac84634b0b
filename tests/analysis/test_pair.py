"""Which claims concern a pair: its own, those of parts and wholes, those of groups; read by index alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aidgraph.analysis.pair import claims_about
from aidgraph.ledger import EVERYTHING, Ledger, Span
from aidgraph.model import Entity, group
from analysis.saying import DONGLI, FOUR, GANGU, GANSU, TIANJIN, extraction

TIANSHUI = Entity("place:620500", "City", "天水市", "620500")
TOWN = Entity("place:620523/大庄镇", "Township", "大庄镇")
ZONE = Entity("zone:某保税区", "Zone", "某保税区")
FIRM = Entity("enterprise:某集团", "Enterprise", "某集团")
BOTH = group("东丽区、某集团", ("120110", "某集团"), "")
OTHER = Entity("place:350200", "City", "厦门市", "350200")
GIVERS = (TIANJIN, DONGLI, FOUR, ZONE, FIRM, BOTH, OTHER)
TAKERS = (GANSU, TIANSHUI, GANGU, TOWN)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Everybody gives to everybody, and what each gives tells who and to whom."""
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        for number, giver in enumerate(GIVERS):
            said = [(giver, taker, {"value": 10 * number + place}) for place, taker in enumerate(TAKERS)]
            ledger.store(extraction(f"{number}.txt", *said), "1")
        yield ledger


def above(zone: str) -> tuple[str, ...]:
    return (TIANJIN.id,) if zone == ZONE.id else ()


def about(ledger: Ledger, giver: Entity, taker: Entity) -> tuple[set[str], dict[str, set[str]]]:
    """The pair's own claims, and of the related ones who gives to whom, by reason."""
    found = claims_about(ledger, giver.id, taker.id, above)
    related: dict[str, set[str]] = {"level": set(), "group": set()}
    for claim, reason in found.related:
        related[reason].add(f"{claim.subject} {claim.object}")
    return {f"{claim.subject} {claim.object}" for claim in found.own}, related


def pairs(givers: tuple[Entity, ...], takers: tuple[Entity, ...]) -> set[str]:
    return {f"{giver.id} {taker.id}" for giver in givers for taker in takers}


def test_parts_wholes_zones_and_groups_of_both_sides(ledger: Ledger) -> None:
    own, related = about(ledger, TIANJIN, TIANSHUI)
    assert own == pairs((TIANJIN,), (TIANSHUI,))
    assert related["level"] == pairs((TIANJIN, DONGLI, ZONE), TAKERS) - own
    assert related["group"] == pairs((FOUR, BOTH), TAKERS)


def test_what_lies_beside_is_not_told(ledger: Ledger) -> None:
    own, related = about(ledger, DONGLI, GANGU)
    assert own == pairs((DONGLI,), (GANGU,))
    assert related["level"] == pairs((TIANJIN, DONGLI), TAKERS) - own
    assert related["group"] == pairs((BOTH, FOUR), TAKERS)


def test_a_group_and_its_members(ledger: Ledger) -> None:
    own, related = about(ledger, FOUR, GANSU)
    assert own == pairs((FOUR,), (GANSU,))
    assert related["group"] >= pairs((TIANJIN, OTHER), (GANSU,))
    assert related["level"] == pairs((FOUR,), TAKERS) - own
    own, related = about(ledger, FIRM, GANGU)
    assert related["group"] == pairs((BOTH,), TAKERS)


SPANS = {
    "pair": ([Span(DONGLI.id)], [Span(GANGU.id)]),
    "giver": ([Span(DONGLI.id)], [Span.beginning("place:62")]),
    "taker": ([EVERYTHING], [Span(GANGU.id)]),
    "parts": ([Span.beginning("place:12")], [Span.beginning("place:62")]),
    "groups": ([Span.beginning("group:")], [Span.beginning("place:62")]),
    "to groups": ([Span.beginning("place:12")], [Span.beginning("group:")]),
}


@pytest.mark.parametrize("name", SPANS)
def test_no_statement_scans_a_table(ledger: Ledger, name: str) -> None:
    said: list[str] = []
    ledger._connection.set_trace_callback(said.append)
    claims = list(ledger.claims_between(*SPANS[name]))
    list(ledger.citations(claim.id for claim in claims))
    list(ledger.mentioning(GANGU.id))
    ledger.names.known([GANGU.id, FOUR.id])
    ledger.names.called("甘谷县")
    ledger._connection.set_trace_callback(None)
    statements = [statement for statement in said if not statement.startswith("--")]
    assert len(statements) > 4
    for statement in statements:
        for *_, step in ledger._connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            told = step.removeprefix("SCAN ").split()[0] if step.startswith("SCAN ") else ""
            assert told in ("", "walk", "wanted", "json_each", "s", "o", "CONSTANT"), f"{step}: {statement}"

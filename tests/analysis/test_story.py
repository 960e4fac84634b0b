"""An entity's story: whom it helps and who helps it in which regime, and the totals of its pairs."""

from aidgraph.analysis.regimes import load_regimes
from aidgraph.analysis.story import Era, tell
from aidgraph.model import Claim
from analysis.saying import GIVER, TAKER, annual

REGIMES = load_regimes()
OTHER = "place:370100"


def eras(found: tuple[Era, ...]) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(era.regime.start if era.regime else None, era.parties) for era in found]


def test_helpers_stand_in_every_regime_that_attests_them() -> None:
    first = Claim("assists", GIVER, TAKER, start="2010", first_attested=2018, last_attested=2018, ended=2021)
    second = Claim("assists", OTHER, TAKER)
    undated = Claim("assists", "place:110000", TAKER)
    told = tell(TAKER, [first, second, undated], {second.id: [2022]}, REGIMES)
    assert eras(told.helped_by) == [(2010, (GIVER,)), (2016, (GIVER,)), (2021, (OTHER,)), (None, ("place:110000",))]
    assert told.helps == ()
    assert eras(tell(GIVER, [first], {}, REGIMES).helps) == [(2010, (TAKER,)), (2016, (TAKER,))]


def test_plans_are_no_help() -> None:
    assert tell(TAKER, [Claim("assists", GIVER, TAKER, start="2022", status="planned")], {}, REGIMES).helped_by == ()


def test_the_totals_of_every_pair_and_what_contradicts() -> None:
    one, two = annual(10, 2018), annual(20, 2018)
    told = tell(TAKER, [one, two, annual(5, 2019, subject=OTHER)], {}, REGIMES)
    assert [(pair.provider, len(pair.total.lines)) for pair in told.totals] == [(GIVER, 1), (OTHER, 1)]
    assert told.conflicts == {one.id: {two.id}, two.id: {one.id}}

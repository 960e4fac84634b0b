"""A slice of the random ledgers that ``scripts/soak/ledgers.py`` takes ten thousand of."""

from hypothesis import HealthCheck, given, settings

from analysis.random_ledgers import World, check, worlds


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds())
def test_no_order_matters_and_no_total_counts_anything_twice(world: World) -> None:
    check(world)

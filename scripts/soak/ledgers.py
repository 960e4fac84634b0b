#!/usr/bin/env python3
"""Random ledgers, ten thousand of them: no order of documents, decisions and withdrawals changes any answer.

    ledgers.py [--examples 10000] [--seed 1]

Each is lived through in a random order and built again from what stands in the end; claims, words, totals, conflicts,
coverage and panel must be the same, and every total must hold to its laws. Run it with the Python of .venv.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from hypothesis import HealthCheck, Phase, given, seed, settings

from analysis.random_ledgers import World, check, worlds


def main() -> int:
    """Runs them and says how many; a ledger that breaks a law is printed, as small as it can be made."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    count, start = 0, time.perf_counter()

    def holds(world: World) -> None:
        nonlocal count
        count += 1
        check(world)

    phases = (Phase.generate, Phase.shrink)
    how = settings(
        max_examples=arguments.examples, deadline=None, database=None, phases=phases,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    seed(arguments.seed)(how(given(worlds())(holds)))()
    print(f"{count} ledgers in {time.perf_counter() - start:.0f} s: every law holds")
    return 0


if __name__ == "__main__":
    sys.exit(main())

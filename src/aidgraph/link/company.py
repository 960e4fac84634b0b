"""Which places are known to be paired: from the curated pairings to pairs of ids that tell namesakes apart."""

import csv
from collections.abc import Iterator
from pathlib import Path

from aidgraph.link.gazetteer import Gazetteer


def read_pairs(folder: Path, gazetteer: Gazetteer) -> frozenset[tuple[str, str]]:
    """``(helper, helped)`` of every row of ``folder/*.csv`` whose both sides are places, in both orders."""
    pairs = {pair for path in sorted(folder.glob("*.csv")) for pair in _pairs(path, gazetteer)}
    return frozenset(pairs | {(helped, helper) for helper, helped in pairs})


def _pairs(path: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sides = [gazetteer.lookup(row.get(side) or "") for side in ("helper", "helped")]
            if all(len(places) == 1 for places in sides):
                yield sides[0][0].id, sides[1][0].id

"""Whatever the order of storing, replacing, withdrawing: the rows are those of the last state, built from nothing."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from world import DESIGNATED, DONGLI, GANGU, PAID, PAIRED, QINAN, THROUGH, Statement, curated, extraction, loose, rows

from aidgraph.ledger import Ledger

STATEMENTS: list[Statement] = [
    PAIRED,
    DESIGNATED,
    PAID,
    THROUGH,
    (DONGLI, "assists", QINAN, {"scheme": "east_west", "start": "2017"}),
    (DONGLI, "assists", GANGU, {"scheme": "counterpart"}),
]
PATHS = st.sampled_from(["a.txt", "b.txt", "c/d.txt"])
TEXTS = st.lists(st.sampled_from(range(len(STATEMENTS))), max_size=3, unique=True).map(tuple)
STORE = st.tuples(st.just("store"), PATHS, TEXTS)
WITHDRAW = st.tuples(st.just("withdraw"), PATHS, st.just(()))
CURATE = st.tuples(st.just("curate"), st.sampled_from(["", "c1", "c2"]), st.just(()))
SETS = {"c1": [curated(), curated(helped=QINAN)], "c2": [curated(number=2)]}
STEPS = st.lists(STORE | STORE | WITHDRAW | CURATE, max_size=12)

Step = tuple[str, str, tuple[int, ...]]


def store(ledger: Ledger, path: str, text: tuple[int, ...]) -> None:
    ledger.store(extraction(path, *(STATEMENTS[number] for number in text), opening=f"{len(text)}。"), "f1")


def curate(ledger: Ledger, name: str) -> None:
    if name:
        ledger.load_curated(SETS[name], name)
    else:
        ledger.drop_curated()


def take(ledger: Ledger, steps: list[Step]) -> tuple[dict[str, tuple[int, ...]], str]:
    """Takes the steps; what stands at each path in the end, and which curated facts."""
    standing: dict[str, tuple[int, ...]] = {}
    loaded = ""
    for what, name, text in steps:
        if what == "store":
            store(ledger, name, text)
            standing[name] = text
        elif what == "curate":
            curate(ledger, name)
            loaded = name
        elif name in standing:
            ledger.withdraw(name)
            del standing[name]
    return standing, loaded


@settings(max_examples=60, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_any_order_gives_the_rows_of_the_last_state(steps: list[Step], random: Random) -> None:
    with TemporaryDirectory() as folder:
        lived, fresh = Path(folder, "lived.db"), Path(folder, "fresh.db")
        with Ledger.open(lived, create=True) as ledger:
            standing, loaded = take(ledger, steps)
        with Ledger.open(fresh, create=True) as ledger:
            paths = sorted(standing)
            random.shuffle(paths)
            for path in paths:
                store(ledger, path, standing[path])
            curate(ledger, loaded)
            claims = list(ledger.claims())
        assert rows(lived) == rows(fresh)
        assert loose(lived) == loose(fresh) == {}
        with Ledger.open(lived) as ledger:
            assert list(ledger.claims()) == claims

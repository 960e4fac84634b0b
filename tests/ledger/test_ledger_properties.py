"""Whatever the order of storing, replacing, withdrawing, deciding: the rows are those of a build from nothing."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from world import (
    DESIGNATED,
    DONGLI,
    FUND,
    GANGU,
    PAID,
    PAIRED,
    QINAN,
    THROUGH,
    Statement,
    curated,
    extraction,
    loose,
    rows,
)

from aidgraph.claims.decisions import Decision
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
DECISIONS = [
    Decision("same", DONGLI.id, QINAN.id, "一"),
    Decision("same", QINAN.id, GANGU.id, "二"),
    Decision("different", GANGU.id, DONGLI.id, "三"),
    Decision("same", FUND.id, "fund:秋实基金", "四"),
    *(Decision("reject", fact.id, reason="五") for fact in extraction("a.txt", *STATEMENTS[:2], opening="2。").facts),
]
DECIDE = st.tuples(
    st.sampled_from(["decide", "decide", "undo"]), st.just(""), st.sampled_from(range(6)).map(lambda n: (n,))
)
STEPS = st.lists(STORE | STORE | WITHDRAW | CURATE | DECIDE, max_size=14)

Step = tuple[str, str, tuple[int, ...]]


def store(ledger: Ledger, path: str, text: tuple[int, ...]) -> None:
    ledger.store(extraction(path, *(STATEMENTS[number] for number in text), opening=f"{len(text)}。"), "f1")


def curate(ledger: Ledger, name: str) -> None:
    if name:
        ledger.load_curated(SETS[name], name)
    else:
        ledger.drop_curated()


def decide(ledger: Ledger, what: str, number: int) -> None:
    standing = [row.number for row in ledger.decisions() if row.decision == DECISIONS[number] and not row.undone]
    if what == "decide":
        ledger.decide(DECISIONS[number])
    elif standing:
        ledger.undo(standing[0])


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
        elif what in ("decide", "undo"):
            decide(ledger, what, *text)
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
            decided = [row.decision for row in ledger.decisions() if not row.undone]
        with Ledger.open(fresh, create=True) as ledger:
            paths = sorted(standing)
            random.shuffle(paths)
            for path in paths:
                store(ledger, path, standing[path])
            cut = random.randint(0, len(decided))
            random.shuffle(decided)
            for decision in decided[:cut]:
                ledger.decide(decision)
            curate(ledger, loaded)
            for decision in decided[cut:]:
                ledger.decide(decision)
            claims, entities, mentions = list(ledger.claims()), list(ledger.entities()), list(ledger.mentions())
        assert rows(lived) == rows(fresh)
        assert loose(lived) == loose(fresh) == {}
        with Ledger.open(lived) as ledger:
            assert list(ledger.claims()) == claims
            assert (list(ledger.entities()), list(ledger.mentions())) == (entities, mentions)
            assert {entity.id for entity in entities} >= {claim.subject for claim in claims}

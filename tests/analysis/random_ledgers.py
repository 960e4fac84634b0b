"""Random ledgers and what must hold of every one: no order matters, and no total counts anything twice.

The tests take a slice of them; ``scripts/soak/ledgers.py`` takes ten thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from aidgraph.analysis.bounds import falls
from aidgraph.analysis.comparison import compare
from aidgraph.analysis.conflicts import find_conflicts
from aidgraph.analysis.coverage import cover
from aidgraph.analysis.figures import Figure
from aidgraph.analysis.pair import claims_about
from aidgraph.analysis.panel import panel
from aidgraph.analysis.regimes import load_regimes
from aidgraph.analysis.totals import Total, Window, add_up
from aidgraph.claims.decisions import Decision
from aidgraph.ledger import Ledger
from aidgraph.model import Entity, Extraction, group
from analysis.saying import DONGLI, FOUR, GANGU, GANSU, TIANJIN, extraction

BOTH = group("东丽区、某集团", ("120110", "某集团"), "")
GIVERS = (TIANJIN, DONGLI, FOUR, BOTH)
TAKERS = (GANSU, GANGU)
# Most speak of one pair, so that they meet.
PAIRS = st.sampled_from([(FOUR, GANSU)] * 6 + [*product(GIVERS, TAKERS)])
REGIMES = load_regimes()
# Where there is one, a file system in memory: nothing here must outlive the run.
MEMORY = Path("/dev/shm")

YEARS = st.sampled_from(["", "2016", "2017", "2018", "2018-06", "2019"])
MEASURES = st.fixed_dictionaries(
    {
        "value": st.sampled_from([10, 10.02, 15, 20, 30.5, 300]),
        "what": st.sampled_from(["fiscal"] * 6 + ["", "attracted"]),
        "start": YEARS,
        "end": st.just("") | YEARS,
        "as_of": st.sampled_from(["", "", "2018-03", "2018-09", "2019", "2020-10-17"]),
        "cumulative": st.booleans(),
        "bound": st.sampled_from(["", "", "about", "over", "under"]),
        "status": st.sampled_from(["actual"] * 5 + ["planned"]),
    }
)
STATEMENTS = st.lists(st.tuples(PAIRS, MEASURES).map(lambda said: (*said[0], said[1])), min_size=1, max_size=4)
SITES = st.sampled_from(["", "https://a.example.com/1", "https://b.example.org/2"])
DOCUMENTS = st.lists(st.tuples(STATEMENTS, st.sampled_from(["", "2018-05", "2021-03-01"]), SITES), max_size=6)


@dataclass(frozen=True, slots=True)
class World:
    """Documents that stand in the end and some that were withdrawn, decisions, and one undone."""

    standing: tuple[Extraction, ...]
    withdrawn: tuple[Extraction, ...]
    decisions: tuple[Decision, ...]
    undone: tuple[Decision, ...]
    chance: Random


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Whatever may happen to a ledger."""
    documents = tuple(
        extraction(f"{number}.txt", *said, published=published, url=url)
        for number, (said, published, url) in enumerate(draw(DOCUMENTS))
    )
    cut = draw(st.integers(0, len(documents)))
    facts = [fact.id for document in documents for fact in document.facts]
    pairs = [
        Decision("same", DONGLI.id, TIANJIN.id, "一"),
        Decision("same", GANGU.id, GANSU.id, "二"),
        Decision("different", DONGLI.id, TIANJIN.id, "三"),
        Decision("same", "place:110000", TIANJIN.id, "六"),
        Decision("same", DONGLI.id, "place:110000", "七"),
        Decision("same", FOUR.id, BOTH.id, "四"),
    ]
    decisions = [*pairs, *(Decision("reject", fact, reason="五") for fact in facts)]
    made = draw(st.lists(st.sampled_from(decisions) | st.sampled_from(pairs), max_size=6, unique=True))
    undone = draw(st.lists(st.sampled_from(made), max_size=2, unique=True)) if made else []
    kept = tuple(decision for decision in made if decision not in undone)
    return World(documents[cut:], documents[:cut], kept, tuple(undone), draw(st.randoms(use_true_random=False)))


def check(world: World) -> None:
    """Raises ``AssertionError`` where an order matters or a total adds what it must not."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        with Ledger.open(Path(folder, "lived.db"), create=True) as lived:
            live(lived, world)
            answers = answered(lived)
        with Ledger.open(Path(folder, "fresh.db"), create=True) as fresh:
            for decision in world.decisions:
                fresh.decide(decision)
            for document in sorted(world.standing, key=lambda document: document.document.path, reverse=True):
                fresh.store(document, "1")
            assert answered(fresh) == answers


def live(ledger: Ledger, world: World) -> None:
    """Everything that happens, in any order in which it can: a document is withdrawn after it was stored."""
    steps: list[tuple[str, Any]] = [("store", document) for document in (*world.standing, *world.withdrawn)]
    steps += [("decide", decision) for decision in (*world.decisions, *world.undone)]
    world.chance.shuffle(steps)
    for step, document in [("withdraw", document) for document in world.withdrawn]:
        after = steps.index(("store", document))
        steps.insert(world.chance.randint(after + 1, len(steps)), (step, document))
    for undone in world.undone:
        after = steps.index(("decide", undone))
        steps.insert(world.chance.randint(after + 1, len(steps)), ("undo", undone))
    for step, what in steps:
        if step == "store":
            ledger.store(what, "1")
        elif step == "withdraw":
            ledger.withdraw(what.document.path)
        elif step == "decide":
            ledger.decide(what)
        else:
            (number,) = [row.number for row in ledger.decisions() if row.decision == what and not row.undone]
            ledger.undo(number)


def answered(ledger: Ledger) -> tuple[Any, ...]:
    """All that the ledger answers; the laws of totals are held to on the way."""
    claims = list(ledger.claims())
    windows = (Window(), Window(2018, 2018), Window(2017, 2019), Window(None, 2018), Window(as_of=2018))
    totals = [totalled(ledger, *pair, window) for pair in product(GIVERS, TAKERS) for window in windows]
    told = (list(ledger.entities()), list(ledger.citations(claim.id for claim in claims)))
    return claims, told, totals, find_conflicts(claims), list(cover(claims, REGIMES)), panel(claims, as_of=2018)


def totalled(ledger: Ledger, giver: Entity, taker: Entity, window: Window) -> Total:
    """A pair's total, of which every law holds."""
    about = claims_about(ledger, giver.id, taker.id, lambda _: ())
    total = add_up(about.own, about.related, window)
    own = [Figure(claim.id, claim) for claim in about.own if claim.value is not None]
    told = [figure.id for line in total.lines for figure in figures_of(line)]
    told += [item.figure.id for item in total.left_out]
    related = [claim.id for claim, _ in about.related if claim.value is not None]
    assert sorted(told) == sorted([*(figure.id for figure in own), *related])
    assert len({line.kind for line in total.lines}) == len(total.lines)
    left = {item.figure.id for item in total.left_out if item.reason not in ("superseded", "another_start")}
    for line in total.lines:
        counted = [figure for figure in own if figure.kind == line.kind and figure.id not in left]
        hold_line(line, counted)
    return total


def figures_of(line: Any) -> list[Figure]:
    """Every figure of a line."""
    return [*([line.running] if line.running else []), *(figure for _, figure in line.years)]


def hold_line(line: Any, counted: Sequence[Figure]) -> None:
    """One running total, or one claim for each of distinct years, added only where all are whole years."""
    figures = figures_of(line)
    assert figures
    assert all(figure.claim.status == "actual" and figure.claim.what != "attracted" for figure in figures)
    assert [year for year, _ in line.years] == sorted({year for year, _ in line.years})
    assert all(figure.year == year and not figure.running for year, figure in line.years)
    if line.running:
        assert line.running.running
        assert line.sum is None
        for other in counted:
            if other.running and other.through < line.running.through and falls(other.claim, line.running.claim):
                assert compare(other, line.running).outcome == "conflict"
    elif line.sum is not None:
        assert all(figure.whole_year for figure in figures)
        assert float(line.sum) == float(sum(map(_exactly, figures)))


def _exactly(figure: Figure) -> Any:
    from decimal import Decimal

    return Decimal(str(figure.value))

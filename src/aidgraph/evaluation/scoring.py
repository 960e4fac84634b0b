"""Scores: from gold and predicted statements to figures in three views, and to what was missed or made up."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from aidgraph.evaluation.agreement import VIEWS, Agreement, as_fact, in_relation
from aidgraph.evaluation.statements import Statement

Verdict = Literal["hit", "missed", "spurious"]
Judged = tuple[Verdict, Statement]

GROUPINGS: Final[dict[str, Callable[[Statement], str]]] = {
    "predicate": lambda item: item.predicate,
    "document": lambda item: item.document,
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many of a part's statements agree; nothing to find and nothing said is perfect."""

    view: str
    part: str
    hits: int
    missed: int
    spurious: int

    @property
    def precision(self) -> float:
        """The share of what was said that is right."""
        said = self.hits + self.spurious
        return self.hits / said if said else float(not self.missed)

    @property
    def recall(self) -> float:
        """The share of what there is that was said."""
        known = self.hits + self.missed
        return self.hits / known if known else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(gold: Sequence[Statement], predicted: Sequence[Statement], by: str = "") -> list[Score]:
    """The scores of each view: ``all`` first, then by ``predicate`` or ``document`` where asked."""
    return [item for view in VIEWS for item in _score_view(gold, predicted, view, by)]


def _score_view(gold: Sequence[Statement], predicted: Sequence[Statement], view: str, by: str) -> Iterator[Score]:
    tally: Counter[tuple[str, Verdict]] = Counter()
    for verdict, item in judge(gold, predicted, VIEWS[view]):
        tally["all", verdict] += 1
        if by:
            tally[GROUPINGS[by](item), verdict] += 1
    parts = sorted({part for part, _ in tally} - {"all"})
    for part in ("all", *parts):
        yield Score(view, part, tally[part, "hit"], tally[part, "missed"], tally[part, "spurious"])


def judge(gold: Sequence[Statement], predicted: Sequence[Statement], agree: Agreement = as_fact) -> Iterator[Judged]:
    """Every distinct statement of each document, matched one to one: gold hit or missed, predictions spurious."""
    for document in sorted({item.document for item in (*gold, *predicted)}):
        wanted = _distinct((item for item in gold if item.document == document), agree)
        found = _distinct((item for item in predicted if item.document == document), agree)
        owners = _match([[j for j, other in enumerate(found) if agree(item, other)] for item in wanted])
        matched = set(owners.values())
        yield from (("hit" if i in matched else "missed", item) for i, item in enumerate(wanted))
        yield from (("spurious", item) for j, item in enumerate(found) if j not in owners)


def _distinct(statements: Iterable[Statement], agree: Agreement) -> list[Statement]:
    kept: list[Statement] = []
    for item in statements:
        if not any(agree(other, item) for other in kept):
            kept.append(item)
    return kept


def _match(edges: Sequence[Sequence[int]]) -> dict[int, int]:
    """A maximum matching of a bipartite graph by augmenting paths: ``{right: left}``."""
    owners: dict[int, int] = {}

    def claim(left: int, tried: set[int]) -> bool:
        for right in edges[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in owners or claim(owners[right], tried):
                owners[right] = left
                return True
        return False

    for left in range(len(edges)):
        claim(left, set())
    return owners


def without_doubtful(
    gold: Sequence[Statement], predicted: Sequence[Statement]
) -> tuple[list[Statement], list[Statement]]:
    """Both sides less what the gold marks as doubtful, and less predictions that only a doubtful statement supports."""
    doubtful = [item for item in gold if item.doubtful]
    sure = [item for item in gold if not item.doubtful]

    def supported_by_doubt(said: Statement) -> bool:
        agreeing = _agreeing(doubtful, said)
        if not agreeing:
            return False
        return any(as_fact(item, said) for item in agreeing) or not _agreeing(sure, said)

    return sure, [said for said in predicted if not supported_by_doubt(said)]


def _agreeing(gold: Iterable[Statement], said: Statement) -> list[Statement]:
    return [item for item in gold if item.document == said.document and in_relation(item, said)]

"""The claims about a pair: from two entities to their own claims, and to those of their parts, wholes and groups."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aidgraph.analysis.reach import Reach
from aidgraph.ledger import Ledger
from aidgraph.model import Claim


@dataclass(frozen=True, slots=True)
class PairClaims:
    """``own`` are from the one to the other; ``related`` come with why they are not: ``group`` or ``level``."""

    own: tuple[Claim, ...]
    related: tuple[tuple[Claim, str], ...]


def claims_about(ledger: Ledger, provider: str, receiver: str, above: Callable[[str], Sequence[str]]) -> PairClaims:
    """Every claim from a provider, or what is related to it, to a receiver, or what is related to it, by id.

    ``above`` tells the ids of what a zone lies in.
    """
    giving, receiving = Reach(provider, ledger, above), Reach(receiver, ledger, above)
    own, related = [], []
    for claim in ledger.claims_between(giving.spans, receiving.spans):
        relations = {giving.relation(claim.subject), receiving.relation(claim.object)}
        if relations == {"same"}:
            own.append(claim)
        elif "none" not in relations:
            related.append((claim, "group" if "group" in relations else "level"))
    return PairClaims(tuple(own), tuple(related))

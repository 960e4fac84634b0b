"""An entity's story: from its claims to who helps it or whom it helps in each regime, and what amounts add up to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aidgraph.analysis.conflicts import conflicting
from aidgraph.analysis.coverage import attests
from aidgraph.analysis.regimes import Regime
from aidgraph.analysis.totals import Total, Window, add_up
from aidgraph.model import Claim


@dataclass(frozen=True, slots=True)
class Era:
    """The parties of pairings that something attests in a regime, by id; of no regime those that nothing dates."""

    regime: Regime | None
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairTotal:
    """What the amounts of one pair add up to."""

    provider: str
    receiver: str
    total: Total


@dataclass(frozen=True, slots=True)
class Story:
    """Whom it is helped by and whom it helps, in the order of regimes; its totals, by pair; and what contradicts."""

    helped_by: tuple[Era, ...]
    helps: tuple[Era, ...]
    totals: tuple[PairTotal, ...]
    conflicts: Mapping[str, frozenset[str]]


def tell(
    entity_id: str, claims: Iterable[Claim], dates: Mapping[str, Sequence[int]], regimes: Sequence[Regime]
) -> Story:
    """The story of an entity; ``dates`` are the years of the public sources that state a pairing."""
    known = list(claims)
    pairings = [claim for claim in known if claim.predicate == "assists" and claim.status == "actual"]
    received = [(claim, claim.subject) for claim in pairings if claim.object == entity_id]
    given = [(claim, claim.object) for claim in pairings if claim.subject == entity_id]
    pairs: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in known:
        if claim.value is not None and claim.origin != "curated":
            pairs[claim.subject, claim.object].append(claim)
    totals = tuple(PairTotal(*pair, add_up(of_pair, (), Window())) for pair, of_pair in sorted(pairs.items()))
    return Story(_eras(received, dates, regimes), _eras(given, dates, regimes), totals, conflicting(known))


def _eras(
    pairings: Sequence[tuple[Claim, str]], dates: Mapping[str, Sequence[int]], regimes: Sequence[Regime]
) -> tuple[Era, ...]:
    eras = []
    dated: set[str] = set()
    for regime in regimes:
        parties = {party for claim, party in pairings if attests(claim, dates, regime)}
        dated |= parties
        eras += [Era(regime, tuple(sorted(parties)))] if parties else []
    undated = sorted({party for _, party in pairings} - dated)
    return (*eras, Era(None, tuple(undated))) if undated else tuple(eras)

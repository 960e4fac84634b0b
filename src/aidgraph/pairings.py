"""The curated pairings that travel with the package: from their tables and the gazetteer to the ledger."""

from collections.abc import Iterator

from aidgraph.claims.curated import CuratedFact, read_curated
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Entity
from aidgraph.model.identity import digest, digest_bytes
from aidgraph.resources import folder


def load_pairings(ledger: Ledger) -> None:
    """Has the ledger hold exactly these; where it does, neither they nor the gazetteer are read."""
    tables = sorted(path for part in ("pairings", "gazetteer") for path in (folder("seeds") / part).glob("*.csv"))
    ledger.load_curated(_pairings(), digest([(path.name, digest_bytes(path.read_bytes())) for path in tables]))


def _pairings() -> Iterator[CuratedFact]:
    """Read only when they are asked for."""
    gazetteer = Gazetteer.load()

    def lookup(name: str) -> Entity | None:
        places = gazetteer.lookup(name)
        if len(places) != 1:
            return None
        return Entity(places[0].id, places[0].type, places[0].name, places[0].code or None)

    yield from read_curated(folder("seeds") / "pairings", lookup)

"""The curated pairings that travel with the package: from their tables and the gazetteer to the ledger."""

from functools import cached_property

from aidgraph.claims.curated import read_curated
from aidgraph.claims.handovers import read_handovers
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Entity
from aidgraph.model.identity import digest, digest_bytes
from aidgraph.resources import folder


def load_pairings(ledger: Ledger) -> None:
    """Has the ledger hold exactly these; where it does, neither they nor the gazetteer are read."""
    tables = sorted(path for part in ("pairings", "gazetteer") for path in (folder("seeds") / part).glob("*.csv"))
    fingerprint = digest([(path.name, digest_bytes(path.read_bytes())) for path in tables])
    pairings = folder("seeds") / "pairings"
    lookup = _Lookup()
    ledger.load_curated(read_curated(pairings, lookup), fingerprint, read_handovers(pairings, lookup))


class _Lookup:
    """The entity of a full name; the gazetteer is read when it is first asked."""

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return Gazetteer.load()

    def __call__(self, name: str) -> Entity | None:
        places = self._gazetteer.lookup(name)
        if len(places) != 1:
            return None
        return Entity(places[0].id, places[0].type, places[0].name, places[0].code or None)

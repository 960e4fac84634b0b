"""A ledger of any size without documents: from a number of claims to all that the graph is made from."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice, product

from aidgraph.ledger.rows import CuratedSource, DocumentRow, MentionCount, Support
from aidgraph.model import Claim, Entity
from aidgraph.model.identity import digest

GIVERS, RECEIVERS = 200, 2_000
CLAIMS_A_DOCUMENT = 20
KINDS = ("funds", "assists", "sends_talent", "builds", "settles_in")


@dataclass(frozen=True, slots=True)
class Division:
    """A county that there is not."""

    id: str
    code: str
    name: str
    type: str = "County"
    parent: str = ""
    since: int | None = None
    until: int | None = None
    lat: float | None = 35.0
    lon: float | None = 105.0


class Divisions:
    """The gazetteer of the counties below."""

    def __init__(self, counties: dict[str, Division]) -> None:
        self._counties = counties

    def place(self, place_id: str) -> Division | None:
        """The county with this id."""
        return self._counties.get(place_id)

    def parents(self, place_id: str) -> Sequence[Division]:
        """None lies in anything."""
        return ()


@dataclass(frozen=True, slots=True)
class SyntheticLedger:
    """``size`` claims, each said once or twice; the first ones are the same in every size."""

    size: int

    @property
    def state(self) -> str:
        """Another for every size."""
        return digest("synthetic", self.size)

    def snapshot(self) -> AbstractContextManager[None]:
        """Nothing changes it."""
        return nullcontext()

    def divisions(self) -> Divisions:
        """The gazetteer that belongs to it."""
        return Divisions({county.id: county for county in map(_county, range(GIVERS + RECEIVERS))})

    def documents(self) -> Iterator[DocumentRow]:
        """One for every twenty claims."""
        for number in range(self.size // CLAIMS_A_DOCUMENT + 1):
            path, site, year = f"{number}.txt", f"site{number % 500}.example", str(2010 + number % 15)
            yield DocumentRow(_document(number), path, f"第{number}号", "", year, f"https://{site}/{path}", "", site)

    def entities(self) -> Iterator[Entity]:
        """Counties, a tenth of them givers, and an enterprise for each giver."""
        for county in map(_county, range(GIVERS + RECEIVERS)):
            yield Entity(county.id, county.type, county.name, county.code)
        for number in range(GIVERS):
            yield Entity(_enterprise(number), "Enterprise", f"企业{number}")

    def claims(self) -> Iterator[Claim]:
        """Every kind from every giver to every receiver, in every year, until there are enough."""
        combined = product(range(2010, 2025), KINDS, range(RECEIVERS), range(GIVERS))
        for year, kind, receiver, giver in islice(combined, self.size):
            firm = kind == "settles_in"
            yield Claim(
                kind, _enterprise(giver) if firm else _county(giver).id, _county(GIVERS + receiver).id,
                value=None if kind in ("assists", "settles_in") else float(1 + receiver * 1_000 + giver),
                unit={"funds": "CNY", "sends_talent": "person", "builds": "count"}.get(kind, ""),
                start=str(year), end=str(year), sources=1, confidence=0.9, first_attested=year, last_attested=year,
            )  # fmt: skip

    def supports(self) -> Iterator[Support]:
        """One fact a claim, and a second for every fifth."""
        for number, claim in enumerate(self.claims()):
            for said in range(1 + (number % 5 == 0)):
                quote = f"第{number}句：甲方在当年帮扶乙方，并说明了数额与用途（{said}）。"
                fact, document = digest("fact", number, said), _document((number + said) // CLAIMS_A_DOCUMENT)
                yield Support(claim.id, fact, document, quote, number, number + len(quote), (), "synthetic", 0.9)

    def curated_sources(self) -> Iterator[CuratedSource]:
        """None."""
        return iter(())

    def mentions(self) -> Iterator[MentionCount]:
        """Ten a document."""
        for number in range(self.size // CLAIMS_A_DOCUMENT + 1):
            for position in range(10):
                county = _county((number * 7 + position * 31) % (GIVERS + RECEIVERS))
                yield MentionCount(_document(number), county.id, 1 + position, position, position + 2)


def _county(number: int) -> Division:
    code = str(100_000 + number)
    return Division(f"place:{code}", code, f"第{number}县")


def _enterprise(number: int) -> str:
    return f"enterprise:企业{number}"


def _document(number: int) -> str:
    return digest("document", number)

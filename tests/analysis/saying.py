"""Claims said in one line each, for the tests of what they add up to; and ledgers of documents that say them."""

from typing import Any

from aidgraph.analysis.figures import Figure
from aidgraph.model import Claim, Document, Entity, Evidence, Extraction, Fact, group
from aidgraph.model.identity import digest_bytes

GIVER, TAKER = "place:120000", "place:620000"
TIANJIN = Entity(GIVER, "Province", "天津市", "120000")
GANSU = Entity(TAKER, "Province", "甘肃省", "620000")
DONGLI = Entity("place:120110", "County", "东丽区", "120110")
GANGU = Entity("place:620523", "County", "甘谷县", "620523")
FOUR = group("东部4市", ("120000", "350100", "350200", "370200"), "")


def claim(value: float, start: str = "", end: str = "", **said: Any) -> Claim:
    """Money from one place to another; the years both when only one is given."""
    given = {"predicate": "funds", "subject": GIVER, "object": TAKER, "unit": "CNY", "what": "fiscal", "sources": 1}
    return Claim(**{**given, "value": value, "start": start, "end": end, **said})  # type: ignore[arg-type]


def annual(value: float, year: int, **said: Any) -> Claim:
    return claim(value, str(year), str(year), **said)


def running(value: float, as_of: str, start: str = "", **said: Any) -> Claim:
    return claim(value, start, cumulative=True, as_of=as_of, **said)


def figure(one: Claim) -> Figure:
    return Figure(one.id, one)


def extraction(
    path: str, *said: tuple[Entity, Entity, dict[str, Any]], predicate: str = "funds", **about: str
) -> Extraction:
    """A document with a sentence for each statement: who, to whom, and the measure."""
    quotes = [f"{giver.name}向{taker.name}投入{how.get('value', '')}{how}" for giver, taker, how in said]
    text = "。".join(quotes)
    made = Document(digest_bytes(f"{path}{text}".encode()), path, text, **about)
    facts, start = [], 0
    for (giver, taker, how), quote in zip(said, quotes, strict=True):
        evidence = Evidence(quote, start, start + len(quote))
        measure = {"predicate": predicate, "unit": "CNY" if "value" in how else "", **how}
        facts.append(Fact(path, made.id, giver, object=taker, evidence=evidence, **measure))
        start += len(quote) + 1
    return Extraction(made, (), tuple(facts))

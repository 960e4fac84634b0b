"""A ledger in memory: from lines such as ``甲县 assists 乙县 2016-2020 @2018`` to all that the graph is made from."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from aidgraph.claims.assemble import Attestation, assemble
from aidgraph.graph.build import build
from aidgraph.graph.source import Divisions
from aidgraph.ledger.rows import CuratedSource, DocumentRow, MentionCount, Support
from aidgraph.model import Claim, Context, Entity, group, organisation
from aidgraph.model.identity import digest
from aidgraph.stores.embedded import EmbeddedStore

# The last letter of a name tells what it is.
LEVELS = {"省": "Province", "市": "City", "州": "City", "县": "County", "区": "County", "镇": "Township"}
KINDS = {
    "厂": "Enterprise", "社": "Cooperative", "部": "CentralUnit", "金": "Fund", "馆": "Venue", "会": "Programme",
    "法": "Policy",
}  # fmt: skip
CODES = {"Province": "{}0000", "City": "31{}00", "County": "3101{}"}
YEARS = re.compile(r"(\d{4})?-(\d{4})?")


@dataclass(frozen=True)
class Division:
    id: str
    code: str
    name: str
    type: str
    parent: str = ""
    since: int | None = None
    until: int | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass
class World:
    """``甲县 < 乙市`` is a part of it; ``丙团 = 甲县 丁厂`` has members; ``戊法 in name`` is named in a document; every
    other line is a fact.

    A fact is ``provider predicate receiver`` and any of: years ``2016-2020``, ``2016-`` or ``-2020``; ``@2018``, the
    year of its document; ``#name``, its document, which begins with a domain if there is a ``/`` in it; ``%name``, its
    publisher; ``planned``;
    ``curated``; ``key=value`` of a claim; and after ``:`` its words.
    """

    state: str = "nothing"
    divisions: dict[str, Division] = field(default_factory=dict)
    known: dict[str, Entity] = field(default_factory=dict)
    rows: dict[str, DocumentRow] = field(default_factory=dict)
    said: dict[str, Claim] = field(default_factory=dict)
    supported: list[Support] = field(default_factory=list)
    listed: list[CuratedSource] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> "World":
        world = cls(state=digest(text))
        for line in filter(None, map(str.strip, text.splitlines())):
            world.say(line)
        return world

    def say(self, line: str) -> None:
        before, _, quote = line.partition(" : ")
        first, relation, *rest = before.split()
        if relation == "<":
            whole, part = self.entity(rest[0]), self.entity(first, self.entity(rest[0]).id)
            self.divisions[part.id] = replace(self.divisions[part.id], parent=whole.id)
        elif relation == "=":
            members = [self.entity(name) for name in rest]
            self.known[first] = group(first, tuple(member.code or member.name for member in members), "")
        elif relation == "in":
            self.named.append((self.rows[rest[0]].id, self.entity(first).id))
        else:
            self.fact(Claim(relation, self.entity(first).id, self.entity(rest[0]).id), rest[1:], quote or before)

    def entity(self, name: str, whole: str = "") -> Entity:
        if name not in self.known:
            made = self.place(name, whole) if name[-1] in LEVELS else organisation(KINDS[name[-1]], name)
            self.known[name] = made
        return self.known[name]

    def place(self, name: str, whole: str) -> Entity:
        level = LEVELS[name[-1]]
        code = CODES.get(level, "").format(11 + len(self.divisions))
        place_id = f"place:{code}" if code else f"{whole}/{name}"
        self.divisions[place_id] = Division(place_id, code, name, level, lat=30.5, lon=110.0)
        return Entity(place_id, level, name, code or None)

    def fact(self, claim: Claim, details: Sequence[str], quote: str) -> None:
        year, doc, publisher, curated = "", f"{len(self.rows)}", "", False
        context: tuple[Context, ...] = ()
        for word in details:
            if span := YEARS.fullmatch(word):
                claim = replace(claim, start=span[1] or "", end=span[2] or "")
            elif word[0] == "@":
                year = word[1:]
            elif word[0] == "#":
                doc = word[1:]
            elif word[0] == "%":
                publisher = word[1:]
            elif word == "planned":
                claim = replace(claim, status="planned")
            elif word == "curated":
                curated = True
            elif word == "context":
                context = (Context("object", 0, 2),)
            else:
                claim = replace(claim, **self.detail(*word.split("=")))
        self.said[claim.id] = claim
        if curated:
            self.listed.append(CuratedSource(claim.id, f"https://example.cn/{len(self.listed)}", year, "示例"))
        else:
            row = self.rows.setdefault(doc, self.document(doc, year, publisher))
            fact = digest("fact", doc, claim.id, quote)
            self.supported.append(Support(claim.id, fact, row.id, quote, 3, 3 + len(quote), context, "test", 0.5))

    def detail(self, key: str, value: str) -> dict[str, Any]:
        if key == "via":
            return {key: self.entity(value).id}
        if key == "ended":
            return {key: int(value)}
        return {key: float(value) if key == "value" else value == "true" if key == "cumulative" else value}

    def document(self, doc: str, year: str, publisher: str) -> DocumentRow:
        domain = doc.partition("/")[0] if "/" in doc else ""
        url = f"https://{doc}" if domain else ""
        return DocumentRow(digest("document", doc), f"{doc}.txt", f"文{doc}", publisher, year, url, "", domain)

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def documents(self) -> Iterable[DocumentRow]:
        return self.rows.values()

    def entities(self) -> Iterable[Entity]:
        """All but the places that only lie in or around others."""
        parties = {party for claim in self.said.values() for party in (claim.subject, claim.object)}
        return [entity for entity in self.known.values() if entity.id in parties or not entity.is_place]

    def claims(self) -> Iterator[Claim]:
        attested: dict[str, list[Attestation]] = defaultdict(list)
        documents = {row.id: row for row in self.rows.values()}
        for row in sorted(self.supported, key=lambda row: row.fact):
            document = documents[row.doc_id]
            said = Attestation(row.doc_id, document.domain, document.published, row.quote, "", False, "", 0.5)
            attested[row.claim].append(said)
        for claim_id, claim in self.said.items():
            yield assemble(claim, attested[claim_id], 0.5)

    def supports(self) -> Iterable[Support]:
        return self.supported

    def curated_sources(self) -> Iterable[CuratedSource]:
        return self.listed

    def mentions(self) -> Iterator[MentionCount]:
        claims = [(row.doc_id, self.said[row.claim]) for row in self.supported]
        counts = Counter((doc_id, party) for doc_id, claim in claims for party in (claim.subject, claim.object))
        for (doc_id, party), count in [*counts.items(), *((pair, 1) for pair in self.named)]:
            yield MentionCount(doc_id, party, count, 0, 2)


@dataclass(frozen=True)
class Gazetteer:
    """The divisions of a world; each has lain in its parent since 1990."""

    divisions: dict[str, Division]

    def place(self, place_id: str) -> Division | None:
        return self.divisions.get(place_id) or self.divisions.get(f"place:{place_id}")

    def parents(self, place_id: str) -> Sequence[Division]:
        return [replace(self.divisions[place_id], since=1990)] if place_id in self.divisions else []

    def lookup(self, name: str) -> Sequence[Division]:
        """By code or id, full name, or the name without its last letter."""
        exact = self.place(name)
        return [exact] if exact else [each for each in self.divisions.values() if name in (each.name, each.name[:-1])]


def stored(world: World, path: Path, divisions: Divisions | None = None) -> EmbeddedStore:
    """The world's graph in a file."""
    store = EmbeddedStore(path)
    store.write(build(world, divisions or Gazetteer(world.divisions)), world.state)
    return store

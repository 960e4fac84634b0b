"""One entity's story from the ledger: for a reader as lines, for a program as an object or a row a claim."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from aidgraph.analysis.regimes import load_regimes
from aidgraph.analysis.story import Era, PairTotal, Story, tell
from aidgraph.claims.time import verdict
from aidgraph.cli.asking import gazetteer
from aidgraph.cli.claimtext import GAP, INDENT, ClaimText
from aidgraph.cli.gaps import pairing_dates
from aidgraph.cli.tables import Row
from aidgraph.cli.telling import Telling
from aidgraph.cli.totalrows import full_row
from aidgraph.cli.totaltext import TotalText
from aidgraph.cli.width import printable
from aidgraph.cli.wording import Wording
from aidgraph.ledger import Ledger, Mentioning
from aidgraph.messages import render
from aidgraph.model import Claim, Entity
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.labels import labels_of

_ORDER: Final = {name: number for number, name in enumerate(PREDICATES)}
_Spans = Sequence[tuple[str, int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Told:
    """An entity and all that is told of it; ``names`` and ``codes`` over the years, of places alone."""

    entity: Entity
    wholes: tuple[str, ...]
    members: tuple[str, ...]
    names: _Spans
    codes: _Spans
    claims: tuple[Claim, ...]
    story: Story
    documents: tuple[Mentioning, ...]
    telling: Telling
    as_of: int | None


def read_story(ledger: Ledger, entity_id: str, as_of: int | None) -> Told:
    """What the ledger and the gazetteer know of an entity; without the claims that do not hold ``as_of`` a year."""
    from aidgraph.analysis.reach import members_of

    claims = [claim for claim in ledger.claims_of(entity_id) if as_of is None or verdict(claim, as_of) != "no"]
    claims.sort(key=_in_order)
    places = gazetteer()
    place = places.place(entity_id)
    named = Entity(place.id, place.type, place.name, place.code or None) if place else ledger.entity(entity_id)
    entity = named or Entity(entity_id, "", entity_id)
    above = places.ancestors(entity_id)
    groups, members = ledger.groups_of(entity), members_of(ledger, entity_id)
    telling = Telling(ledger, claims, [*groups, *members])
    told_places = {one.id: one.name for one in map(places.place, (entity_id, *above, *members)) if one}
    telling.names |= {entity.id: entity.name} | told_places
    return Told(
        entity=entity,
        wholes=(*above, *groups),
        members=members,
        names=[(span.value, span.since, span.until) for span in places.names(entity_id)],
        codes=[(span.value, span.since, span.until) for span in places.codes(entity_id)],
        claims=tuple(claims),
        story=tell(entity_id, claims, pairing_dates(ledger, claims), load_regimes()),
        documents=tuple(ledger.mentioning(entity_id)),
        telling=telling,
        as_of=as_of,
    )


class StoryText:
    """The lines of a story in one language."""

    def __init__(self, told: Told, lang: str) -> None:
        self._told, self._lang = told, lang
        self._wording = Wording(lang)
        self._text = ClaimText(self._wording, told.telling.names)

    def lines(self) -> Iterator[str]:
        """What it is, who helps it, the amounts, then every claim with its words."""
        yield from self._head()
        for title, eras in (("helped_by", self._told.story.helped_by), ("helps", self._told.story.helps)):
            if eras:
                yield self._say(title)
                yield from (INDENT + self._era(era) for era in eras)
        yield from self._amounts()
        for claim in self._told.claims:
            ends = (self._text.name(claim.subject), self._text.arrow(claim.predicate), self._text.name(claim.object))
            yield f"{''.join(ends)}{GAP}{self._phrase(claim)}"
            telling, key = self._told.telling, claim.id
            every = max(claim.sources, 1)
            support = self._text.support(claim, telling.sources(key), telling.curated(key), every)
            yield from (INDENT + line for line in support)
        yield self._wording.term("named_by", count=len(self._told.documents))

    def _head(self) -> Iterator[str]:
        told = self._told
        kind = self._wording.term(told.entity.type) if told.entity.type else ""
        yield self._wording.listed(printable(told.entity.name), kind, printable(told.entity.id))
        for name, ids in (("part_of", told.wholes), ("members", told.members)):
            if ids:
                yield INDENT + self._wording.term(name, names=self._wording.listed(*map(self._text.name, ids)))
        if told.as_of is not None and told.names:
            name, code = (_value_in(spans, told.as_of) for spans in (told.names, told.codes))
            yield INDENT + self._say("then", year=told.as_of, name=name, code=code)
        for name, spans in (("names", told.names), ("codes", told.codes)):
            if len(spans) > 1:
                said = self._wording.listed(*(self._span(*span) for span in spans))
                yield INDENT + self._say(name, **{name: said})

    def _span(self, value: str, since: int | None, until: int | None) -> str:
        return self._say("during", value=value, years=f"{since or ''}–{until or ''}")

    def _era(self, era: Era) -> str:
        parties = self._wording.listed(*map(self._text.name, era.parties))
        if era.regime is None:
            return self._say("regime_unknown", parties=parties)
        return self._say("by_regime", name=era.regime.names[self._lang], years=era.regime.years, parties=parties)

    def _amounts(self) -> Iterator[str]:
        """The lines of each pair's total; their words stand with the claims below."""
        text = TotalText(self._told.telling, self._told.story.conflicts, self._lang)
        lines = [line for pair in self._told.story.totals for line in self._pair(text, pair)]
        if lines:
            yield self._say("amounts")
            yield from (INDENT + line for line in lines)

    def _pair(self, text: TotalText, pair: PairTotal) -> Iterator[str]:
        if pair.total.lines:
            yield self._say("pair", a=self._text.name(pair.provider), b=self._text.name(pair.receiver))
            for line in pair.total.lines:
                yield from (INDENT + said for said in text.line(line, words=False))

    def _phrase(self, claim: Claim) -> str:
        year = self._told.as_of
        return self._text.phrase(claim, "" if year is None else verdict(claim, year), year)

    def _say(self, message: str, /, **parameters: object) -> str:
        return render(f"analysis.{message}", self._lang, **parameters)


def story_row(told: Told) -> Row:
    """Everything, as one object."""
    telling = told.telling
    return {
        "id": told.entity.id,
        "name": told.entity.name,
        "labels": list(labels_of(told.entity.type)) if told.entity.type else [],
        "part_of": [{"id": whole, "name": telling.name(whole)} for whole in told.wholes],
        "members": [{"id": member, "name": telling.name(member)} for member in told.members],
        "names": [_span(span) for span in told.names],
        "codes": [_span(span) for span in told.codes],
        "helped_by": [_era(era, telling) for era in told.story.helped_by],
        "helps": [_era(era, telling) for era in told.story.helps],
        "totals": [
            full_row(pair.total, telling, told.story.conflicts, pair.provider, pair.receiver)
            for pair in told.story.totals
        ],
        "claims": [_claim(claim, told) for claim in told.claims],
        "documents": [asdict(document) for document in told.documents],
    }


def claim_rows(told: Told) -> Iterator[Row]:
    """One row a claim; the words of all its documents stand beside them."""
    return (told.telling.flat(claim.id, claim) for claim in told.claims)


def _value_in(spans: _Spans, year: int) -> str:
    """What held at the end of a year; before the record the first, after its end the last."""
    held = [value for value, since, _ in spans if since is None or since <= year]
    return held[-1] if held else spans[0][0] if spans else ""


def _in_order(claim: Claim) -> tuple[int, str, str, str, str]:
    """By predicate, then by year, the undated last."""
    return _ORDER[claim.predicate], claim.start or claim.end or "9", claim.subject, claim.object, claim.id


def _claim(claim: Claim, told: Told) -> dict[str, Any]:
    row = told.telling.row(claim.id, claim) | {"conflicts": sorted(told.story.conflicts.get(claim.id, ()))}
    return row if told.as_of is None else row | {"verdict": verdict(claim, told.as_of)}


def _span(span: tuple[str, int | None, int | None]) -> dict[str, Any]:
    return dict(zip(("value", "since", "until"), span, strict=True))


def _era(era: Era, telling: Telling) -> dict[str, Any]:
    years = (era.regime.start, era.regime.end) if era.regime else (None, None)
    parties = [{"id": party, "name": telling.name(party)} for party in era.parties]
    return {"start": years[0], "end": years[1], "parties": parties}

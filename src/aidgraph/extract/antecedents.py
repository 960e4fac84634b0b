"""Who a reference means, in reading order: from references and the parties named so far to parties."""

from dataclasses import dataclass, field
from typing import Final

from aidgraph.extract.chunks import Parties, Party, Side, Span
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.link.home import Home, level_of, named_as
from aidgraph.link.references import Reference
from aidgraph.model import Entity, group

_VILLAGES: Final = ("村", "社区", "嘎查")


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group that the field knows by name: 东部四市 of Gansu are these four (seeds/lexicon/groups.tsv)."""

    receiver: str
    count: int
    suffix: str
    members: tuple[str, ...]


@dataclass(slots=True)
class Antecedents:
    """What has been named so far in one document; made anew for each."""

    gazetteer: Gazetteer
    homes: list[Home]
    known_groups: tuple[KnownGroup, ...]
    doc_id: str
    letters: dict[str, tuple[str, ...]]
    mentioned: frozenset[str]
    rows: tuple[tuple[str, ...], ...]
    central: str = ""
    named: list[Party] = field(default_factory=list)
    lists: list[Parties] = field(default_factory=list)
    provider: Parties | None = None
    receiver: Parties | None = None

    def note(self, parties: Parties) -> None:
        """Remember parties that the text names."""
        self.named += parties.members
        if not parties.both and parties.side in ("east", "giver"):
            self.provider = parties
        elif not parties.both and parties.side == "west":
            self.receiver = parties
        if len(parties.members) > 1 or parties.named:
            self.lists.append(parties)

    def resolve(self, reference: Reference) -> Parties | None:
        """The parties that ``reference`` stands for, or None where it cannot be known."""
        return getattr(self, f"_{reference.kind}")(reference)  # type: ignore[no-any-return]

    def _home(self, reference: Reference) -> Parties | None:
        for home in self.homes:
            place = level_of(home, reference.suffix, self.gazetteer)
            if place:
                return self._one(place, reference, ((home.start, home.end),) if home.start >= 0 else ())
        return self._back(reference)

    def _back(self, reference: Reference) -> Parties | None:
        for party in reversed(self.named):
            if party.entity.is_place and named_as(party.entity.name, party.entity.type, reference.suffix):
                return self._one(party.entity.id, reference, ((party.start, party.end),))
        return None

    def _receiver(self, reference: Reference) -> Parties | None:
        for party in reversed(self.named):
            if party.side == "west" and party.entity.is_place:
                return self._one(party.entity.id, reference, ((party.start, party.end),))
        return self._moved(self.receiver, reference)

    def _provider(self, reference: Reference) -> Parties | None:
        return self._moved(self.provider, reference)

    def _pair(self, reference: Reference) -> Parties | None:
        if self.provider is None or self.receiver is None:
            return None
        members = self._pointed((*self.provider.members, *self.receiver.members), reference)
        return Parties(members, reference.start, reference.end, both=True)

    def _letter(self, reference: Reference) -> Parties | None:
        members: list[Party] = []
        for letter in reference.letters:
            place = self._lettered(letter)
            if not place:
                return None
            members.append(self.party(place, reference.start, reference.end))
        sides = {member.side for member in members}
        return Parties(tuple(members), reference.start, reference.end, both=len(sides) > 1)

    def _lettered(self, letter: str) -> str:
        """The place that one character means: the one that the document names, else the only one there is."""
        candidates = self.letters.get(letter, ())
        here = [c for c in candidates if c in self.mentioned]
        if len(here) == 1:
            return here[0]
        return candidates[0] if len(candidates) == 1 else ""

    def _central(self, reference: Reference) -> Parties:
        """33个中央单位: a group of givers that nobody names; one name a document for all of one number."""
        alike = not reference.count or str(reference.count) in self.central
        name = self.central if self.central and alike else reference.text
        entity = group(name, (), self.doc_id, complete=False)
        member = Party(entity, reference.start, reference.end, "giver")
        return Parties((member,), reference.start, reference.end, entity, named=True)

    def _western(self, reference: Reference) -> Parties:
        """西部10个省区市: a group of receivers that nobody names."""
        entity = group(reference.text, (), self.doc_id, complete=False)
        member = Party(entity, reference.start, reference.end, "west")
        return Parties((member,), reference.start, reference.end, entity, named=True)

    def _firms(self, reference: Reference) -> Parties | None:
        """两家企业: the two that were named side by side."""
        for parties in reversed(self.lists):
            if len(parties.members) == reference.count and not any(m.entity.is_place for m in parties.members):
                return self._grouped(self._pointed(parties.members, reference), reference, reference.text)
        return None

    def counted_parts(self, whole: Party, reference: Reference) -> Parties | None:
        """江苏7市: the seven that the document lists, within what the count follows."""
        for row in self.rows:
            if len(row) == reference.count and all(self.gazetteer.within(place, whole.entity.id) for place in row):
                members = tuple(self.party(place, whole.start, reference.end) for place in row)
                return self._grouped(members, reference, f"{whole.entity.name.removesuffix('省')}{reference.text}")
        return None

    def _group(self, reference: Reference) -> Parties | None:
        eastern = reference.text.startswith(("东部", "帮扶", "对口", "协作", "支援", "援助"))
        for parties in reversed(self.lists):
            if not all(member.entity.is_place for member in parties.members) or (eastern and parties.side != "east"):
                continue
            if not reference.count or len(parties.members) == reference.count:
                return self._same_group(parties, reference)
        known = self._known_group(reference)
        if known is not None:
            members = tuple(self.party(code, reference.start, reference.end) for code in known.members)
            return self._grouped(members, reference, reference.text)
        if eastern and reference.count:
            entity = group(reference.text, (), self.doc_id, complete=False)
            member = Party(entity, reference.start, reference.end, "east")
            return Parties((member,), reference.start, reference.end, entity, named=True)
        return None

    def _known_group(self, reference: Reference) -> KnownGroup | None:
        """东部四市 said in a document about Gansu: the gazetteer of groups knows them."""
        for known in self.known_groups:
            told = reference.text.startswith("东部") and (reference.count in (0, known.count))
            if told and any(
                place == known.receiver or known.receiver in self.gazetteer.ancestors(place)
                for place in sorted(self.mentioned)
            ):
                return known
        return None

    def _same_group(self, parties: Parties, reference: Reference) -> Parties:
        """One name per document: the first that the group was given, unless that was a mere list."""
        name = parties.group.name if parties.named and parties.group else reference.text
        found = self._grouped(self._pointed(parties.members, reference), reference, name)
        self.lists.append(found)
        return found

    def _grouped(self, members: tuple[Party, ...], reference: Reference, name: str) -> Parties:
        entity = group(name, tuple(m.entity.code or m.entity.name for m in members), self.doc_id)
        return Parties(members, reference.start, reference.end, entity, named=True)

    def _moved(self, parties: Parties | None, reference: Reference) -> Parties | None:
        if parties is None:
            return None
        return Parties(
            self._pointed(parties.members, reference), reference.start, reference.end, parties.group, parties.named
        )

    def _pointed(self, members: tuple[Party, ...], reference: Reference) -> tuple[Party, ...]:
        return tuple(
            Party(m.entity, reference.start, reference.end, m.side, "", m.told or ((m.start, m.end),)) for m in members
        )

    def _one(self, place: str, reference: Reference, told: tuple[Span, ...]) -> Parties:
        party = self.party(place, reference.start, reference.end, told)
        return Parties((party,), reference.start, reference.end)

    def party(self, place: str, start: int, end: int, told: tuple[Span, ...] = ()) -> Party:
        """A place, by id or code, as a party."""
        entity = place_entity(place, self.gazetteer)
        return Party(entity, start, end, place_side(entity.id, self.gazetteer), "", told)


def place_entity(place_id: str, gazetteer: Gazetteer) -> Entity:
    """The entity of a place; below county its name is led by its county's (甘谷县大庄镇)."""
    base, *parts = place_id.split("/")
    place = gazetteer.place(base)
    assert place is not None, place_id
    if not parts:
        return Entity(place.id, place.type, place.name, place.code or None)
    kind = "Village" if parts[-1].endswith(_VILLAGES) else "Township"
    return Entity(place_id, kind, "".join((place.name, *parts)))


def place_side(place_id: str, gazetteer: Gazetteer) -> Side:
    """East or west, as the field divides them; empty for places that neither give nor receive."""
    base = place_id.split("/")[0]
    if gazetteer.is_east(base):
        return "east"
    return "west" if gazetteer.is_west(base) else ""

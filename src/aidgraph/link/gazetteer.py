"""The gazetteer: from a name, a code or an id to places, their names over time, what they are part of, what follows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

from aidgraph.link.divisions import ID, Span, Tables, read_tables
from aidgraph.model.identity import fold
from aidgraph.resources import folder

_SHORTEST_NAME: Final = 2
# Twice the longest chain of full names from province to township; what is longer is a text, not a name.
_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A division, or a zone without a code of its own.

    ``id`` is ``place:620523``, ``place:620523/大庄镇`` or ``zone:西海岸新区``; ``type`` is ``Province``, ``City``,
    ``County``, ``Township`` or ``Zone``; ``code`` is empty below county and for zones; ``parent`` is an id or empty.
    ``since`` and ``until`` are the first and last year at whose end it stood, where they are known and not open;
    ``lat`` and ``lon`` are those of its seat, in degrees.
    """

    id: str
    code: str
    name: str
    type: str
    parent: str
    since: int | None
    until: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Form:
    """One text that names places: their ids, sorted; its kind; whether it is an ordinary word or common name too.

    ``kind`` is ``full``, ``short``, ``alias``, ``former`` (of a place renamed or gone) or ``letter`` (甘, 闽). A form
    that is a ``word`` names a place only in the company of related places.
    """

    text: str
    places: tuple[str, ...]
    kind: str
    word: bool


class Gazetteer:
    """Divisions since 1980 with one identity each, their townships, and well-known zones; read once, never changed."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._places: dict[str, Place] = {}

    @classmethod
    def load(cls, townships: bool = True) -> "Gazetteer":
        """The gazetteer that travels with the package; without ``townships``, nothing below county.

        Raises ``DataError`` where a table is missing or a row malformed.
        """
        return cls.read(folder("seeds") / "gazetteer", townships=townships)

    @classmethod
    def read(cls, tables: Path, *, townships: bool = True) -> "Gazetteer":
        """The gazetteer of another folder."""
        return cls(read_tables(tables, townships=townships))

    def place(self, id_or_code: str) -> Place | None:
        """By id or code, former codes too (120223 is 静海区 today; of two that had it, the one that had it last)."""
        if id_or_code not in self._places:
            found = self._find(id_or_code)
            if found is None:
                return None
            self._places[id_or_code] = self._places.setdefault(found.id, found)
        return self._places[id_or_code]

    def places(self) -> Iterator[Place]:
        """All divisions down to county, those that are gone too, then all zones; in the order of ids."""
        for place_id in chain(self._tables.divisions, sorted(self._tables.zones)):
            if place := self.place(place_id):
                yield place

    def forms(self) -> Iterator[Form]:
        """Every text that names a place, once each: divisions and zones, then townships; always in the same order."""
        below = self._townships
        for text, row in self._tables.forms.items():
            ids = tuple(sorted({*row.ids, *below.get(text, ())}))
            yield Form(text, ids, row.kind, row.word)
        for text, ids in below.items():
            if text not in self._tables.forms:
                yield Form(text, ids, "full", len(text) == _SHORTEST_NAME)

    def lookup(self, name: str) -> tuple[Place, ...]:
        """The places that a user may mean by a name, a code or an id, sorted by id; ``()`` where there is none.

        A name may begin with the names of what holds the place: 天津市东丽区, 福建省福州市鼓楼区.
        """
        exact, name = self.place(name), fold(name)
        if len(name) > _LONGEST_NAME:
            return ()
        ids = {exact.id} if exact else self._named(name) or self._named_within(name)
        return tuple(place for place_id in sorted(ids) if (place := self.place(place_id)))

    def ancestors(self, place_id: str) -> tuple[str, ...]:
        """The ids above a place, nearest first: county, city, province."""
        found: list[str] = []
        place = self.place(place_id)
        while place and place.parent:
            found.append(place.parent)
            place = self.place(place.parent)
        return tuple(found)

    def within(self, place_id: str, ancestor: str) -> bool:
        """Whether a place is the other one or lies in it."""
        return place_id == ancestor or ancestor in self.ancestors(place_id)

    def children(self, place_id: str) -> tuple[str, ...]:
        """The ids of the divisions right below a place that stand today, sorted."""
        return self._children.get(place_id, ()) or tuple(
            f"{place_id}/{name}" for name in self._tables.townships.standing.get(place_id, ())
        )

    def is_east(self, place_id: str) -> bool:
        """Whether a place lies in a province that gives in East–West assistance."""
        return self._region(place_id) == "east"

    def is_west(self, place_id: str) -> bool:
        """Whether a place lies in one of the 22 provinces that receive."""
        return self._region(place_id) == "west"

    def names(self, place_id: str) -> tuple[Span, ...]:
        """The official names of a place over the years, the last one its present (or last) name."""
        place = self.place(place_id)
        return self._spans(place, self._tables.names, place.name) if place else ()

    def codes(self, place_id: str) -> tuple[Span, ...]:
        """The codes of a place over the years; none below county and for zones."""
        place = self.place(place_id)
        return self._spans(place, self._former_codes, place.code) if place and place.code else ()

    def parents(self, place_id: str) -> tuple[Span, ...]:
        """The ids of what a place was part of over the years."""
        place = self.place(place_id)
        return self._spans(place, self._tables.parents, place.parent) if place and place.parent else ()

    def successors(self, place_id: str) -> tuple[tuple[str, int], ...]:
        """Who took over from a place by a split, a merger or a change of level: ids, and the year from which."""
        return tuple(self._tables.successors.get(place_id, ()))

    def name_in(self, place_id: str, year: int) -> str:
        """The name of a place at the end of a year; before the record its first name, after its end its last."""
        return _value_in(self.names(place_id), year)

    def code_in(self, place_id: str, year: int) -> str:
        """The code of a place at the end of a year, likewise."""
        return _value_in(self.codes(place_id), year)

    def _find(self, id_or_code: str) -> Place | None:
        key = id_or_code if ":" in id_or_code else ID + id_or_code
        county, below, township = key.partition("/")
        if below:
            return self._township(county, township)
        if zone := self._tables.zones.get(key):
            return Place(key, "", zone.name, "Zone", zone.parent, None, None, None, None)
        if key not in self._tables.divisions:
            holders = self._tables.codes.get(key.removeprefix(ID))
            return self.place(holders[-1].value) if holders else None
        division = self._tables.divisions[key]
        code = key.removeprefix(ID)[:6]
        name, level, parent, since, until, lat, lon = division
        return Place(key, code, name, level, parent, since, until, lat, lon)

    def _township(self, county_id: str, name: str) -> Place | None:
        county, below = self.place(county_id), self._tables.townships
        if county is None or name not in (*below.standing.get(county.id, ()), *below.abolished.get(county.id, ())):
            return None
        return Place(f"{county.id}/{name}", "", name, "Township", county.id, None, None, None, None)

    def _named(self, name: str) -> set[str]:
        row = self._tables.forms.get(name)
        return {*(row.ids if row else ()), *self._townships.get(name, ())}

    def _named_within(self, name: str) -> set[str]:
        """Splits a name in two, the first the name of something that holds (or once held) what the second names."""
        found: set[str] = set()
        for cut in range(_SHORTEST_NAME, len(name) - _SHORTEST_NAME + 1):
            holders = self._named(name[:cut])
            if holders:
                inner = self._named(name[cut:]) or self._named_within(name[cut:])
                found |= {place_id for place_id in inner if holders & self._ever_above(place_id)}
        return found

    def _ever_above(self, place_id: str) -> set[str]:
        """All that a place lies in or ever lay in, and the zones around there."""
        above: set[str] = set()
        pending = [place_id]
        while pending:
            for span in self.parents(pending.pop()):
                if span.value not in above:
                    above.add(span.value)
                    pending.append(span.value)
        return above | {zone_id for zone_id, zone in self._tables.zones.items() if zone.parent in above}

    def _region(self, place_id: str) -> str:
        for above in (place_id, *self.ancestors(place_id)):
            if region := self._tables.regions.get(above):
                return region
        return ""

    def _spans(self, place: Place, former: dict[str, list[Span]], present: str) -> tuple[Span, ...]:
        """The former values and the present one, which began when the last of them ended."""
        before = former.get(place.id, [])
        ended = before[-1].until if before else None
        since = place.since if ended is None else ended + 1
        return (*before, Span(present, since, place.until))

    @cached_property
    def _townships(self) -> dict[str, tuple[str, ...]]:
        """Name → the ids of the townships that have it, in the order of counties."""
        found: dict[str, list[str]] = {}
        for counties in (self._tables.townships.standing, self._tables.townships.abolished):
            for county, names in counties.items():
                for name in names:
                    found.setdefault(name, []).append(f"{county}/{name}")
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        children: dict[str, list[str]] = {}
        for place_id, division in self._tables.divisions.items():
            if division.parent and division.until is None:
                children.setdefault(division.parent, []).append(place_id)
        return {parent: tuple(ids) for parent, ids in children.items()}

    @cached_property
    def _former_codes(self) -> dict[str, list[Span]]:
        """Id → its former codes in the order of years."""
        former: dict[str, list[Span]] = {}
        for code, holders in self._tables.codes.items():
            for place_id, since, until in holders:
                former.setdefault(place_id, []).append(Span(code, since, until))
        return {place_id: sorted(spans, key=lambda span: span.until or 0) for place_id, spans in former.items()}


def _value_in(spans: Iterable[Span], year: int) -> str:
    value = ""
    for span in spans:
        if not value or span.since is None or span.since <= year:
            value = span.value
    return value

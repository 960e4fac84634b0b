"""Turns tracks into places: one identity each, with dated names, codes and parents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gazetteer_build.sources import LATEST_YEAR, Row, Sources
from gazetteer_build.succession import Succession, find_succession
from gazetteer_build.tracks import Correction, Linker, Track

# East–West assistance begins in 1996: what was gone by the end of 1994 is no place of ours.
FIRST_KEPT: Final = 1995
# Two prefectures are one where they have this share of all their counties in common.
_SAME_SHARE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Span:
    """A value and the first and last year at whose end it held."""

    value: str
    since: int
    until: int


@dataclass(eq=False, slots=True)
class Place:
    """One division; ``key`` is its newest code, with its last year where another division has that code today."""

    key: str
    level: str
    names: list[Span]
    codes: list[Span]
    parents: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.names[-1].value

    @property
    def parent(self) -> str:
        return self.parents[-1].value if self.parents else ""

    @property
    def since(self) -> int:
        return self.names[0].since

    @property
    def until(self) -> int:
        return self.names[-1].until

    @property
    def stands(self) -> bool:
        return self.until == LATEST_YEAR


@dataclass(frozen=True, slots=True)
class Places:
    """All places in the order of their keys, and who succeeded whom."""

    places: tuple[Place, ...]
    succession: tuple[Succession, ...]


def make_places(sources: Sources, corrections: tuple[Correction, ...]) -> Places:
    """Provinces, prefectures and counties with one identity each."""
    linker = Linker(sources.changes, corrections, {(row.year, row.city): row.name for row in sources.cities})
    counties = linker.link(sources.counties)
    provinces = _group(sources.provinces, lambda row: row.province)
    cities, heirs = _merge_cities(_group(sources.cities, lambda row: row.city), _members(counties))
    cities = {city: track for city, track in cities.items() if track.last.year >= FIRST_KEPT}
    counties = [track for track in counties if track.last.year >= FIRST_KEPT]

    keys = {track: code for code, track in (provinces | cities).items()}
    keys.update(_county_keys(counties, {track.last.code for track in cities.values()}))
    homes = {old: heirs.get(old, old) for old in (*provinces, *cities, *heirs)}
    places = [_place(keys[track], "Province", track, lambda row: "") for track in provinces.values()]
    places += [_place(keys[track], "City", track, lambda row: row.province) for track in cities.values()]
    places += [_place(keys[track], "County", track, lambda row: homes.get(row.city, "")) for track in counties]
    succession = find_succession(keys, homes, sources.changes, corrections, linker.seats)
    return Places(tuple(sorted(places, key=lambda place: place.key)), succession)


def _group(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, Track]:
    groups: dict[str, Track] = {}
    for row in sorted(rows, key=lambda row: row.year):
        groups.setdefault(key(row), Track([])).rows.append(row)
    return groups


def _members(counties: Iterable[Track]) -> dict[tuple[int, str], set[Track]]:
    """Year and prefecture → its counties."""
    members: dict[tuple[int, str], set[Track]] = defaultdict(set)
    for track in counties:
        for row in track.rows:
            members[row.year, row.city].add(track)
    return members


def _merge_cities(
    cities: Mapping[str, Track], members: Mapping[tuple[int, str], set[Track]]
) -> tuple[dict[str, Track], dict[str, str]]:
    """A prefecture that ended goes on in one that began then with nearly all of its counties (宿县地区 → 宿州市).

    Gives the prefectures that are left, and which one each of the others became.
    """
    merged, heirs = dict(cities), dict[str, str]()
    for old, track in sorted(cities.items()):
        year = track.last.year
        for new, other in sorted(cities.items()):
            before, after = members.get((year, old), set()), members.get((year + 1, new), set())
            if other.first.year == year + 1 and len(before & after) >= _SAME_SHARE * len(before | after) > 0:
                merged[new] = Track(merged.pop(old).rows + other.rows)
                heirs[old] = new
    return merged, heirs


def _county_keys(tracks: Iterable[Track], taken: set[str]) -> dict[Track, str]:
    """The newest code; a division that ended gives way to one that has its code today, and adds its last year."""
    keys: dict[Track, str] = {}
    for track in sorted(tracks, key=lambda track: (-track.last.year, track.last.code)):
        code = track.last.code
        keys[track] = f"{code}-{track.last.year}" if code in taken else code
        taken.add(keys[track])
    return keys


def _place(key: str, level: str, track: Track, parent: Callable[[Row], str]) -> Place:
    parents = [span for span in _spans(track.rows, parent) if span.value]
    names, codes = _spans(track.rows, lambda row: row.name), _spans(track.rows, lambda row: row.code)
    return Place(key, level, names, codes, parents)


def _spans(rows: Iterable[Row], value: Callable[[Row], str]) -> list[Span]:
    """Runs of one value; a year without a row belongs to the run before it."""
    spans: list[Span] = []
    for row in rows:
        found = value(row)
        if spans and spans[-1].value == found:
            spans[-1] = Span(found, spans[-1].since, row.year)
        else:
            spans.append(Span(found, row.year, row.year))
    return spans

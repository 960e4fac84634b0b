"""Finds who took over from the places that ended: splits, mergers and changes of level, never a mere change of name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gazetteer_build.sources import LATEST_YEAR, Change, Row
from gazetteer_build.tracks import Correction, Track, region

# A prefecture that took over this share of another one's counties succeeds it.
_SUCCESSOR_SHARE: Final = 0.15
Side = tuple[str, str]


@dataclass(frozen=True, order=True, slots=True)
class Succession:
    """``old`` and ``new`` are keys of places, ``year`` the first at whose end the new one stood in its stead."""

    old: str
    new: str
    year: int


def find_succession(
    keys: Mapping[Track, str],
    homes: Mapping[str, str],
    changes: Iterable[Change],
    corrections: Iterable[Correction],
    seats: Iterable[tuple[Track, list[Row]]],
) -> tuple[Succession, ...]:
    """All of them, in order.

    ``keys`` are the tracks that are kept, ``homes`` leads from a row's prefecture to the key of its place. Rulings by
    hand and split seats stand before recorded changes, of which only a change of level (宿迁市, county → prefecture)
    is added to them.
    """
    index = _Index(keys)
    sure = (
        set(_from_rulings(index, corrections)) | set(_from_seats(index, seats)) | set(_from_prefectures(index, homes))
    )
    told = {row.old for row in sure}
    recorded = (index.row(old, new) for old, new in _recorded(index, changes))
    return tuple(sorted(sure | {row for row in recorded if row.old not in told or index.changes_level(row)}))


class _Index:
    """Finds tracks by code and name: as they are in a year, as they ended, and as they are today."""

    def __init__(self, keys: Mapping[Track, str]) -> None:
        self.keys = keys
        self.tracks = {key: track for track, key in keys.items()}
        self.by_year = {(row.year, (row.code, row.name)): track for track in keys for row in track.rows}
        self.ended: dict[Side, list[Track]] = defaultdict(list)
        for track in keys:
            if track.last.year < LATEST_YEAR and not track.last.code.endswith("0000"):
                self.ended[track.last.code, track.last.name].append(track)

    def row(self, old: Track, new: Track) -> Succession:
        return Succession(self.keys[old], self.keys[new], old.last.year + 1)

    def changes_level(self, row: Succession) -> bool:
        old, new = self.tracks[row.old].last, self.tracks[row.new].last
        return old.name == new.name and _is_city(old.code) != _is_city(new.code)


def _is_city(code: str) -> bool:
    return code.endswith("00")


def _from_rulings(index: _Index, corrections: Iterable[Correction]) -> Iterator[Succession]:
    for ruling in corrections:
        if ruling.kind == "successor":
            old = index.by_year.get((ruling.year - 1, ruling.old))
            new = index.by_year.get((ruling.year, ruling.new))
            if old is None or new is None or old is new:
                raise SystemExit(f"corrections.csv: {ruling} does not fit the data")
            yield index.row(old, new)


def _from_seats(index: _Index, seats: Iterable[tuple[Track, list[Row]]]) -> Iterator[Succession]:
    """The districts into which a county-level city was split when its prefecture took over its name."""
    for old, rows in seats:
        for row in rows:
            if old in index.keys:
                yield index.row(old, index.by_year[row.year, (row.code, row.name)])


def _from_prefectures(index: _Index, homes: Mapping[str, str]) -> Iterator[Succession]:
    """A prefecture that ended: the prefectures or the province that its counties went to."""
    for old, key in index.keys.items():
        if not _is_city(key) or old.last.year == LATEST_YEAR or key.endswith("0000"):
            continue
        year = old.last.year
        members = [track for track in index.keys if any(row.year == year and row.city == key for row in track.rows)]
        moved = Counter(homes.get(row.city, "") for track in members for row in track.rows if row.year == year + 1)
        for home, count in moved.items():
            if home and home != key and count >= _SUCCESSOR_SHARE * len(members):
                yield Succession(key, home, year + 1)


def _recorded(index: _Index, changes: Iterable[Change]) -> Iterator[tuple[Track, Track]]:
    """Changes from a place that ended to one that stands; one that leads to another level keeps the name."""
    present = {(track.last.code, track.last.name): track for track in index.keys}
    for change in changes:
        old, new = index.ended.get(change.old, []), present.get(change.new)
        if len(old) != 1 or new is None or new is old[0] or region(old[0].last) != region(new.last):
            continue
        same_level = _is_city(change.old[0]) or not _is_city(change.new[0])
        if same_level or change.old[1] == change.new[1]:
            yield old[0], new

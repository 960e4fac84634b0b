"""Joins yearly rows to tracks: one track is one place through its changes of name, code, status and prefecture."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from gazetteer_build.morphology import stem_of
from gazetteer_build.sources import Change, Row

Key = tuple[str, ...]
Side = tuple[str, str]
T = TypeVar("T")
# Provinces that were carved out of another one: a county keeps its identity when it moves with them.
_CARVED_FROM: Final = {"460000": "440000", "500000": "510000"}
# Names that many cities gave to a district: they say nothing outside their city.
_GENERIC: Final = frozenset((
    "郊区", "城区", "市区", "市中区", "市郊区", "矿区", "新区", "东区", "西区", "南区", "北区",
    "城关区", "东城区", "西城区",
))  # fmt: skip
_LONGEST_GAP: Final = 6
# The record begins here: what stood then may be older.
FIRST_YEAR: Final = 1980


@dataclass(eq=False, slots=True)
class Track:
    """The rows of one place, in the order of years."""

    rows: list[Row]

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def last(self) -> Row:
        return self.rows[-1]


@dataclass(frozen=True, slots=True)
class Correction:
    """A ruling by hand: ``same`` or ``other`` (is the new one the old one?), or ``successor``."""

    kind: str
    year: int
    old: Side
    new: Side


class Linker:
    """Reads years in order and decides for each row which track it continues.

    ``city_names`` gives the name of a prefecture by year and stable code. ``seats`` collects the county-level cities
    that were split when their prefecture took over their name, with the rows that stand in their place.
    """

    def __init__(
        self,
        changes: Iterable[Change],
        corrections: Iterable[Correction],
        city_names: Mapping[tuple[int, str], str],
    ) -> None:
        self._city_names = city_names
        self._targets: dict[Side, set[Side]] = defaultdict(set)
        for change in changes:
            self._targets[change.old].add(change.new)
        rulings = tuple(corrections)
        self._same = {(ruling.year, ruling.old): ruling.new for ruling in rulings if ruling.kind == "same"}
        self._other = {(ruling.year, ruling.old, ruling.new) for ruling in rulings if ruling.kind == "other"}
        self._tracks: list[Track] = []
        self._pool: list[Track] = []
        self._rows: list[Row] = []
        self._year = 0
        self.seats: list[tuple[Track, list[Row]]] = []

    def link(self, rows: Iterable[Row]) -> list[Track]:
        """All rows, in tracks."""
        years: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            years[row.year].append(row)
        for year in sorted(years):
            self._link_year(year, sorted(years[year], key=lambda row: row.code))
        self._join_by_present_name()
        return self._tracks

    def _link_year(self, year: int, rows: list[Row]) -> None:
        """Each rule in turn takes the pairs that it alone can make, from the surest to the boldest."""
        self._year, self._rows = year, rows
        self._pool = [track for track in self._tracks if track.last.year >= year - _LONGEST_GAP]
        self._match(lambda row: _by_hand(self._same, year, row), lambda row: (row.code, row.name))
        self._match(lambda row: (row.city, row.name))
        self._match(lambda row: (row.code, row.name))
        self._match(_province_and_name)
        self._match(lambda row: (row.city, row.name), gap=True)
        self._match(_province_and_name, gap=True)
        self._match(lambda row: (row.city, stem_of(row.name)))
        self._match(lambda row: (region(row), stem_of(row.name)))
        self._match(lambda row: (row.code,))
        self._match_changes()
        self._match_seats()
        self._tracks.extend(Track([row]) for row in self._rows)

    def _match(
        self,
        old_key: Callable[[Row], Key | None],
        new_key: Callable[[Row], Key | None] | None = None,
        *,
        gap: bool = False,
    ) -> None:
        """Joins what has the same key, where the key is unique on both sides."""
        old = _unique(self._pool if gap else self._living(), lambda track: old_key(track.last))
        new = _unique(self._rows, new_key or old_key)
        for key, row in new.items():
            if key in old:
                self._join(old[key], row)

    def _living(self) -> list[Track]:
        return [track for track in self._pool if track.last.year == self._year - 1]

    def _join(self, track: Track, row: Row) -> None:
        if self._kept_apart(track, row):
            return
        track.rows.append(row)
        self._pool.remove(track)
        self._rows.remove(row)

    def _kept_apart(self, track: Track, row: Row) -> bool:
        return (row.year, (track.last.code, track.last.name), (row.code, row.name)) in self._other

    def _match_changes(self) -> None:
        """A recorded change leads from one old division to one new one."""
        for row in list(self._rows):
            old = [track for track in self._living() if _leads_to(self._targets, track.last, row)]
            if len(old) == 1:
                self._join(old[0], row)

    def _match_seats(self) -> None:
        """When 武威地区 became 武威市, the county-level 武威市 became its only new district, 凉州区."""
        new: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows:
            new[self._city_names.get((self._year, row.city), "")].append(row)
        for track in self._living():
            rows = new.get(track.last.name, [])
            if len(rows) == 1:
                self._join(track, rows[0])
            elif rows:
                self.seats.append((track, list(rows)))

    def _join_by_present_name(self) -> None:
        """Changes that name what stands today (获鹿县 → 鹿泉区) join a track that ended to the one that began then."""
        present = {(track.last.code, track.last.name): track for track in self._tracks}
        claims: dict[int, list[Track]] = defaultdict(list)
        for track in self._tracks:
            for target in self._targets.get((track.last.code, track.last.name), ()):
                later = present.get(target)
                if later and later is not track and later.first.year == track.last.year + 1:
                    claims[id(later)].append(track)
        for later in list(self._tracks):
            old = claims.get(id(later), [])
            if len(old) != 1 or self._kept_apart(old[0], later.first):
                continue
            if region(old[0].last) == region(later.first):
                old[0].rows.extend(later.rows)
                self._tracks.remove(later)


def _by_hand(same: Mapping[tuple[int, Side], Side], year: int, row: Row) -> Key | None:
    return same.get((year, (row.code, row.name)))


def region(row: Row) -> str:
    """The province, or the one that it was carved out of."""
    return _CARVED_FROM.get(row.province, row.province)


def _province_and_name(row: Row) -> Key | None:
    return None if row.name in _GENERIC else (region(row), row.name)


def _leads_to(targets: Mapping[Side, set[Side]], old: Row, new: Row) -> bool:
    found = targets.get((old.code, old.name), ())
    return region(old) == region(new) and any(name == new.name for _, name in found)


def _unique(items: Iterable[T], key: Callable[[T], Key | None]) -> dict[Key, T]:
    """The items whose key no other item has."""
    groups: dict[Key, list[T]] = defaultdict(list)
    for item in items:
        if (value := key(item)) is not None:
            groups[value].append(item)
    return {value: group[0] for value, group in groups.items() if len(group) == 1}

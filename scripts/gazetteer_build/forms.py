"""Lists every text that names a place: full names, short forms derived from them, former names, aliases, letters."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gazetteer_build.morphology import bare_form, suffixed_forms
from gazetteer_build.places import Place

KINDS: Final = ("full", "short", "alias", "former", "letter")
# A name that a place lost by 2009 is no rival of the one that bears it today.
_RIVAL_UNTIL: Final = 2010
_LEVELS: Final = ("Province", "City", "County")


@dataclass(frozen=True, slots=True)
class Naming:
    """One text for one place, and whether it is a bare stem (甘谷) rather than a name with its suffix."""

    text: str
    key: str
    kind: str
    bare: bool = False


@dataclass(frozen=True, order=True, slots=True)
class Form:
    """One text, its best kind, the keys of all places that it may name, and whether it is but the stem of a county."""

    text: str
    kind: str
    keys: tuple[str, ...]
    county_stem: bool


def make_forms(places: Iterable[Place], named_by_hand: Iterable[Naming]) -> list[Form]:
    """One form for each text, in the order of texts."""
    known = {place.key: place for place in places}
    groups: dict[str, list[Naming]] = defaultdict(list)
    for place in known.values():
        for naming in _namings(place):
            groups[naming.text].append(naming)
    groups = {text: _settle(group, known) for text, group in groups.items()}
    by_hand: dict[str, list[Naming]] = defaultdict(list)
    for naming in named_by_hand:
        by_hand[naming.text].append(naming)
    return sorted(_form(text, [*groups.get(text, []), *by_hand[text]], known) for text in {*groups, *by_hand})


def _namings(place: Place) -> Iterator[Naming]:
    """Present and former names with their short forms; a place that ended has former ones only."""
    for span in reversed(place.names):
        present = place.stands and span is place.names[-1]
        yield Naming(span.value, place.key, "full" if present else "former")
        for text in suffixed_forms(span.value):
            yield Naming(text, place.key, "short" if present else "former")
        if bare := bare_form(span.value):
            yield Naming(bare, place.key, "short" if present else "former", bare=True)


def _settle(group: list[Naming], known: dict[str, Place]) -> list[Naming]:
    """Leaves out those that nobody means by the text."""
    present = [naming for naming in group if naming.kind != "former"]
    if present:
        group = present + [naming for naming in group if naming.kind == "former" and _rivals(naming, known[naming.key])]
    return _highest(group, known) if all(naming.bare for naming in group) else group


def _rivals(naming: Naming, place: Place) -> bool:
    """The full name of a place that ended of late (江北区 of 重庆市) may still be meant beside its namesake's."""
    return not place.stands and place.until >= _RIVAL_UNTIL and naming.text == place.name


def _highest(group: list[Naming], known: dict[str, Place]) -> list[Naming]:
    """A stem belongs to the highest place that has it: 河南 is no county of 青海, 承德 not 承德县.

    A city of the county level shares it with its own prefecture: 临夏 is 临夏回族自治州 or 临夏市.
    """
    top = min((known[naming.key].level for naming in group), key=_LEVELS.index)
    keys = {naming.key for naming in group if known[naming.key].level == top}
    return [
        naming
        for naming in group
        if naming.key in keys or (_seat(known[naming.key]) and known[naming.key].parent in keys)
    ]


def _seat(place: Place) -> bool:
    return place.level == "County" and place.stands and place.name.endswith("市")


def _form(text: str, group: list[Naming], known: dict[str, Place]) -> Form:
    kind = min((naming.kind for naming in group), key=KINDS.index)
    county_stem = all(naming.bare and known[naming.key].level == "County" for naming in group)
    return Form(text, kind, tuple(sorted({naming.key for naming in group})), county_stem)

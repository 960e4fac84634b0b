"""Writes the gazetteer's tables, and reads those kept by hand: text, UTF-8, LF, in the order of codes."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

from gazetteer_build.forms import KINDS, Form, Naming, make_forms
from gazetteer_build.places import Places, make_places
from gazetteer_build.sources import LATEST_YEAR, Sources
from gazetteer_build.tracks import FIRST_YEAR, Correction
from gazetteer_build.words import Lexicon, count_township_stems

_CORRECTIONS: Final = ("same", "other", "successor")
Row = tuple[object, ...]
Seat = tuple[str, str]


def make_tables(sources: Sources, by_hand: Path) -> dict[str, str]:
    """File name → its text, from the packages and the tables by hand in ``by_hand``."""
    corrections = tuple(_corrections(by_hand / "corrections.csv"))
    made = make_places(sources, corrections)
    keys = {place.key for place in made.places}
    aliases = list(_read(by_hand / "aliases.csv"))
    zones = list(_read(by_hand / "zones.csv"))
    _check(keys, aliases, "aliases.csv", "code")
    _check(keys, zones, "zones.csv", "within")
    forms = make_forms(made.places, chain(_aliases(aliases), _zones(zones)))
    lexicon = Lexicon(sources.words, _township_stems(sources), _words(by_hand / "words.csv", aliases))
    return {
        "divisions.csv": _text(
            "code,name,level,parent,since,until,lat,lon", _divisions(made, _seats(made, sources, by_hand))
        ),
        "names.csv": _text("code,name,since,until", _former(made, "names")),
        "codes.csv": _text("former,code,since,until", _former_codes(made)),
        "parents.csv": _text("code,parent,since,until", _former(made, "parents")),
        "succession.csv": _text("old,new,year", ((row.old, row.new, row.year) for row in made.succession)),
        "forms.csv": _text("text,kind,word,codes", _form_rows(forms, lexicon)),
        "townships.csv": _text("county,standing,abolished", _townships(sources, keys)),
    }


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _check(keys: set[str], rows: Iterable[Mapping[str, str]], file: str, column: str) -> None:
    for number, row in enumerate(rows, start=2):
        if row[column] not in keys or row.get("kind", "alias") not in KINDS:
            raise SystemExit(f"{file}, line {number}: {row} does not fit the divisions")


def _corrections(path: Path) -> Iterator[Correction]:
    for number, row in enumerate(_read(path), start=2):
        if row["kind"] not in _CORRECTIONS:
            raise SystemExit(f"{path.name}, line {number}: the kind is none of {', '.join(_CORRECTIONS)}")
        old, new = (row["old_code"], row["old_name"]), (row["new_code"], row["new_name"])
        yield Correction(row["kind"], int(row["year"]), old, new)


def _aliases(rows: Iterable[Mapping[str, str]]) -> Iterator[Naming]:
    return (Naming(row["name"], row["code"], row["kind"]) for row in rows)


def _zones(rows: Iterable[Mapping[str, str]]) -> Iterator[Naming]:
    for row in rows:
        yield Naming(row["name"], f"zone:{row['name']}", "full")
        for alias in filter(None, row["aliases"].split("|")):
            yield Naming(alias, f"zone:{row['name']}", "alias")


def _words(path: Path, aliases: Iterable[Mapping[str, str]]) -> dict[str, bool]:
    """What is ruled by hand: the list of words, and the aliases' own column."""
    ruled = {row["name"]: row["word"] == "1" for row in aliases}
    return ruled | {row["text"]: row["word"] == "1" for row in _read(path)}


def _township_stems(sources: Sources) -> dict[str, int]:
    return count_township_stems(tuple(chain.from_iterable(entry.standing for entry in sources.townships.values())))


def _since(year: int) -> object:
    """Empty where the record begins no later."""
    return "" if year <= FIRST_YEAR else year


def _divisions(made: Places, seats: Mapping[str, Seat]) -> Iterator[Row]:
    for place in made.places:
        until = "" if place.stands else place.until
        seat = seats.get(place.key, ("", ""))
        yield (place.key, place.name, place.level, place.parent, _since(place.since), until, *seat)


def _seats(made: Places, sources: Sources, by_hand: Path) -> dict[str, Seat]:
    """Key → coordinates: by hand, by the newest code that the source knows, else a predecessor's or a successor's."""
    seats = {row["code"]: (row["lat"], row["lon"]) for row in _read(by_hand / "seats.csv")}
    for place in made.places:
        known = (sources.coordinates.get(span.value) for span in reversed(place.codes))
        if seat := next(filter(None, known), None):
            seats.setdefault(place.key, seat)
    own = dict(seats)
    for row in made.succession:
        for key, other in ((row.old, row.new), (row.new, row.old)):
            if other in own:
                seats.setdefault(key, own[other])
    return seats


def _former(made: Places, history: str) -> Iterator[Row]:
    """All spans but the last, which divisions.csv gives; each lasts until the next begins."""
    for place in made.places:
        for span, later in pairwise(getattr(place, history)):
            yield place.key, span.value, _since(span.since), later.since - 1


def _former_codes(made: Places) -> list[Row]:
    rows = ((code, key, since, until) for key, code, since, until in _former(made, "codes"))
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1]), int(str(row[3]))))


def _form_rows(forms: Iterable[Form], lexicon: Lexicon) -> Iterator[Row]:
    """All forms but those that were a name once and are an ordinary word now: 公园, 市区."""
    for form in forms:
        word = form.kind == "letter" or lexicon.is_word(form.text, county=form.county_stem)
        if not (word and form.kind == "former"):
            yield form.text, form.kind, int(word), "|".join(form.keys)


def _townships(sources: Sources, keys: set[str]) -> Iterator[Row]:
    for county, entry in sorted(sources.townships.items()):
        if county not in keys:
            raise SystemExit(f"townships of {county}, which is no county of {LATEST_YEAR}")
        yield county, "|".join(entry.standing), "|".join(entry.abolished)


def _text(header: str, rows: Iterable[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return buffer.getvalue()

"""The properties and edges of the graph in RDF: from a key and a value to a predicate and a term."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from aidgraph.model.schema import BOUNDS, ORIGINS, PREDICATES, SCHEMES, STATUSES, UNITS
from aidgraph.stores.labels import CLAIM_EDGES
from aidgraph.stores.rdf_terms import Literal, Name, Term, sound

# Of the six tasks, those that a predicate belongs to, and their concepts.
TASKS: Final[Mapping[str, str]] = {
    "资金使用": "task_funds",
    "产业合作": "task_industry",
    "人才交流": "task_talent",
    "劳务协作": "task_labour",
    "携手奔小康": "task_pairing",
}
_PEOPLE: Final = ("cadre", "professional", "teacher", "doctor", "mixed", "farmer", "student")
_UNITS_PAIRED: Final = {
    "市州": "prefecture", "区县": "county", "乡镇": "township", "村": "village", "学校": "school", "医院": "hospital",
    "企业": "enterprise",
}  # fmt: skip
# (predicate, what): its concept, where ``what`` is one of a closed list
KINDS: Final[Mapping[tuple[str, str], str]] = {
    **{("funds", what): f"money_{what}" for what in ("fiscal", "social", "central", "attracted")},
    **{(predicate, what): f"people_{what}" for predicate in ("sends_talent", "trains") for what in _PEOPLE},
    **{("benefits", what): f"reach_{what}" for what in ("poor", "farmers", "jobs")},
    **{("pairs_units", what): f"unit_{local}" for what, local in _UNITS_PAIRED.items()},
    ("invests_in", "enterprises"): "investors_enterprises",
}
# type of an edge: the predicate that it is
EDGE_OF: Final[Mapping[str, str]] = {
    "PROVIDER": "aid:provider",
    "RECEIVER": "aid:receiver",
    "VIA": "aid:via",
    "SUPPORTS": "prov:wasDerivedFrom",
    "IN": "oa:hasSource",
    "MENTIONS": "schema:mentions",
    "PART_OF": "schema:containedInPlace",
    "MEMBER_OF": "prov:hadMember",
    "SUCCEEDED_BY": "dcterms:isReplacedBy",
    **{predicate.edge: f"aid:{predicate.name}" for predicate in PREDICATES.values()},
}
# The edges whose predicate points the same way.
FORWARD: Final = frozenset(("PROVIDER", "RECEIVER", "VIA", "IN", "MENTIONS", "PART_OF", "SUCCEEDED_BY", *CLAIM_EDGES))

_YEAR: Final = r"[0-9]{4}"
_DATES: Final = (
    (re.compile(_YEAR), "xsd:gYear"),
    (re.compile(_YEAR + r"-(0[1-9]|1[0-2])"), "xsd:gYearMonth"),
    (re.compile(_YEAR + r"-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"), "xsd:date"),
    (re.compile(_YEAR + r"-(0[13-9]|1[0-2])-(29|30)|[0-9]{4}-(0[13578]|1[02])-31"), "xsd:date"),
    (re.compile(r"[0-9]{2}(0[48]|[2468][048]|[13579][26])-02-29"), "xsd:date"),
)


def text(value: object) -> Literal:
    """A string."""
    return Literal(sound(str(value)))


def integer(value: object) -> Literal:
    """A whole number."""
    return Literal(str(value), "xsd:integer")


def _decimal(value: object) -> Literal:
    """Without exponent, and without a point where it is whole: the canonical form of XML Schema 1.1."""
    number = Decimal(repr(value))
    plain = format(number, "f")
    return Literal(plain.rstrip("0").rstrip(".") if "." in plain else plain, "xsd:decimal")


def _boolean(value: object) -> Literal:
    return Literal("true" if value else "false", "xsd:boolean")


def _date(value: object) -> Literal:
    """An ISO date, month or year by its own type; anything else is only text."""
    written = str(value)
    return Literal(sound(written), next((kind for form, kind in _DATES if form.fullmatch(written)), "xsd:string"))


def _address(value: object) -> Literal:
    return Literal(sound(str(value)), "xsd:anyURI")


def _concept(known: tuple[str, ...]) -> Callable[[object], Term]:
    """One of a closed list; what is none of it stays text, which the shapes then tell."""
    return lambda value: Name(f"aid:{value}") if value in known else text(value)


# key of a node or an edge: its predicate, and how its value is written
_PROPERTIES: Final[Mapping[str, tuple[str, Callable[[object], Term]]]] = {
    "id": ("dcterms:identifier", text),
    "name": ("rdfs:label", text),
    "code": ("skos:notation", text),
    "lat": ("schema:latitude", _decimal),
    "lon": ("schema:longitude", _decimal),
    "title": ("dcterms:title", text),
    "publisher": ("schema:publisher", text),
    "published": ("schema:datePublished", _date),
    "url": ("schema:url", _address),
    "place": ("aid:placeCode", text),
    "count": ("aid:occurrences", integer),
    "curated": ("aid:curatedOnly", _boolean),
    "predicate": ("aid:predicate", _concept(tuple(PREDICATES))),
    "value": ("aid:value", _decimal),
    "confidence": ("aid:confidence", _decimal),
    "unit": ("aid:unit", _concept(UNITS)),
    "status": ("aid:status", _concept(STATUSES)),
    "scheme": ("aid:scheme", _concept(SCHEMES)),
    "bound": ("aid:bound", _concept(BOUNDS)),
    "origin": ("aid:origin", _concept((*ORIGINS, "lexicon"))),
    "since": ("aid:since", _date),
    "until": ("aid:until", _date),
    "as_of": ("aid:asOf", _date),
}
_YEARS: Final = {"since": "aid:startYear", "until": "aid:endYear"}


def described(key: str, value: object) -> tuple[str, Term]:
    """What RDF says for a property; one that is not listed keeps its name, and its type decides how it is written."""
    if isinstance(value, int) and key in _YEARS:
        return _YEARS[key], integer(value)
    if key in _PROPERTIES:
        predicate, write = _PROPERTIES[key]
        return predicate, write(value)
    first, *rest = key.split("_")
    return f"aid:{first}{''.join(map(str.capitalize, rest))}", _plain(value)


def _plain(value: object) -> Term:
    if isinstance(value, bool):
        return _boolean(value)
    if isinstance(value, int):
        return integer(value)
    return _decimal(value) if isinstance(value, float) else text(value)

"""The graph as Turtle: prefixes, then a paragraph a resource, as it comes."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, TextIO

from aidgraph.stores.elements import Projection
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_terms import BASE, PREFIXES, TYPE, Blank, Literal, Name, Resource, Term, ntriples, quoted

_USED: Final = ("aid", "dcterms", "oa", "prov", "rdf", "rdfs", "schema", "skos", "xsd")
# Numbers and truth values stand bare where their form alone tells their type.
_BARE: Final = {"xsd:integer": re.compile(r"[+-]?[0-9]+"), "xsd:boolean": re.compile(r"true|false")}
_DEEPER: Final = "    "


def write(graph: Projection, stream: TextIO, /, *, base: str = BASE, rdf12: bool = False) -> None:
    """Writes it; neighbours in the stream that speak of one subject share a paragraph."""
    stream.writelines(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in _USED)
    stream.writelines(_paragraphs(describe(graph, base, quoting=rdf12)))


def _paragraphs(resources: Iterable[Resource]) -> Iterator[str]:
    for subject, some in groupby(resources, attrgetter("subject")):
        pairs = [pair for resource in some for pair in resource.pairs]
        yield f"\n{ntriples(subject)} {_listed(pairs, _DEEPER)} .\n"


def _listed(pairs: Iterable[tuple[str, Term]], indent: str) -> str:
    """``p o, o ; p o``: objects of one predicate that follow one another share it."""
    parts = []
    for predicate, same in groupby(pairs, lambda pair: pair[0]):
        objects = ", ".join(_object(term, indent) for _, term in same)
        parts.append(f"{'a' if predicate == TYPE else predicate} {objects}")
    return f" ;\n{indent}".join(parts)


def _object(term: Term, indent: str) -> str:
    match term:
        case Name(curie):
            return curie
        case Literal(lexical, datatype) if datatype in _BARE:
            return lexical if _BARE[datatype].fullmatch(lexical) else f"{quoted(lexical)}^^{datatype}"
        case Literal(lexical, datatype) if datatype != "xsd:string":
            return f"{quoted(lexical)}^^{datatype}"
        case Blank(_, pairs):
            return f"[ {_listed(pairs, indent + _DEEPER)} ]"
        case _:
            return ntriples(term)

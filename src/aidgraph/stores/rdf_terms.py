"""RDF as plain values: from text to IRIs and literals that every syntax of RDF can carry, and their N-Triples form."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias, Union

ONTOLOGY: Final = "urn:aidgraph:ontology"
BASE: Final = "urn:aidgraph:"
PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aid": f"{ONTOLOGY}#",
        "dcterms": "http://purl.org/dc/terms/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
TYPE: Final = "rdf:type"
STRING: Final = "xsd:string"


class Name(NamedTuple):
    """A term of a vocabulary, ``prov:Entity``."""

    curie: str


class Iri(NamedTuple):
    """An absolute IRI, made by ``iri``."""

    value: str


class Literal(NamedTuple):
    """A value: its lexical form and the name of its datatype."""

    lexical: str
    datatype: str = STRING


class Blank(NamedTuple):
    """Something without a name of its own, described where it is used; ``label`` is unique in the graph."""

    label: str
    pairs: tuple[tuple[str, "Term"], ...]


class Quoted(NamedTuple):
    """A triple that is spoken of, and thereby not said: RDF 1.2."""

    subject: Iri
    predicate: str
    object: Iri


Term: TypeAlias = Union[Name, Iri, Literal, Blank, Quoted]  # noqa: UP007 - of classes that stand above


class Resource(NamedTuple):
    """Some of what is said of one subject: predicates, by name, and objects."""

    subject: Iri
    pairs: tuple[tuple[str, Term], ...]


# All but what RFC 3987 lets stand in a path, less the marks that turn or hide text; % too, so that no two names meet.
_NOT_KEPT: Final = re.compile(
    r"[^A-Za-z0-9._~:/\-"
    "\u00a1-\u00ac\u00ae-\u05ff\u0606-\u061b\u061d-\u06dc\u06de-\u070e\u0710-\u167f\u1681-\u180d\u180f-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
    "\U00010000-\U0001bc9f\U0001d200-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BASE: Final = re.compile(
    r"(https?://[A-Za-z0-9._~:/\-]*[/#]|urn:[A-Za-z0-9][A-Za-z0-9-]+:([A-Za-z0-9._~:/\-]*[:/#])?)"
)
# What no reader of a line-based file, and no terminal, is to meet as it is.
_ESCAPED: Final = re.compile(
    '[\\x00-\\x1f"\\\\\\x7f-\\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\uffff\ufffe]'
)
_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@lru_cache(maxsize=1024)
def expand(curie: str) -> str:
    """``prov:Entity`` → the whole IRI."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def is_base(text: str) -> bool:
    """Whether IRIs may begin so: ``http://…/``, ``https://…#`` or ``urn:…:``, in ASCII."""
    return _BASE.fullmatch(text) is not None


def iri(base: str, name: str) -> Iri:
    """The IRI of a name: what may not stand in an IRI is escaped, so that different names have different IRIs."""
    return Iri(base + _NOT_KEPT.sub(_percent, sound(name)))


def sound(text: str) -> str:
    """Text that can be encoded: half characters become U+FFFD."""
    return _SURROGATE.sub("\ufffd", text)


def ntriples(term: Term) -> str:
    """A term as N-Triples write it; of a blank node its label."""
    match term:
        case Iri(value):
            return f"<{value}>"
        case Name(curie):
            return f"<{expand(curie)}>"
        case Literal(lexical, datatype):
            return quoted(lexical) if datatype == STRING else f"{quoted(lexical)}^^<{expand(datatype)}>"
        case Blank(label):
            return f"_:{label}"
        case Quoted(subject, predicate, object_):
            return f"<<( {ntriples(subject)} <{expand(predicate)}> {ntriples(object_)} )>>"


def quoted(text: str) -> str:
    """A string in quotation marks, for N-Triples, Turtle and SPARQL alike."""
    return f'"{_ESCAPED.sub(_escape, sound(text))}"'


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8"))


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"

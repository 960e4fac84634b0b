"""What the RDF store asks of an engine, whichever holds the triples, and how it tells plain values."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from aidgraph.stores.base import Rows

Value = str | int | float | bool | None

_NUMBERS: Final = {"decimal": float, "double": float, "float": float, "integer": int, "int": int, "long": int}
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


class Engine(Protocol):
    """Triples in memory. A term is the engine's own; predicates are given and told as names, ``prov:hadMember``.

    Every method raises ``StoreError`` where the engine fails.
    """

    def select(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The answer to a query; ``ASK`` answers in one row, ``CONSTRUCT`` in a row a triple."""
        ...

    def subjects(self, predicate: str, object_: Any) -> Iterator[Any]:
        """What has that object."""
        ...

    def objects(self, subject: Any, predicate: str) -> Iterator[Any]:
        """What a subject has."""
        ...

    def about(self, subject: Any) -> Iterator[tuple[str, Any]]:
        """Everything said of a subject: IRIs of predicates, and objects."""
        ...

    def string(self, text: str) -> Any:
        """The term of a string."""
        ...

    def name(self, curie: str) -> Any:
        """The term of a name, ``aid:Place``."""
        ...

    def value(self, term: Any) -> Value:
        """A term as a plain value: of a name its IRI."""
        ...


def plain(lexical: str, datatype: str) -> Value:
    """The plain value of a literal; one whose form does not fit its type is text."""
    kind = datatype.removeprefix(_XSD)
    if kind == "boolean":
        return lexical in ("true", "1")
    try:
        return _NUMBERS[kind](lexical) if kind in _NUMBERS else lexical
    except ValueError:
        return lexical


def typed(value: object) -> tuple[str, str]:
    """A plain value as a literal: its lexical form and the IRI of its datatype."""
    if isinstance(value, bool):
        return str(value).lower(), f"{_XSD}boolean"
    kind = "integer" if isinstance(value, int) else "double" if isinstance(value, float) else "string"
    return str(value), _XSD + kind

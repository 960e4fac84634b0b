"""The graph as JSON-LD: the project's context, then an object a resource, a line each."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final, TextIO

from aidgraph.resources import folder
from aidgraph.stores.elements import Projection
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_terms import BASE, STRING, TYPE, Blank, Literal, Name, Term, ntriples

_dumped: Final = json.JSONEncoder(ensure_ascii=False).encode


def write(graph: Projection, stream: TextIO, /, *, base: str = BASE) -> None:
    """Writes it; the context stands in the file, so that reading asks nothing of the network."""
    context = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    terms = _Terms(context)
    stream.write(f'{{"@context": {_dumped(context)},\n"@graph": [')
    for number, resource in enumerate(describe(graph, base)):
        held = {"@id": resource.subject.value, **terms.object(resource.pairs)}
        stream.write(f"{',' if number else ''}\n{_dumped(held)}")
    stream.write("\n]}\n")


class _Terms:
    """The short names of a context, and what it says of the values under each."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        defined = {term: value for term, value in context.items() if isinstance(value, dict)}
        self._terms = {value["@id"]: (term, value.get("@type", "")) for term, value in defined.items()}

    def object(self, pairs: Iterable[tuple[str, Term]]) -> dict[str, Any]:
        """One JSON object; a key with several values has a list of them."""
        found: dict[str, list[Any]] = {}
        for predicate, term in pairs:
            name, coerced = ("@type", "@type") if predicate == TYPE else self._terms.get(predicate, (predicate, ""))
            found.setdefault(name, []).append(self._value(term, coerced))
        return {name: values[0] if len(values) == 1 else values for name, values in found.items()}

    def _value(self, term: Term, coerced: str) -> Any:
        match term:
            case Blank(_, pairs):
                return self.object(pairs)
            case Literal(lexical, datatype):
                return _literal(lexical, datatype, coerced)
            case Name(curie):
                named = curie
            case _:
                named = ntriples(term)[1:-1]
        return named if coerced in ("@id", "@type") else {"@id": named}


def _literal(lexical: str, datatype: str, coerced: str) -> Any:
    if datatype in ("xsd:integer", "xsd:boolean") and not coerced:
        return json.loads(lexical)
    if datatype == coerced or (datatype == STRING and not coerced):
        return lexical
    return {"@value": lexical} if datatype == STRING else {"@value": lexical, "@type": datatype}

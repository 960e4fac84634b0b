"""N-Triples: from descriptions of resources to lines, one triple each."""

from collections.abc import Iterable, Iterator

from aidgraph.stores.rdf_terms import Blank, Resource, Term, expand, ntriples


def lines(resources: Iterable[Resource]) -> Iterator[str]:
    """The lines, with their ends; what a blank node holds follows the line that names it."""
    for resource in resources:
        yield from _lines(ntriples(resource.subject), resource.pairs)


def _lines(subject: str, pairs: tuple[tuple[str, Term], ...]) -> Iterator[str]:
    for predicate, term in pairs:
        yield f"{subject} <{expand(predicate)}> {ntriples(term)} .\n"
        if isinstance(term, Blank):
            yield from _lines(ntriples(term), term.pairs)

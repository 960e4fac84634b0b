"""Runs a query of the library: from its name and parameters to rows in its order."""

from collections.abc import Mapping

from aidgraph.errors import UsageError
from aidgraph.queries.library import Library
from aidgraph.queries.parameters import bind
from aidgraph.queries.twins import Triples, run_twin
from aidgraph.stores.base import Rows, Store


def run(library: Library, store: Store, name: str, params: Mapping[str, object]) -> Rows:
    """The rows of a query; parameters of type ``entity`` are ids already.

    Raises ``LookupFailure`` for a query that there is not, ``UsageError`` for a parameter that is missing, unknown or
    of another type, or an engine that the query is not for, ``StoreError`` where the engine fails.
    """
    query = library.query(name)
    if store.engine not in query.engines:
        raise UsageError("graph.query_not_for", query=name, engine=store.engine, engines=", ".join(query.engines))
    values = bind(name, query.parameters, params)
    if isinstance(store, Triples):
        return run_twin(store, query.twin, values, query.returns, query.order)
    return store.cypher(query.text, values)

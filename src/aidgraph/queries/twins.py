"""The same question in SPARQL: from ``NAME.rq`` beside a query to the rows that the query gives elsewhere."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Protocol, runtime_checkable

from aidgraph.errors import DataError
from aidgraph.queries.parameters import Parameter, Value
from aidgraph.stores.base import Rows
from aidgraph.stores.sparql_text import parameters, refused_word, selected

# A parameter is written $_name: a column may be called the same.
_MARK: Final = "_"
# SPARQL knows no parameter after LIMIT: rows are counted off here.
_LIMIT: Final = "limit"


@runtime_checkable
class Triples(Protocol):
    """A store that answers in SPARQL."""

    def sparql(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows of a query."""
        ...


def read_twin(path: Path, declared: Iterable[Parameter], returns: tuple[str, ...]) -> str:
    """The text of a twin, empty where there is none.

    It selects the columns of its query in their order, then its parameters as ``$_name``. Raises ``DataError``.
    """
    if not path.is_file():
        return ""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError("graph.query_encoding", path=path, line=1) from error
    if refused := refused_word(text):
        line = text.count("\n", 0, refused.start()) + 1
        raise DataError("graph.query_clause", path=path, line=line, clause=refused[0].upper())
    wanted = [_MARK + parameter.name for parameter in declared if parameter.name != _LIMIT]
    columns = [name for name in selected(text) if not name.startswith(_MARK)]
    marked = {name for name in selected(text) if name.startswith(_MARK)}
    if columns != [*returns]:
        raise DataError("rdf.twin_columns", path=path, line=1, header=", ".join(returns), text=", ".join(columns))
    if not set(wanted) == marked == parameters(text):
        raise DataError("rdf.twin_parameters", path=path, line=1, names=", ".join(f"${name}" for name in wanted))
    return text


def run_twin(
    store: Triples, text: str, values: Mapping[str, Value], returns: tuple[str, ...], order: Iterable[tuple[str, bool]]
) -> Rows:
    """The rows of a twin, without its parameters, in the order that the query's header tells: nothing is last."""
    answer = store.sparql(text, {_MARK + name: value for name, value in values.items() if name != _LIMIT})
    width = len(returns)
    rows = [row[:width] for row in answer.rows if any(value is not None for value in row[:width])]
    for column, descending in reversed([*order]):
        position = returns.index(column)
        rows.sort(key=lambda row: _rank(row[position]), reverse=descending)
    limit = values.get(_LIMIT)
    return Rows(returns, tuple(rows[:limit] if isinstance(limit, int) else rows))


def _rank(value: object) -> tuple[bool, Any]:
    return value is None, 0 if value is None else value

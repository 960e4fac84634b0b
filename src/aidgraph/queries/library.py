"""The query library: from ``*.cypher`` files with a header, and their twins in SPARQL, to checked queries by name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from aidgraph.errors import DataError, LookupFailure
from aidgraph.queries.parameters import Parameter, parse_parameters
from aidgraph.queries.returned import returned_columns
from aidgraph.queries.twins import read_twin
from aidgraph.stores import statement

ENGINES: Final = ("kglite", "neo4j")
_HEADER: Final = re.compile(r"//\s*([\w.]+)\s*:\s*(.*?)\s*")
_REQUIRED: Final = ("title.zh", "title.en", "question.zh", "question.en", "returns", "order")
_KEYS: Final = frozenset((*_REQUIRED, "params", "engines", "example", "no_twin"))


@dataclass(frozen=True, slots=True)
class Query:
    """A question kept as a file. ``title`` and ``question`` are by language, ``order`` is (column, descending).

    ``example`` is values for some of the parameters, as a user writes them. ``twin`` is the same in SPARQL, for the
    engine ``rdf``; empty where there is none, and ``no_twin`` says why.
    """

    name: str
    text: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    order: tuple[tuple[str, bool], ...]
    engines: tuple[str, ...]
    example: tuple[tuple[str, str], ...] = ()
    twin: str = ""
    no_twin: str = ""


class Library:
    """The queries of some folders, each parsed once."""

    def __init__(self, queries: Iterable[Query]) -> None:
        self._queries = {query.name: query for query in sorted(queries, key=lambda query: query.name)}

    @classmethod
    def load(cls, folders: Iterable[Path]) -> "Library":
        """Every ``*.cypher`` of the folders. Raises ``DataError``, with file and line, for one that is not right."""
        queries: dict[str, Query] = {}
        for path in (path for folder in folders for path in sorted(folder.glob("*.cypher"))):
            query = parse(path)
            if query.name in queries:
                raise DataError("graph.query_twice", path=path, line=1, name=query.name)
            queries[query.name] = query
        return cls(queries.values())

    def names(self) -> tuple[str, ...]:
        """Their names, sorted."""
        return tuple(self._queries)

    def query(self, name: str) -> Query:
        """The query of that name. Raises ``LookupFailure``."""
        if name not in self._queries:
            raise LookupFailure("graph.no_query", name=name, names=", ".join(self._queries))
        return self._queries[name]


def parse(path: Path) -> Query:
    """One file: its header, then the text. Raises ``DataError``."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError("graph.query_encoding", path=path, line=1) from error
    header = _header(path, text)
    _check_text(path, text)
    parameters = parse_parameters(path, *header.get("params", ("", 1)))
    _check_parameters(path, text, parameters)
    returns = _words(header["returns"][0])
    if returns != (found := returned_columns(text)):
        line = header["returns"][1]
        raise DataError("graph.query_returns", path=path, line=line, header=", ".join(returns), text=", ".join(found))
    twin = read_twin(path.with_suffix(".rq"), parameters, returns)
    engines = _engines(path, *header.get("engines", (", ".join(ENGINES), 1)))
    return Query(
        name=path.stem,
        text=text,
        title=_by_language(header, "title"),
        question=_by_language(header, "question"),
        parameters=parameters,
        returns=returns,
        order=_order(path, *header["order"], returns),
        engines=(*engines, "rdf") if twin else engines,
        example=_example(path, *header.get("example", ("", 1)), parameters),
        twin=twin,
        no_twin=header.get("no_twin", ("",))[0],
    )


def _header(path: Path, text: str) -> dict[str, tuple[str, int]]:
    """Key → value and line, of the comment lines that open the file."""
    header: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            break
        found = _HEADER.fullmatch(line)
        if not found or found[1] not in _KEYS:
            raise DataError("graph.query_key", path=path, line=number, found=line, keys=", ".join(sorted(_KEYS)))
        if found[1] in header:
            raise DataError("graph.query_key_twice", path=path, line=number, key=found[1])
        header[found[1]] = found[2], number
    if missing := [key for key in _REQUIRED if not header.get(key, ("",))[0]]:
        raise DataError("graph.query_key_missing", path=path, line=1, keys=", ".join(missing))
    return header


def _check_text(path: Path, text: str) -> None:
    for refused in (statement.write_clause, statement.outside_clause, statement.procedure_call):
        if found := refused(text):
            line = text.count("\n", 0, found.start()) + 1
            raise DataError("graph.query_clause", path=path, line=line, clause=" ".join(found[0].split()).upper())


def _check_parameters(path: Path, text: str, parameters: tuple[Parameter, ...]) -> None:
    declared, used = {parameter.name for parameter in parameters}, statement.parameters(text)
    for name in sorted(used - declared):
        line = text.count("\n", 0, text.index(f"${name}")) + 1
        raise DataError("graph.query_undeclared", path=path, line=line, name=name)
    for parameter in parameters:
        if parameter.name not in used:
            raise DataError("graph.query_unused", path=path, line=parameter.line, name=parameter.name)


def _order(path: Path, value: str, line: int, returns: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    order = []
    for item in value.split(","):
        column, _, direction = item.strip().partition(" ")
        if column not in returns or direction not in ("", "desc"):
            raise DataError("graph.query_order", path=path, line=line, found=item.strip())
        order.append((column, direction == "desc"))
    return tuple(order)


def _example(path: Path, value: str, line: int, parameters: tuple[Parameter, ...]) -> tuple[tuple[str, str], ...]:
    """``place=甘谷县 year=2018`` → pairs."""
    declared = {parameter.name for parameter in parameters}
    pairs = []
    for item in value.split():
        name, _, given = item.partition("=")
        if name not in declared or not given:
            raise DataError("graph.query_example", path=path, line=line, found=item)
        pairs.append((name, given))
    return tuple(pairs)


def _engines(path: Path, value: str, line: int) -> tuple[str, ...]:
    engines = _words(value)
    if unknown := set(engines) - set(ENGINES):
        raise DataError("graph.query_engine", path=path, line=line, found=", ".join(sorted(unknown)))
    return engines


def _by_language(header: Mapping[str, tuple[str, int]], key: str) -> Mapping[str, str]:
    return MappingProxyType({lang: header[f"{key}.{lang}"][0] for lang in ("zh", "en")})


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(","))

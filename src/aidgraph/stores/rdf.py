"""The graph as triples in a file: from a projection to N-Triples, from SPARQL to rows."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final, NoReturn

from aidgraph.errors import StoreError
from aidgraph.model.identity import digest
from aidgraph.stores.base import Rows
from aidgraph.stores.elements import Projection
from aidgraph.stores.rdf_engine import Engine, Value
from aidgraph.stores.rdf_lines import lines
from aidgraph.stores.rdf_mapping import describe
from aidgraph.stores.rdf_neighbours import TripleNeighbours
from aidgraph.stores.sparql_text import refused_word

# Raised when the same ledger is to give other triples, so that older files are written anew.
_FORM: Final = 1
_WRITABLE: Final = (".nt", ".ttl")
_READABLE: Final = (*_WRITABLE, ".jsonld")
# Of this size rdflib takes a second to read, and to answer; pyoxigraph takes a fiftieth of it.
_LARGE: Final = 1_000_000


class RdfStore:
    """Triples that are loaded when they are first asked, and then only read; written whole, into a new file."""

    engine: ClassVar[str] = "rdf"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: Engine | None = None

    def holds(self, state: str) -> bool:
        """Whether the file was written by ``write`` from a ledger in this state."""
        if not self._path.is_file():
            return False
        with self._path.open("rb") as stream:
            return stream.readline(200) == _stamp(state).encode()

    def write(self, projection: Projection, state: str) -> None:
        """A temporary file of N-Triples, which are Turtle too, renamed over the old one."""
        if self._path.suffix not in _WRITABLE:
            raise StoreError("rdf.suffix", path=self._path, suffixes=" ".join(_WRITABLE))
        unfinished = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            with unfinished.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(_stamp(state))
                stream.writelines(lines(describe(projection)))
            unfinished.replace(self._path)
        except OSError as error:
            raise StoreError("rdf.engine", reason=error.strerror) from error
        finally:
            unfinished.unlink(missing_ok=True)
        self._engine = None

    def cypher(self, text: str, parameters: Mapping[str, object]) -> NoReturn:
        """Triples are asked in SPARQL: raises ``StoreError``."""
        raise StoreError("rdf.no_cypher", path=self._path)

    def sparql(self, text: str, parameters: Mapping[str, Value]) -> Rows:
        """The rows of a query.

        A parameter binds the variable of its name, which stands among those selected. A text that would write, or read
        from elsewhere, is refused.
        """
        if refused := refused_word(text):
            raise StoreError("rdf.only_reads", word=refused[0].upper())
        return self.triples().select(text, parameters)

    def neighbours(self) -> TripleNeighbours:
        """What the search for paths asks for."""
        return TripleNeighbours(self.triples())

    def close(self) -> None:
        """Lets the memory go; the file is closed already."""
        self._engine = None

    def triples(self) -> Engine:
        """The engine that holds them, loaded now."""
        if self._engine is None:
            self._engine = _load(self._path)
        return self._engine


def _stamp(state: str) -> str:
    """The first line, a comment: the only words of ours that are no triple."""
    return f"# ledger_{digest('rdf', _FORM, state)}\n"


def _load(path: Path) -> Engine:
    """The triples of a ``.nt``, ``.ttl`` or ``.jsonld`` file. Raises ``StoreError``."""
    if path.suffix not in _READABLE:
        raise StoreError("rdf.suffix", path=path, suffixes=" ".join(_READABLE))
    if not path.is_file():
        raise StoreError("rdf.no_file", path=path)
    try:
        return _engine(path)
    except ImportError as error:
        raise StoreError("rdf.not_installed") from error


def _engine(path: Path) -> Engine:
    """Small files go to rdflib, large ones to pyoxigraph, and JSON-LD too: rdflib would fetch any context."""
    if path.suffix == ".jsonld" or path.stat().st_size > _LARGE:
        from aidgraph.stores.rdf_oxigraph import OxigraphEngine

        return OxigraphEngine(path)
    from aidgraph.stores.rdf_rdflib import RdflibEngine

    return RdflibEngine(path)

"""What the graph can be handed on as: one module a format, named here and loaded when it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final, Literal, Protocol

from aidgraph.stores.elements import Projection


class Writer(Protocol):
    """A format's ``write``: the graph to its target; what a format can be told comes by name."""

    def __call__(self, graph: Projection, target: Any, /, **options: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """``module`` of this package holds ``write``; ``options`` are the names of what it can be told.

    ``target`` is what it writes to: a stream of text, one of bytes, or an empty folder.
    """

    module: str
    options: frozenset[str] = frozenset()
    target: Literal["text", "bytes", "folder"] = "text"

    @property
    def write(self) -> Writer:
        """Loads the module, and with it whatever library the format needs."""
        writer: Writer = import_module(f"{__name__}.{self.module}").write
        return writer


FORMATS: Final[Mapping[str, Format]] = {
    "ttl": Format("rdf_turtle", frozenset(("base", "rdf12"))),
    "nt": Format("rdf_ntriples", frozenset(("base", "rdf12"))),
    "jsonld": Format("rdf_jsonld", frozenset(("base",))),
    "graphml": Format("graphml", target="bytes"),
    "csv": Format("csv_tables", target="folder"),
    "parquet": Format("parquet", target="folder"),
    "xlsx": Format("xlsx", target="bytes"),
    "cypher": Format("cypher_script"),
    "ftm": Format("ftm"),
}

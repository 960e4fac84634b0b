"""aidgraph reads Chinese reports on East–West assistance and builds a knowledge graph that quotes its sources."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aidgraph.api import Built, Graph, build, open  # noqa: A004 - as in tarfile

__version__ = "0.1.0"
__all__ = ["Built", "Graph", "__version__", "build", "open"]


def __getattr__(name: str) -> Any:
    """The Python API, loaded when it is first used: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from aidgraph import api

    return getattr(api, name)

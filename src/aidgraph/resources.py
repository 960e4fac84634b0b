"""Finds the data that travels with the package: ``cypher/``, ``ontology/``, ``seeds/``."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``name``, inside an installed wheel or at the top of a checkout.

    Raises ``FileNotFoundError`` where the installation is broken.
    """
    for root in (_PACKAGE / "data", _PACKAGE.parents[1]):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"the installation lacks its {name}/ folder: install aidgraph again")

"""Where a Neo4j server is and who asks it: from a URI, environment and settings file to an address and credentials."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from aidgraph.errors import DataError, UsageError

SCHEMES: Final = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
# The variable that names the settings file, and where it lies else, in the user's folder of settings.
SETTINGS: Final = "AIDGRAPH_NEO4J_SETTINGS"
_SETTINGS_FILE: Final = Path("aidgraph/neo4j.conf")
_FIRST_USER: Final = "neo4j"
# The rules for names of databases: letters, digits, dots and dashes, at most 63.
_DATABASE: Final = re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,62}")
_LINE: Final = re.compile(r"\s*([\w.]+)\s*=\s*(.*?)\s*")
# A setting and the variable of the environment that says it; a settings file knows it by either name.
_VARIABLES: Final = {"username": "NEO4J_USERNAME", "password": "NEO4J_PASSWORD", "database": "NEO4J_DATABASE"}


@dataclass(frozen=True, slots=True)
class Address:
    """A server's URI without the database; ``database`` is empty for the user's own."""

    uri: str
    database: str = ""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; an empty ``password`` is none. The password is in no text made of this."""

    username: str = _FIRST_USER
    password: str = field(default="", repr=False)
    database: str = ""


def parse_address(text: str) -> Address:
    """``neo4j+s://host:7687/name`` → the server and its database ``name``.

    Raises ``UsageError``, above all where a password stands in it: a command line can be read by others.
    """
    try:
        parts = urlsplit(text)
        _ = parts.port  # a port that is none raises
    except ValueError as error:
        raise UsageError("neo4j.address", uri=_harmless(text)) from error
    if parts.username is not None or parts.password is not None:
        raise UsageError("neo4j.password_in_uri", variable=_VARIABLES["password"])
    database = parts.path.removeprefix("/")
    if parts.scheme not in SCHEMES or not parts.hostname or parts.fragment or not _may_be_called(database):
        raise UsageError("neo4j.address", uri=_harmless(text))
    return Address(SplitResult(parts.scheme, parts.netloc, "", parts.query, "").geturl(), database)


def read_credentials(environment: Mapping[str, str] = os.environ) -> Credentials:
    """What the environment says, and what it leaves out from the settings file; ``DataError`` where that is not right.

    The file is the one that ``AIDGRAPH_NEO4J_SETTINGS`` names, else ``aidgraph/neo4j.conf`` in the folder of settings.
    It has lines such as ``password=…``; the file that Aura hands out is read too.
    """
    said = _read_file(environment)
    said |= {key: environment[name] for key, name in _VARIABLES.items() if environment.get(name)}
    return Credentials(**said)


def _read_file(environment: Mapping[str, str]) -> dict[str, str]:
    folder = Path(environment.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser())
    named = environment.get(SETTINGS)
    path = Path(named) if named else folder / _SETTINGS_FILE
    if not named and not path.is_file():
        return {}
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise DataError("neo4j.settings_encoding", path=path, line=1) from error
    return _settings(path, lines)


def _settings(path: Path, lines: list[str]) -> dict[str, str]:
    """A line that is not right is named by its number alone: it may hold the password."""
    keys = {**{key: key for key in _VARIABLES}, **{name: key for key, name in _VARIABLES.items()}}
    said: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise DataError("neo4j.settings_line", path=path, line=number, keys=", ".join(_VARIABLES))
        if found[1] in keys and found[2]:
            said[keys[found[1]]] = found[2]
    return said


def _may_be_called(database: str) -> bool:
    return not database or _DATABASE.fullmatch(database) is not None


def _harmless(text: str) -> str:
    """The text of a URI that was not understood, without what may be a password in it."""
    scheme, _, rest = text.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"

"""JSON lines of documents: from an opened file to one document a line, each bad line refused by its number."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO, Final

from aidgraph.errors import InputRefused
from aidgraph.text.archive import Names
from aidgraph.text.catalogue import COLUMNS, checked
from aidgraph.text.files import LIMIT_MIB
from aidgraph.text.formats import Reading

_LONGEST: Final = LIMIT_MIB * 1024 * 1024  # bytes of a line
_EXAMPLE: Final = '{"text": "…", "title": "…", "url": "…", "published": "2020-11-16"}'
_TRIED: Final = 100  # lines
_FACT: Final = frozenset({"s", "p", "o"})


@dataclass(frozen=True, slots=True)
class Record:
    """One line: its name below the file, its bytes, and what they say."""

    name: str
    data: bytes
    reading: Reading


def sniff(stream: BinaryIO, head: bytes) -> bool:
    """Whether the first line that holds something is a JSON object, whole in itself."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    first = next((line for line in _lines(stream) if line.strip()), b"")
    return isinstance(_parsed(first), dict)


def kind_of(stream: BinaryIO) -> str:
    """``documents`` or ``facts``, by the first of the first lines that is one of the two; "" where none is."""
    for line in islice(_lines(stream), _TRIED):
        row = _parsed(line)
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            return "documents"
        if isinstance(row, dict) and row.keys() >= _FACT:
            return "facts"
    return ""


def members(stream: BinaryIO, path: str) -> Iterator[Record | InputRefused]:
    """The document of each line: ``{"text": …}`` and, where known, title, publisher, published, place, url and path.

    ``path`` names it below the file, else its line's number does. Raises ``InputRefused`` where the file holds facts.
    """
    if kind_of(stream) == "facts":
        raise InputRefused("input.facts", path=path)
    names = Names()
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        try:
            yield _record(line, path, number, names)
        except InputRefused as refused:
            yield refused if refused.parameters else InputRefused(refused.message, path=f"{path}:{number}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines from the top; one that is too long is cut off: it is no JSON then, and refused."""
    stream.seek(0)
    while line := stream.readline(_LONGEST):
        yield line
        while len(line) == _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST)


def _parsed(line: bytes) -> Any:
    try:
        return json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None


def _record(line: bytes, path: str, number: int, names: Names) -> Record:
    row = _parsed(line)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputRefused("input.record", path=path, line=number, example=_EXAMPLE)
    said = {key: str(row[key]).strip() for key in COLUMNS if isinstance(row.get(key), str | int)}
    meta = checked(said | {"path": said.get("path", "")}, path, number)
    text = row["text"].replace("\r\n", "\n").replace("\r", "\n")
    reading = Reading(text, meta.title, meta.publisher, meta.published, meta.url, meta.place)
    name = meta.path or str(number)
    return Record(names.check(name) or str(number), line.strip(), reading)

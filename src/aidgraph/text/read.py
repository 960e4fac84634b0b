"""Receives the paths that the user gave and hands on a Document, or a Refusal, for each file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from aidgraph.errors import InputRefused
from aidgraph.model import Document, Refusal
from aidgraph.model.identity import digest_bytes
from aidgraph.text.catalogue import Metadata
from aidgraph.text.files import Source, find_sources, read_source
from aidgraph.text.formats import FORMATS, Reading
from aidgraph.text.metadata import describe


def read_paths(paths: Sequence[Path], meta: Mapping[str, Metadata] | None = None) -> Iterator[Document | Refusal]:
    """Each file's document, or why it was not taken in; one at a time, in a fixed order.

    ``Document.path`` is the path below a folder that was given ('/' between its parts), the name of a file that was.
    ``meta`` is what ``read_metadata`` gives, by that path. A refusal's parameters fill in its message as they are.
    """
    for source in find_sources(paths):
        try:
            document = _read(source, meta or {})
        except InputRefused as refused:
            yield Refusal(refused.parameters["path"], refused.message, tuple(sorted(refused.parameters.items())))
        else:
            if document is not None:
                yield document


def read_bytes(data: bytes, path: str, meta: Metadata | None = None) -> Document:
    """The document that a file's bytes hold, known under ``path``.

    What ``meta`` says comes first, then what the format says, then what the text says. Raises ``InputRefused`` where
    the bytes are empty, of no known format or encoding, or no text.
    """
    try:
        reading = _read_format(data, path)
    except InputRefused as refused:
        raise InputRefused(refused.message, **refused.parameters | {"path": path}) from refused
    given = meta or Metadata(path)
    found = describe(reading.text, PurePosixPath(path).name)
    title, title_span = _named(reading.text, given.title or reading.title, found.title, found.title_span)
    publisher, publisher_span = _named(
        reading.text, given.publisher or reading.publisher, found.publisher, found.publisher_span
    )
    return Document(
        id=digest_bytes(data),
        path=path,
        text=reading.text,
        title=title,
        publisher=publisher,
        published=given.published or reading.published or found.published,
        place=given.place,
        url=given.url or reading.url,
        title_span=title_span,
        publisher_span=publisher_span,
    )


def _read(source: Source | InputRefused, meta: Mapping[str, Metadata]) -> Document | None:
    if isinstance(source, InputRefused):
        raise source
    data = read_source(source)
    return None if data is None else read_bytes(data, source.name, meta.get(source.name))


def _read_format(data: bytes, path: str) -> Reading:
    if not data:
        raise InputRefused("input.empty")
    for form in FORMATS:
        if form.sniff(data, path):
            return form.read(data)
    raise InputRefused("input.unknown_format")


def _named(text: str, given: str, found: str, span: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """The name that was given, with its first place in the text if it stands there; else the one that was found."""
    if not given or given == found:
        return found, span
    start = text.find(given)
    return given, (start, start + len(given)) if start >= 0 else None

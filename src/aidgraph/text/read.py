"""Receives the paths that the user gave and hands on a Document, or a Refusal, for each file."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from aidgraph.errors import InputRefused
from aidgraph.model import Document, Refusal
from aidgraph.model.identity import digest_bytes
from aidgraph.text.catalogue import Metadata
from aidgraph.text.files import find_sources, opened, read_whole
from aidgraph.text.formats import FORMATS, GUARDED, Reading
from aidgraph.text.guard import read_guarded
from aidgraph.text.members import Member, members_of
from aidgraph.text.metadata import describe


def read_paths(paths: Sequence[Path], meta: Mapping[str, Metadata] | None = None) -> Iterator[Document | Refusal]:
    """Each file's document, or why it was not taken in; one at a time, in a fixed order.

    ``Document.path`` is the path below a folder that was given ('/' between its parts), the name of a file that was.
    ``meta`` is what ``read_metadata`` gives, by that path. A refusal's parameters fill in its message as they are.
    """
    for source in find_sources(paths):
        if isinstance(source, InputRefused):
            yield _refusal(source)
            continue
        try:
            with opened(source) as stream:
                if stream is not None:
                    yield from read_stream(stream, source.name, meta)
        except InputRefused as refused:
            yield _refusal(refused)


def read_stream(
    stream: BinaryIO, path: str, meta: Mapping[str, Metadata] | None = None
) -> Iterator[Document | Refusal]:
    """The documents of one opened file: an archive, or JSON lines, holds several.

    Theirs are the paths ``path/name``.
    """
    try:
        stream = stream if stream.seekable() else io.BytesIO(read_whole(stream))
    except InputRefused as refused:
        yield Refusal(path, refused.message, tuple(sorted((refused.parameters | {"path": path}).items())))
        return
    for member in members_of(stream, path):
        try:
            yield _document(member, (meta or {}).get(member.path)) if isinstance(member, Member) else _refusal(member)
        except InputRefused as refused:
            yield _refusal(refused)


def read_bytes(data: bytes, path: str, meta: Metadata | None = None) -> Document:
    """The document that a file's bytes hold, known under ``path``.

    What ``meta`` says comes first, then what the format says, then what the text says. Raises ``InputRefused`` where
    the bytes are empty, of no known format or encoding, or no text.
    """
    return _document(Member(path, data), meta)


def _document(member: Member, meta: Metadata | None) -> Document:
    path = member.path
    try:
        reading = _stored(member.reading or _read_format(member.data, path))
    except InputRefused as refused:
        raise InputRefused(refused.message, **{"path": path} | refused.parameters) from refused
    given = meta or Metadata(path)
    found = describe(reading.text, PurePosixPath(path).name)
    title, title_span = _named(reading.text, given.title or reading.title, found.title, found.title_span)
    publisher, publisher_span = _named(
        reading.text, given.publisher or reading.publisher, found.publisher, found.publisher_span
    )
    return Document(
        id=digest_bytes(member.data),
        path=path,
        text=reading.text,
        title=title,
        publisher=publisher,
        published=given.published or reading.published or found.published,
        place=given.place or reading.place,
        url=given.url or reading.url,
        title_span=title_span,
        publisher_span=publisher_span,
    )


def _refusal(refused: InputRefused) -> Refusal:
    return Refusal(refused.parameters["path"], refused.message, tuple(sorted(refused.parameters.items())))


def _read_format(data: bytes, path: str) -> Reading:
    if not data:
        raise InputRefused("input.empty")
    form = next((form for form in FORMATS if form.sniff(data, path)), None)
    if form is None:
        raise InputRefused("input.unknown_format")
    return read_guarded(form, data) if form in GUARDED else form.read(data)


def _stored(reading: Reading) -> Reading:
    """The reading without what no ledger and no line of JSON takes: halves of surrogate pairs, and zero bytes."""
    fields = {
        name: value.encode("utf-8", "replace").decode().replace("\0", " ") for name, value in asdict(reading).items()
    }
    if not any(map(str.isalnum, fields["text"])):
        raise InputRefused("input.blank")
    return Reading(**fields)


def _named(text: str, given: str, found: str, span: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """The name that was given, with its first place in the text if it stands there; else the one that was found."""
    if not given or given == found:
        return found, span
    start = text.find(given)
    return given, (start, start + len(given)) if start >= 0 else None

"""Facts that another program found: from a file of JSON lines to the ledger, each bad line refused by its number."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from aidgraph import __version__
from aidgraph.errors import InputRefused
from aidgraph.ledger import Ledger
from aidgraph.model import Fact, Refusal
from aidgraph.model.identity import digest_bytes
from aidgraph.model.interchange import fact_from_json
from aidgraph.text.records import kind_of

_SUFFIX: Final = ".jsonl"


def holds_facts(path: str) -> bool:
    """Whether a file is one of facts: by its lines, and by its name where none of them is a fact or a document."""
    kind = ""
    with contextlib.suppress(OSError):  # whoever reads it will say why
        if Path(path).is_file():
            with Path(path).open("rb") as stream:
                kind = kind_of(stream)
    return kind == "facts" or (not kind and path.endswith(_SUFFIX))


def take_in(ledger: Ledger, path: Path) -> Iterator[Refusal]:
    """Stores a file's facts in place of what it said before, and hands on what was refused; unchanged, it is not read.

    The documents that the facts quote are in the ledger already.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Refusal(path.name, "input.unreadable", (("path", str(path)), ("reason", str(error.strerror))))
        return
    name, file_id = path.name, digest_bytes(data)
    if ledger.knows(name, file_id, __version__):
        return
    facts: list[Fact] = []
    refused: list[Refusal] = []
    for number, line in enumerate(data.splitlines(), 1):
        try:
            facts += [fact_from_json(json.loads(line))] if line.strip() else []
        except (ValueError, RecursionError) as error:
            refused.append(Refusal(f"{name}:{number}", "pipeline.not_json", (("reason", str(error)),)))
        except InputRefused as error:
            refused.append(_refusal(f"{name}:{number}", error))
    # A file with a bad line is never known: it is read, and told about, again.
    fingerprint = "" if refused else __version__
    yield from refused
    for objection in ledger.store_facts(name, file_id, facts, fingerprint):
        yield _refusal(name, objection)


def _refusal(path: str, refused: InputRefused) -> Refusal:
    return Refusal(path, refused.message, tuple(refused.parameters.items()))

"""Frames: from seeds/patterns/*.toml to what the matcher tries; a bad one is refused with its file and line."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from aidgraph.errors import DataError
from aidgraph.extract.actors import ACTORS
from aidgraph.extract.slots import SLOTS
from aidgraph.model.schema import PREDICATES, SCHEMES

# What the discourse holds; @name is the place in the subject's own name, @region the one in the trigger (援疆).
INHERITED: Final = ("@subject", "@here", "@firm", "@provider", "@helper", "@receiver", "@thing", "@name", "@region")
_KEYS: Final = frozenset(
    {
        "id",
        "actors",
        "named",
        "trigger",
        "roles",
        "needs",
        "forbids",
        "after",
        "sides",
        "measure",
        "nouns",
        "what",
        "scheme",
    }
    | {"once", "speaks", "confidence", "yes", "no"}
)
# given: east and west tell who helps; helped: help comes to a western place; home: people leave a western place.
_SIDES: Final = ("", "given", "helped", "home")


@dataclass(frozen=True, slots=True)
class Role:
    """Where subject and object of a fact stand: slots in the order in which they are tried."""

    subject: tuple[str, ...]
    object: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a frame must (``facts``) or must not (no ``facts``) read."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say one predicate.

    ``trigger``: classes of the word that opens it; ``roles``: the ways to fill subject and object; ``needs``: classes
    one of which must stand in the clause too; ``forbids``: classes that must not; ``after``: words that must not
    follow the trigger; ``sides``: ``given`` where east and west tell who helps whom; ``measure``: kinds of number, if
    any; ``nouns``: kinds of what is counted; ``what``: a fixed value, ``@kind``, ``@noun`` or ``@talent``;
    ``actors``: who may give; ``once``: it happens once; ``named``: without a number, what is spoken of must be named;
    ``speaks``: its words alone say that it is help.
    """

    id: str
    predicate: str
    trigger: tuple[str, ...]
    roles: tuple[Role, ...]
    needs: tuple[str, ...] = ()
    forbids: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    sides: str = ""
    measure: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    what: str = ""
    scheme: str = ""
    actors: tuple[str, ...] = ()
    once: bool = False
    named: bool = False
    speaks: bool = False
    confidence: float = 0.9
    examples: tuple[Example, ...] = field(default=(), hash=False)


def load_frames(folder: Path) -> tuple[Frame, ...]:
    """All frames of ``folder``, file by file and in the order of the files."""
    frames: list[Frame] = []
    for path in sorted(folder.glob("*.toml")):
        source = path.read_text(encoding="utf-8")
        try:
            table = tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            raise DataError("patterns.syntax", path=path.name, error=error) from error
        if path.stem not in PREDICATES:
            raise DataError("patterns.predicate", path=path.name, line=1, name=path.stem)
        frames.extend(_frame(row, path, source) for row in table.get("frame", ()))
    return tuple(frames)


def _frame(row: dict[str, Any], path: Path, source: str) -> Frame:
    name = str(row.get("id", ""))
    line = _line_of(name, source)
    unknown = sorted(set(row) - _KEYS)
    if unknown or not name or not row.get("roles"):
        raise DataError("patterns.keys", path=path.name, line=line, keys=", ".join(unknown) or "id, roles")
    if row.get("scheme", "") not in ("", "@trigger", "@context", *SCHEMES) or row.get("sides", "") not in _SIDES:
        raise DataError("patterns.value", path=path.name, line=line, value=f"{row.get('scheme')} {row.get('sides')}")
    bad = sorted(set(row.get("actors", ())) - set(ACTORS))
    if bad:
        raise DataError("patterns.value", path=path.name, line=line, value=", ".join(bad))
    return Frame(
        id=f"{path.stem}/{name}",
        predicate=path.stem,
        trigger=tuple(row.get("trigger", ())),
        roles=tuple(_role(role, path, line) for role in row["roles"]),
        examples=(*_examples(row, path, line),),
        needs=tuple(row.get("needs", ())),
        forbids=tuple(row.get("forbids", ())),
        after=tuple(row.get("after", ())),
        sides=str(row.get("sides", "")),
        measure=tuple(row.get("measure", ())),
        nouns=tuple(row.get("nouns", ())),
        what=str(row.get("what", "")),
        scheme=str(row.get("scheme", "")),
        actors=tuple(row.get("actors", ())),
        once=bool(row.get("once", False)),
        named=bool(row.get("named", False)),
        speaks=path.stem == "assists" or bool(row.get("speaks", False)),
        confidence=float(row.get("confidence", 0.9)),
    )


def _role(text: str, path: Path, line: int) -> Role:
    """``subject > object|target`` → where the giver and where the receiver is looked for."""
    sides = [tuple(part.strip().split("|")) for part in text.split(">")]
    if len(sides) != 2 or not all(slot in (*SLOTS, *INHERITED) for side in sides for slot in side):
        raise DataError("patterns.role", path=path.name, line=line, role=text)
    return Role(sides[0], sides[1])


def _examples(row: dict[str, Any], path: Path, line: int) -> list[Example]:
    examples = [Example(text, tuple(facts)) for text, *facts in row.get("yes", ())]
    if not examples or not all(example.facts for example in examples):
        raise DataError("patterns.example", path=path.name, line=line)
    return [*examples, *(Example(text, ()) for text in row.get("no", ()))]


def _line_of(name: str, source: str) -> int:
    match = re.search(rf'^id\s*=\s*"{re.escape(name)}"', source, re.MULTILINE) if name else None
    return source.count("\n", 0, match.start()) + 1 if match else 1

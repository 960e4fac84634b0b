"""Facts as they are compared: from JSON lines of any program or annotator to statements with folded names."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.model.identity import fold

_PUNCTUATION: Final = re.compile(r"[,，、。()（）·\-—]+")
_DOCUMENT_ENDS: Final = re.compile(r"[_.]")
_CODED_TYPES: Final = frozenset({"Province", "City", "County"})

Json = Mapping[str, Any]
Members = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a fact: its six-digit code, its members folded, or its name folded (without punctuation)."""

    name: str
    code: str = ""
    members: frozenset[str] = frozenset()
    is_division: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a fact says, for comparison: a period by its years, a number as a float; ``row`` is the fact as read."""

    document: str
    predicate: str
    subject: Party
    object: Party
    value: float | str | None
    unit: str
    status: str
    start: str
    end: str
    cumulative: bool
    scheme: str
    doubtful: bool
    row: Json = field(hash=False, compare=False)


def document_key(name: str) -> str:
    """What two names of one document share: the part of the file's name before its first ``_`` or ``.``."""
    return _DOCUMENT_ENDS.split(Path(name).name)[0]


def folded(name: str) -> str:
    """A name without width, case, spaces, quotation marks and punctuation."""
    return _PUNCTUATION.sub("", fold(name))


def statement(row: Json) -> Statement:
    """The statement that a fact's JSON object makes."""
    return Statement(
        document=document_key(str(row.get("doc", ""))),
        predicate=str(row.get("p", "")),
        subject=_party(row, "s"),
        object=_party(row, "o"),
        value=_number(row.get("value")),
        unit=str(row.get("unit") or ""),
        status=str(row.get("status") or "actual"),
        start=str(row.get("start") or "")[:4],
        end=str(row.get("end") or "")[:4],
        cumulative=bool(row.get("cumulative")),
        scheme=str(row.get("scheme") or ""),
        doubtful=bool(row.get("doubt")),
        row=row,
    )


def _party(row: Json, side: str) -> Party:
    return Party(
        name=folded(str(row.get(side) or "")),
        code=str(row.get(f"{side}_code") or "")[:6],
        members=frozenset(folded(str(member)) for member in row.get(f"{side}_members") or ()),
        is_division=row.get(f"{side}_type") in _CODED_TYPES,
    )


def _number(value: object) -> float | str | None:
    if value is None or value == "":
        return None
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return str(value)


def read_statements(path: Path) -> list[Statement]:
    """The statements of a ``.jsonl`` file, or of every one in a folder but ``entities.jsonl``.

    A line without ``p`` (a header) is passed over; a fact without ``doc`` belongs to the document that its file is
    named for; ``groups.json`` beside the facts tells the members of groups. Raises ``InputRefused`` where there is no
    such file, and for a line that is not a JSON object.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise InputRefused("evaluation.no_gold", path=path)
    groups = (path if path.is_dir() else path.parent) / "groups.json"
    statements = [item for file in files if file.stem != "entities" for item in _read_file(file)]
    return with_members(statements, read_members(groups)) if groups.exists() else statements


def _read_file(path: Path) -> list[Statement]:
    return list(parse_lines(path.read_text(encoding="utf-8").splitlines(), path.stem, str(path)))


def parse_lines(lines: Iterable[str], document: str, source: str) -> Iterator[Statement]:
    """The statements of JSON lines; ``document`` is theirs where they name none, errors name ``source``."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputRefused("evaluation.not_json", path=source, line=number, reason=error) from None
        if not isinstance(row, dict):
            raise InputRefused("evaluation.not_object", path=source, line=number)
        if "p" in row:
            yield statement({"doc": document, **row})


def read_members(path: Path) -> Members:
    """The members of each named group of each document: ``{(document, folded name): folded codes or names}``."""
    table: dict[str, list[Json]] = json.loads(path.read_text(encoding="utf-8"))
    members = {}
    for document, groups in table.items():
        for group in groups:
            known = frozenset(folded(str(item.get("code") or item.get("name"))) for item in group["members"])
            for name in (group["name"], *group.get("aliases", ())):
                if known:
                    members[document_key(document), folded(name)] = known
    return members


def with_members(statements: Iterable[Statement], members: Members) -> list[Statement]:
    """The statements whose groups, where they list no members, have those of ``members``."""
    return [
        replace(item, subject=_joined(item, item.subject, members), object=_joined(item, item.object, members))
        for item in statements
    ]


def _joined(item: Statement, party: Party, members: Members) -> Party:
    if party.code or party.members:
        return party
    return replace(party, members=members.get((item.document, party.name), frozenset()))

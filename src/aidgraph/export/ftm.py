"""The graph as FollowTheMoney entities, a JSON line each, for Aleph, OpenSanctions' tools and yente."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, TextIO

from aidgraph.export.tables import Held
from aidgraph.model.identity import digest
from aidgraph.stores.elements import Projection

# type of an entity: the schema that it is told as. A place acts through its government.
_SCHEMATA: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Province", "City", "County", "Township", "Village", "Zone"), "PublicBody"),
    **dict.fromkeys(("Government", "CentralUnit"), "PublicBody"),
    "Enterprise": "Company",
    "Programme": "Project",
    "Policy": "Document",
    "Person": "Person",
}
_ORGANIZATION: Final = "Organization"
_LEGAL: Final = frozenset(("PublicBody", "Company", "Person", _ORGANIZATION))
_WEB: Final = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>]+")
_UNHELD: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]")
# What some readers take for the end of a line.
_LINE_ENDS: Final = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})

# schema, key: values by property, empty ones among them
_Told = tuple[str, str, dict[str, list[Any]]]


def write(graph: Projection, stream: TextIO, /) -> None:
    """Writes parties and documents, then claims: money as ``Payment``, everything else as links between two."""
    for schema, key, properties in _entities(graph):
        held = {name: texts for name, values in sorted(properties.items()) if (texts := _texts(values))}
        line = {"id": _id(key), "schema": schema, "properties": held}
        stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS) + "\n")


def _entities(graph: Projection) -> Iterator[_Told]:
    held = Held(graph)
    schemata: dict[str, str] = {}
    wholes = {row["part_id"]: row for row in held.rows("hierarchy") if row["type"] == "part_of"}
    for row in held.rows("entities"):
        schemata[row["id"]] = _SCHEMATA.get(row["type"], _ORGANIZATION)
        yield _party(row, schemata[row["id"]], wholes)
    for row in held.rows("documents"):
        yield "Document", row["id"], {
            "fileName": [row["path"] or row["title"]], "title": [row["title"]], "name": [row["title"]],
            "publisher": [row["publisher"]], "publishedAt": [row["published"]], "language": ["zho"],
            "sourceUrl": _addresses([row["url"]]), "country": ["cn"],
        }  # fmt: skip
    words = _words(held)
    for row in held.rows("claims"):
        yield _claim(row, schemata, words.get(row["id"], []))
    for row in held.rows("hierarchy"):
        if row["type"] == "member_of":
            link = {"member": [_id(row["part_id"])], "organization": [_id(row["whole_id"])]}
            legal = schemata[row["part_id"]] in _LEGAL
            other = {"subject": link["member"], "object": link["organization"], "role": ["member_of"]}
            yield ("Membership", row["id"], link) if legal else ("UnknownLink", row["id"], other)


def _party(row: Mapping[str, Any], schema: str, wholes: Mapping[str, Mapping[str, Any]]) -> _Told:
    told: dict[str, list[Any]] = {"name": [row["name"]], "country": ["cn"]}
    if schema in _LEGAL and schema != "Person":
        told |= {"classification": [row["type"]], "jurisdiction": ["cn"]}
    if schema == "PublicBody":
        whole = wholes.get(row["id"])
        told |= {"idNumber": [row["code"]], "parent": [_id(whole["whole_id"])] if whole else []}
    elif schema == "Document":
        told |= {"fileName": [row["name"]], "title": [row["name"]]}
    return schema, row["id"], told


def _claim(row: Mapping[str, Any], schemata: Mapping[str, str], words: list[Mapping[str, Any]]) -> _Told:
    """``proof`` are the documents that say it, ``description`` their words."""
    measure = " ".join(str(row[key]) for key in ("value", "unit", "what") if row[key] is not None)
    told: dict[str, list[Any]] = {
        "recordId": [row["id"]], "startDate": [row["since"]], "endDate": [row["until"]], "date": [row["as_of"]],
        "summary": [measure], "description": [word["quote"] for word in words],
        "proof": sorted({_id(word["document_id"]) for word in words}),
        "sourceUrl": _addresses([word["url"] for word in words]),
    }  # fmt: skip
    provider, receiver = row["provider_id"], row["receiver_id"]
    parties = {schemata[provider], schemata[receiver]}
    if row["predicate"] == "funds" and row["unit"] == "CNY" and row["status"] == "actual" and parties <= _LEGAL:
        paid = {"payer": [_id(provider)], "beneficiary": [_id(receiver)], "programme": [row["via"]]}
        return (
            "Payment",
            row["id"],
            told | paid | {"amount": [row["value"]], "currency": ["CNY"], "purpose": [row["what"]]},
        )
    told |= {"role": [row["predicate"]], "status": [row["status"]]}
    if row["predicate"] == "takes_part_in" and schemata[receiver] == "Project" and schemata[provider] in _LEGAL:
        return "ProjectParticipant", row["id"], told | {"participant": [_id(provider)], "project": [_id(receiver)]}
    return "UnknownLink", row["id"], told | {"subject": [_id(provider)], "object": [_id(receiver)]}


def _words(held: Held) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in held.rows("evidence"):
        found.setdefault(row["claim_id"], []).append(row)
    return found


def _id(key: str) -> str:
    """Letters and digits alone, which is all that an id there may hold."""
    return f"aidgraph-{digest('ftm', key)}"


def _addresses(texts: list[Any]) -> list[str]:
    return [text for text in texts if isinstance(text, str) and _WEB.fullmatch(text)]


def _texts(values: list[Any]) -> list[str]:
    """Every value once, as text."""
    texts = (
        str(int(value) if isinstance(value, float) and value.is_integer() else value)
        for value in values
        if value is not None
    )
    return list(dict.fromkeys(filter(None, (_UNHELD.sub("\ufffd", text) for text in texts))))

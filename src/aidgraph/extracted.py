"""What an extraction is outside the program: from an Extraction to one flat row a document, and from a row back."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.messages import render
from aidgraph.model import Document, Extraction, Mention, Refusal, keys
from aidgraph.model.interchange import fact_from_json, fact_to_json
from aidgraph.model.parties import party_from_json, party_to_json

Row = dict[str, Any]

_TEXTS: Final = ("id", "path", "text", "title", "publisher", "published", "place", "url")
_SPANS: Final = ("title_span", "publisher_span")
_LISTS: Final = ("mentions", "facts")
# column: its type in SQL; a span is a start and an end, a mention and a fact a JSON object each
COLUMNS: Final[Mapping[str, str]] = (
    dict.fromkeys((*_TEXTS, "fingerprint", "refused"), "string")
    | dict.fromkeys(_SPANS, "array<int>")
    | dict.fromkeys(_LISTS, "array<string>")
)
_ID: Final = re.compile(r"[0-9a-f]{32}")
_ENTITY: Final = "e"


def row_of(item: Extraction | Refusal, fingerprint: str) -> Row:
    """The row of what became of a document; each fact is the line that ``aidgraph extract`` writes.

    Of the mentions those that name an entity are kept, as in the ledger. A refusal has its path and its reason alone.
    """
    empty = dict.fromkeys(COLUMNS, "") | dict.fromkeys(_SPANS) | {name: [] for name in _LISTS}
    if isinstance(item, Refusal):
        reason = render(item.message, "en", **{"path": item.path, **dict(item.parameters)})
        return empty | {"path": item.path, "refused": reason.removeprefix(f"{item.path}: ")}
    document = item.document
    told = {field.name: getattr(document, field.name) for field in fields(document)}
    spans = {name: list(told[name]) if told[name] else None for name in _SPANS}
    mentions = [_line(_mention_to_json(mention)) for mention in item.mentions if mention.entity]
    facts = [_line(fact_to_json(fact)) for fact in item.facts]
    return empty | told | spans | {"mentions": mentions, "facts": facts, "fingerprint": fingerprint}


def of_row(row: Mapping[str, Any]) -> tuple[Extraction | Refusal, str]:
    """What a row says became of its document, and the fingerprint of what read it.

    Raises ``InputRefused`` for a row that ``row_of`` would not have written.
    """
    path = keys.text(row, "path", required=True)
    if refused := keys.text(row, "refused"):
        return Refusal(path, "pipeline.refused_before", (("path", path), ("reason", refused))), ""
    document = _document(row, path)
    facts = tuple(map(fact_from_json, _objects(row, "facts")))
    mentions = tuple(_mention_from_json(item, document) for item in _objects(row, "mentions"))
    return Extraction(document, mentions, facts), keys.text(row, "fingerprint", required=True)


def _document(row: Mapping[str, Any], path: str) -> Document:
    doc_id, text = keys.text(row, "id"), keys.text(row, "text", required=True)
    if not _ID.fullmatch(doc_id):
        raise InputRefused("pipeline.document_id", path=path, found=keys.shown(doc_id))
    return Document(
        id=doc_id,
        path=path,
        text=text,
        title=keys.text(row, "title"),
        publisher=keys.text(row, "publisher"),
        published=keys.date(row, "published"),
        place=keys.text(row, "place"),
        url=keys.text(row, "url"),
        title_span=_span(row.get("title_span"), len(text)),
        publisher_span=_span(row.get("publisher_span"), len(text)),
    )


def _mention_to_json(mention: Mention) -> Row:
    entity = party_to_json(_ENTITY, mention.entity) if mention.entity else {}
    return {key: value for key, value in entity.items() if value} | {"start": mention.start, "end": mention.end}


def _mention_from_json(row: Mapping[str, Any], document: Document) -> Mention:
    entity = party_from_json(row, _ENTITY, document.id)
    start, end = keys.offset(row, "start"), keys.offset(row, "end")
    if not start < end <= len(document.text):
        raise InputRefused("ledger.key_span", key="end", start=start, end=end, length=len(document.text))
    return Mention(start, end, entity.type, entity)


def _span(value: list[int] | None, length: int) -> tuple[int, int] | None:
    if value is None:
        return None
    row = dict(zip(("start", "end"), value, strict=False))
    start, end = keys.offset(row, "start"), keys.offset(row, "end")
    if not start < end <= length:
        raise InputRefused("ledger.key_span", key="end", start=start, end=end, length=length)
    return start, end


def _objects(row: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    for line in row.get(key) or ():
        try:
            found = json.loads(keys.text({key: line}, key, required=True))
        except (ValueError, RecursionError) as error:
            raise InputRefused("pipeline.not_json", reason=error) from error
        if not isinstance(found, dict):
            raise InputRefused("ledger.fact_object")
        yield found


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

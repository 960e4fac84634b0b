"""Facts as JSON objects: from a Fact to the keys that leave the program, and from a stranger's keys to a Fact."""

from collections.abc import Mapping
from typing import Any, Final, cast

from aidgraph.errors import InputRefused
from aidgraph.model import keys
from aidgraph.model.fact import Context, Evidence, Fact, Role
from aidgraph.model.identity import plain
from aidgraph.model.parties import PARTY_KEYS, party_from_json, party_to_json
from aidgraph.model.schema import BOUNDS, PREDICATES, ROLES, SCHEMES, STATUSES, UNITS

_OWN_KEYS: Final = (
    "id", "doc", "doc_id", "p", "value", "unit", "what", "start", "end", "as_of", "scheme", "status", "cumulative",
    "approx", "bound", "evidence", "evidence_start", "evidence_end", "context", "rule", "confidence",
)  # fmt: skip
_KNOWN: Final = frozenset(_OWN_KEYS) | {party + key for party in ("s", "o", "via") for key in PARTY_KEYS}
_LARGEST: Final = 10**18


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """The fact under the contract's keys, in their order; keys without a value are left out, but for the flags."""
    row: dict[str, Any] = {"id": fact.id, "doc": fact.doc, "doc_id": fact.doc_id}
    row |= party_to_json("s", fact.subject) | {"p": fact.predicate} | party_to_json("o", fact.object)
    row |= party_to_json("via", fact.via) if fact.via else {}
    row |= {"value": plain(fact.value), "unit": fact.unit, "what": fact.what}
    row |= {"start": fact.start, "end": fact.end, "as_of": fact.as_of, "scheme": fact.scheme, "status": fact.status}
    row |= {"cumulative": fact.cumulative, "approx": fact.approx, "bound": fact.bound}
    row |= {"evidence": fact.evidence.quote, "evidence_start": fact.evidence.start, "evidence_end": fact.evidence.end}
    row |= {"context": context_to_json(fact.context), "rule": fact.rule, "confidence": fact.confidence}
    return {key: value for key, value in row.items() if value not in ("", None, [])} | dict(fact.extra)


def fact_from_json(row: Mapping[str, Any]) -> Fact:
    """The fact that one JSON object says; keys not known are kept in ``extra``, ``id`` is computed anew.

    ``doc_id`` may be empty where ``doc`` is there: whoever knows the document fills it in. Raises ``InputRefused``,
    whose message names the key.
    """
    if not isinstance(row, Mapping):
        raise InputRefused("ledger.fact_object")
    doc, doc_id = keys.text(row, "doc"), keys.text(row, "doc_id")
    if not doc and not doc_id:
        raise InputRefused("ledger.key_missing", key="doc")
    value, confidence = keys.number(row, "value", _LARGEST), keys.number(row, "confidence", 1)
    return Fact(
        doc=doc,
        doc_id=doc_id,
        subject=party_from_json(row, "s", doc_id),
        predicate=keys.choice(row, "p", PREDICATES, required=True),
        object=party_from_json(row, "o", doc_id),
        evidence=_evidence(row),
        value=value,
        unit=keys.choice(row, "unit", UNITS, required=value is not None),
        what=keys.text(row, "what"),
        start=keys.date(row, "start"),
        end=keys.date(row, "end"),
        as_of=keys.date(row, "as_of"),
        cumulative=keys.flag(row, "cumulative"),
        approx=keys.flag(row, "approx"),
        bound=keys.choice(row, "bound", BOUNDS),
        status=keys.choice(row, "status", STATUSES) or "actual",
        scheme=keys.choice(row, "scheme", SCHEMES),
        via=None if row.get("via") in (None, "") else party_from_json(row, "via", doc_id),
        context=_context(row),
        rule=keys.text(row, "rule"),
        confidence=1.0 if confidence is None else float(confidence),
        extra=keys.others(row, _KNOWN),
    )


def context_to_json(context: tuple[Context, ...]) -> list[dict[str, Any]]:
    """``[{role, start, end}, …]``."""
    return [{"role": item.role, "start": item.start, "end": item.end} for item in context]


def context_from_json(items: list[dict[str, Any]]) -> tuple[Context, ...]:
    """The context that ``context_to_json`` wrote, or a stranger did. Raises ``InputRefused``."""
    spans = tuple(
        Context(
            cast("Role", keys.choice(item, "role", ROLES, required=True)),
            keys.offset(item, "start"),
            keys.offset(item, "end"),
        )
        for item in items
    )
    if not all(span.start < span.end for span in spans):
        raise InputRefused("ledger.key_context", key="context")
    return spans


def check_words(fact: Fact, doc_id: str, text: str) -> None:
    """Raises ``InputRefused`` unless the fact is of this document and its text has the fact's words where it says."""
    evidence = fact.evidence
    if not doc_id or fact.doc_id != doc_id:
        raise InputRefused("ledger.fact_document", fact=fact.id, doc=keys.shown(fact.doc_id or fact.doc))
    if not evidence.quote or evidence.start < 0 or text[evidence.start : evidence.end] != evidence.quote:
        where = {"doc": keys.shown(fact.doc), "start": evidence.start, "end": evidence.end}
        raise InputRefused("ledger.fact_words", fact=fact.id, quote=keys.shown(evidence.quote), **where)
    if not all(0 <= item.start < item.end <= len(text) for item in fact.context):
        raise InputRefused("ledger.key_context", key="context")


def _evidence(row: Mapping[str, Any]) -> Evidence:
    quote = keys.text(row, "evidence", required=True)
    start, end = keys.offset(row, "evidence_start"), keys.offset(row, "evidence_end")
    if end - start != len(quote):
        raise InputRefused("ledger.key_span", key="evidence_end", length=len(quote), start=start, end=end)
    return Evidence(quote, start, end)


def _context(row: Mapping[str, Any]) -> tuple[Context, ...]:
    items = row.get("context")
    if items is None:
        return ()
    if not isinstance(items, list) or not all(isinstance(item, Mapping) for item in items):
        raise InputRefused("ledger.key_context", key="context")
    return context_from_json(items)

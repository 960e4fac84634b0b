"""The parties of a fact as JSON keys: from an Entity to ``s``, ``s_type``, ``s_code``, ``s_id`` …, and back."""

import re
from collections.abc import Mapping
from typing import Any, Final

from aidgraph.errors import InputRefused
from aidgraph.model import keys
from aidgraph.model.entity import Entity, group, organisation, type_slug
from aidgraph.model.identity import fold
from aidgraph.model.schema import DIVISION_TYPES, ENTITY_TYPES

PARTY_KEYS: Final = ("", "_type", "_code", "_id", "_members")
_CODE: Final = re.compile(r"[0-9]{6}")
_PLACE_ID: Final = re.compile(r"place:([0-9]{6})(/.+)?", re.DOTALL)
_BELOW_COUNTY: Final = ("Township", "Village")
# The fact model asks of a via for its name alone; what kind of thing it is, its ending says.
_ENDINGS: Final = {
    "Fund": ("基金",),
    "Enterprise": ("公司", "集团", "厂"),
    "Venue": ("馆", "店", "市场", "平台", "中心"),
}


def party_to_json(party: str, entity: Entity) -> dict[str, Any]:
    """The keys of one party; those without a value are empty."""
    values = (entity.name, entity.type, entity.code, entity.id, list(entity.members))
    return {party + key: value for key, value in zip(PARTY_KEYS, values, strict=True)}


def party_from_json(row: Mapping[str, Any], party: str, doc_id: str) -> Entity:
    """The entity of the keys that begin with ``s``, ``o`` or ``via``; its id is derived where none is given.

    Without an id, a place down to county level needs its code, a lower one cannot do, and a group needs its members or
    the document. Raises ``InputRefused``.
    """
    name = keys.text(row, party, required=True)
    if not fold(name):
        raise InputRefused("ledger.key_missing", key=party)
    entity_type = _type(row, party, name)
    code, members = _code(row, f"{party}_code", entity_type), _members(row, f"{party}_members", entity_type)
    given = keys.text(row, f"{party}_id")
    if given:
        return Entity(given, entity_type, name, _code_of(given, entity_type, code, f"{party}_id"), members)
    if entity_type in DIVISION_TYPES:
        if not code or entity_type in _BELOW_COUNTY:
            raise InputRefused("ledger.key_place", key=f"{party}_id", name=keys.shown(name), type=entity_type)
        return Entity(f"place:{code}", entity_type, name, code)
    if entity_type != "Group":
        return organisation(entity_type, name)
    if not members and not doc_id:
        raise InputRefused("ledger.key_missing", key=f"{party}_members")
    return group(name, members, doc_id)


def _type(row: Mapping[str, Any], party: str, name: str) -> str:
    """The type that is given; that of a via may be left to its id or its name."""
    given = keys.choice(row, f"{party}_type", ENTITY_TYPES, required=party != "via")
    if given:
        return given
    slug = keys.text(row, "via_id").partition(":")[0]
    by_id = next((entity_type for entity_type in ENTITY_TYPES if type_slug(entity_type) == slug), "")
    return by_id or next((kind for kind, endings in _ENDINGS.items() if name.endswith(endings)), "Programme")


def _code(row: Mapping[str, Any], key: str, entity_type: str) -> str:
    code = keys.text(row, key)
    if code and (entity_type not in DIVISION_TYPES or not _CODE.fullmatch(code)):
        raise InputRefused("ledger.key_code", key=key, found=keys.shown(code), type=entity_type)
    return code


def _members(row: Mapping[str, Any], key: str, entity_type: str) -> tuple[str, ...]:
    members = row.get(key)
    if members is None:
        return ()
    if not isinstance(members, list) or entity_type != "Group":
        raise InputRefused("ledger.key_members", key=key)
    return tuple(keys.text({key: member}, key, required=True) for member in members)


def _code_of(given: str, entity_type: str, code: str, key: str) -> str | None:
    """The code of an entity whose id is given; the id must fit the type, and the code the id."""
    place = _PLACE_ID.fullmatch(given)
    if entity_type in DIVISION_TYPES:
        if place and bool(place[2]) == (entity_type in _BELOW_COUNTY) and code in ("", place[1]):
            return None if place[2] else place[1]
    elif given.startswith(f"{type_slug(entity_type)}:") and not given.endswith(":"):
        return None
    raise InputRefused("ledger.key_id", key=key, found=keys.shown(given), type=entity_type)

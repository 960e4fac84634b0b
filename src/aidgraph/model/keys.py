"""Reads one key of a stranger's JSON object: from mapping and key to a checked value, or a refusal that names it."""

import json
import re
import reprlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from aidgraph.errors import InputRefused

_DATE: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_OFFSETS: Final = 2**31


def text(row: Mapping[str, Any], key: str, *, required: bool = False) -> str:
    """A string of Unicode characters; empty where the key is absent or null."""
    value = row.get(key)
    if value is None or value == "":
        if required:
            raise InputRefused("ledger.key_missing", key=key)
        return ""
    if not isinstance(value, str) or any("\ud800" <= character <= "\udfff" for character in value):
        raise InputRefused("ledger.key_text", key=key, found=shown(value))
    return value


def choice(row: Mapping[str, Any], key: str, allowed: Iterable[str], *, required: bool = False) -> str:
    """One of the allowed words."""
    value, words = text(row, key, required=required), tuple(allowed)
    if value and value not in words:
        raise InputRefused("ledger.key_choice", key=key, found=shown(value), allowed=", ".join(words))
    return value


def date(row: Mapping[str, Any], key: str) -> str:
    """A year, a month or a day in ISO form; a year may also be a number."""
    value = row.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    found = text({key: value}, key)
    if found and not _DATE.fullmatch(found):
        raise InputRefused("ledger.key_date", key=key, found=shown(found))
    return found


def flag(row: Mapping[str, Any], key: str) -> bool:
    """``true`` or ``false``; false where the key is absent or null."""
    value = row.get(key)
    if value is not None and not isinstance(value, bool):
        raise InputRefused("ledger.key_flag", key=key, found=shown(value))
    return bool(value)


def number(row: Mapping[str, Any], key: str, largest: int) -> float | int | None:
    """A number from 0 to ``largest``; none where the key is absent or null."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= largest:
        raise InputRefused("ledger.key_number", key=key, found=shown(value), largest=largest)
    return value


def offset(row: Mapping[str, Any], key: str) -> int:
    """A count of code points."""
    value = row.get(key)
    if value is None:
        raise InputRefused("ledger.key_missing", key=key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _OFFSETS:
        raise InputRefused("ledger.key_offset", key=key, found=shown(value))
    return value


def others(row: Mapping[str, Any], known: frozenset[str]) -> dict[str, Any]:
    """The keys that are not known, as they came; what could not be written again is refused."""
    kept = {key: value for key, value in row.items() if key not in known}
    for key, value in kept.items():
        try:
            json.dumps({key: value}, ensure_ascii=False, allow_nan=False).encode("utf-8")
        except (TypeError, ValueError, RecursionError):
            raise InputRefused("ledger.key_extra", key=shown(key)) from None
    return kept


def shown(value: object) -> str:
    """A stranger's value, short and harmless enough for a message."""
    words = value if isinstance(value, str) else reprlib.repr(value)
    return "".join(character if character.isprintable() else "�" for character in words[:60])

"""What a user reads, in Chinese and English: from a message id and its parameters to a line of text."""

import json
import locale
import os
from functools import cache
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("zh", "en")
_FOLDER: Final = Path(__file__).parent


def render(message: str, lang: str, **parameters: object) -> str:
    """The text of ``message`` (``area.name``, kept in ``area.json``) in ``lang``, its ``{parameters}`` filled in."""
    area, _, name = message.partition(".")
    return _area(area)[name][lang].format_map(parameters)


def translations(area: str, lang: str) -> dict[str, str]:
    """Every English template of ``area`` and its wording in ``lang``: for a library that knows its words in English."""
    return {wording["en"]: wording[lang] for wording in _area(area).values()}


def table(area: str) -> dict[str, dict[str, str]]:
    """Every message of ``area`` in both languages: for a page that changes its language by itself."""
    return {name: dict(wording) for name, wording in _area(area).items()}


@cache
def _area(area: str) -> dict[str, dict[str, str]]:
    """``{name: {"en": template, "zh": template}}`` of one area, read once."""
    table: dict[str, dict[str, str]] = json.loads((_FOLDER / f"{area}.json").read_text(encoding="utf-8"))
    return table


def preferred_language(chosen: str = "") -> str:
    """``chosen`` if it is one of ours, else the one that the environment's locale asks for, else English."""
    if chosen in LANGUAGES:
        return chosen
    asked = next((value for key in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(key))), "")
    if not asked:
        asked = locale.getlocale()[0] or ""
    return "zh" if asked.lower().startswith(("zh", "chinese")) else "en"

"""Reads the corpus: from ``value<TAB>form|form`` to one test parameter a form, named by its file and line."""

from pathlib import Path

import pytest

CORPUS = Path(__file__).parent / "corpus"


def rows(name: str) -> list[tuple[int, str, str]]:
    """Line number, expected value and surface form of every form in ``corpus/NAME.tsv``; ⏎ stands for a line break."""
    found = []
    for number, line in enumerate((CORPUS / f"{name}.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        value, forms = line.split("\t")
        found += [(number, value, form.replace("⏎", "\n")) for form in forms.split("|")]
    return found


def forms(name: str) -> list[object]:
    """``pytest`` parameters ``(expected value, surface form)``."""
    return [pytest.param(value, form, id=f"{name}.tsv:{number}:{form}") for number, value, form in rows(name)]


def number(written: str) -> float | int:
    """The number as the corpus writes it."""
    return float(written) if "." in written else int(written)

"""What an entity is found by: from its names and codes to one line of search keys, pinyin and initials included."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

BETWEEN: Final = "|"


def search_keys(names: Iterable[str], codes: Iterable[str] = ()) -> str:
    """``临夏|linxia|lx|622900``: every name, its pinyin and initials, every code; in order, without repetition."""
    keys = [key for name in names for key in _of_name(name)]
    return BETWEEN.join(dict.fromkeys(key.casefold().replace(BETWEEN, " ") for key in (*keys, *codes) if key))


def _of_name(name: str) -> Iterator[str]:
    from pypinyin import lazy_pinyin  # its tables are large

    yield name
    syllables = lazy_pinyin(name)
    yield "".join(syllables)
    if len(syllables) > 1:
        yield "".join(syllable[0] for syllable in syllables if syllable)


def other_names(name: str, forms: Collection[str]) -> list[str]:
    """The name itself, then its other forms, the shorter first; what is contained at its beginning finds it already."""
    return [name, *sorted({form for form in forms if form != name}, key=lambda form: (len(form), form))]

"""Single characters: from the lexicon of garbled glyphs and opencc's own mapping to one table for ``str.translate``."""

import unicodedata
from functools import cache
from typing import Final

from aidgraph.errors import DataError
from aidgraph.text.table import read_table

# Every block that holds ideographs which opencc's t2s may change.
_IDEOGRAPHS: Final = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2FA20))
# Kangxi radicals (they come out of PDF files) and compatibility ideographs: Unicode says what each stands for.
_COMPATIBILITY: Final = ((0x2E80, 0x2FE0), (0xF900, 0xFB00))
# Unseen: soft hyphen, zero-width and direction marks, byte-order mark, object marks, private use.
_UNSEEN: Final = (
    (0x00, 0x0A), (0x0E, 0x20), (0x7F, 0x85), (0x86, 0xA0), (0xAD, 0xAE), (0x200B, 0x2010), (0x202A, 0x202F),
    (0x2060, 0x2070), (0xFEFF, 0xFF00), (0xFFF9, 0xFFFD), (0xE000, 0xF900),
)  # fmt: skip
# Official names of counties and townships write these as they are: 乾县, 濛江乡, 氾水镇, 垌塚镇, 花篢镇.
_KEPT: Final = frozenset("乾濛氾塚篢洩磑鴜")
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS: Final = "\x0b\x0c\r\x85\u2028\u2029"
_WIDE: Final = "％＋－．／＝＠＃＊＿［］｜"
_PUNCTUATION: Final = {
    "„": "“", "‟": "“", "〝": "“", "〞": "”", "〟": "”", "「": "“", "」": "”", "『": "“", "』": "”", "＂": '"',
    "〈": "《", "〉": "》", "–": "—", "―": "—", "─": "—", "‐": "-", "‑": "-", "−": "-", "﹣": "-",
    "・": "·", "•": "·", "‧": "·", "∙": "·", "⋅": "·", "･": "·", "﹐": "，", "﹑": "、", "｡": "。", "､": "、",
    "︰": "：", "﹕": "：", "﹔": "；", "〜": "～", "∼": "～", "~": "～",
}  # fmt: skip


@cache
def glyph_table() -> dict[int, str]:
    """One character → one character, closed: what it gives, it leaves alone.

    Traditional forms go by opencc's t2s profile (Apache-2.0), character by character, except those that official names
    keep; ``normalize`` reads 乾, the only frequent one, in its context (乾县 stays, 餅乾 → 饼干).
    """
    table = dict(_layout())
    table |= _compatible()
    table |= {garbled: plain for garbled, plain in _lexicon() if len(garbled) == 1}
    traditional = _traditional()
    for character in [*traditional, *table]:
        table[character] = _settle(character, table, traditional)
    return {ord(character): plain for character, plain in table.items() if character != plain}


@cache
def glyph_words() -> tuple[tuple[str, str], ...]:
    """Garbled words of the lexicon whose characters are sound one by one, and the plain words of the same length."""
    return tuple(row for row in _lexicon() if len(row[0]) > 1)


def _settle(character: str, *tables: dict[str, str]) -> str:
    seen = {character}
    while (follower := next((table[character] for table in tables if character in table), character)) not in seen:
        seen.add(follower)
        character = follower
    return character


def _lexicon() -> list[tuple[str, str]]:
    rows = []
    for number, (garbled, plain, _) in read_table("glyphs.tsv", 3):
        if len(garbled) != len(plain) or garbled == plain:
            raise DataError("input.glyph_row", path="glyphs.tsv", line=number)
        rows.append((garbled, plain))
    return rows


def _traditional() -> dict[str, str]:
    import opencc  # loaded only where a text is read

    characters = [chr(code) for block in _IDEOGRAPHS for code in range(*block)]
    plain = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {old: new for old, new in zip(characters, plain, strict=True) if old != new and old not in _KEPT}


def _compatible() -> dict[str, str]:
    folded = {chr(code): unicodedata.normalize("NFKC", chr(code)) for block in _COMPATIBILITY for code in range(*block)}
    return {old: new for old, new in folded.items() if old != new and len(new) == 1}


def _layout() -> dict[str, str]:
    table = {chr(code): " " for first, after in _UNSEEN for code in range(first, after)}
    table |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_BREAKS, "\n")
    wide_letters = [chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()]
    table |= {wide: chr(ord(wide) - 0xFEE0) for wide in (*wide_letters, *_WIDE)}
    return table | _PUNCTUATION

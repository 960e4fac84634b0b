"""Receives the bytes of a text file and hands on its characters, in whichever of the usual encodings."""

import codecs
import re
from functools import cache
from typing import Final

from aidgraph.errors import InputRefused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it opens with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Four bytes may always be broken (a page cut inside a character at both ends), else one character of 200.
_BROKEN_ALWAYS: Final = 4
_BROKEN_SHARE: Final = 0.005
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_CONTROL_SHARE: Final = 0.001
# Frequent characters of both scripts: real text is full of them, text in the wrong encoding hardly has one.
_FREQUENT: Final = frozenset(
    "的一是在了不和有大这为主中人上国地到以会出来年时工作发展对区省市县村个万亿元业贫扶帮"
    "這為國會來時發對縣個萬億業貧幫，。、：；（）“”《》"
)
_ENOUGH: Final = 0.7
_SAMPLE: Final = 20_000  # bytes, from the first that is no ASCII
_HIGH: Final = re.compile(rb"[\x80-\xff]")


def decode(data: bytes) -> str:
    """The characters of ``data``, without a byte-order mark.

    Tried in turn: the byte-order mark; UTF-8 (a few broken bytes become U+FFFD, as in pages cut in the middle of a
    character); GB18030, which contains GBK and GB2312, against Big5, by which of the two gives common characters; at
    last charset-normalizer. Raises ``InputRefused`` for bytes that are no text, or in no encoding that can be told.
    """
    text = _characters(data)
    if "\0" in text or len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise InputRefused("input.binary")
    if text.isspace() or not any(map(str.isalnum, text)):
        raise InputRefused("input.blank")
    return text


def _characters(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if b"\0" in data:
        raise InputRefused("input.binary")
    text = data.decode("utf-8", "replace")
    if _sound(text, data):
        return text
    return _double_byte(data) or _guess(data)


def _lenient(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, "replace")
    if not _sound(text, data):
        raise InputRefused("input.binary")
    return text


def _sound(text: str, data: bytes) -> bool:
    """Whether at most a few characters are broken, among many whole ones that are no ASCII."""
    broken = text.count("\ufffd")
    if broken == 0:
        return True
    if broken > max(_BROKEN_ALWAYS, _BROKEN_SHARE * len(text)):
        return False
    return len(data) - len(text) > 20 * broken  # each whole character of Chinese has two bytes more than one


def _double_byte(data: bytes) -> str:
    """The text in GB18030 or Big5, whichever reads better; "" where neither does. GB18030 wins a tie."""
    sample = _sample(data)
    scores = {encoding: _plausibility(sample, encoding) for encoding in ("gb18030", "big5hkscs")}
    best = max(scores, key=lambda encoding: scores[encoding])
    return data.decode(best, "replace") if scores[best] >= _ENOUGH else ""


def _sample(data: bytes) -> bytes:
    high = _HIGH.search(data)
    start = high.start() if high else 0
    return data[start : start + _SAMPLE]


def _plausibility(sample: bytes, encoding: str) -> float:
    """The share of common characters among those that are no ASCII, and again that of frequent ones; 0 if broken."""
    text = sample.decode(encoding, "replace")
    written = [character for character in text if not character.isascii() and not character.isspace()]
    broken = text.count("\ufffd")
    if not written or broken > max(_BROKEN_ALWAYS, _BROKEN_SHARE * len(text)):
        return 0.0
    common = sum(map(_is_common, written)) - 2 * broken
    return (common + sum(character in _FREQUENT for character in written)) / len(written)


@cache
def _is_common(character: str) -> bool:
    """Whether it is in the first level of GB2312 or of Big5 (3,755 and 5,401 characters by use), or punctuation."""
    for encoding, first, last in (("gb2312", 0xA1, 0xD7), ("big5", 0xA1, 0xC6)):
        try:
            lead = character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last and (lead < 0xA4 or "\u4e00" <= character <= "\u9fff"):
            return True
    return False


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # loaded only for the rare file in another encoding

    best = from_bytes(_sample(data)).best()
    if best is None:
        raise InputRefused("input.unknown_encoding")
    return data.decode(best.encoding, "replace")

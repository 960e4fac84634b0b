"""Receives a document's text and hands on the same text in plain characters: one in, one out, so that offsets hold."""

import html
import re
from itertools import cycle
from typing import Final

from aidgraph.text.glyphs import glyph_table, glyph_words

HAN: Final = "一-鿿㐀-䶿〇\U00020000-\U0003ffff"

_ENTITY: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_BLOCK: Final = r"p|br|div|li|ul|ol|tr|table|tbody|h[1-6]|section|article|center|hr"
_INLINE: Final = r"strong|b|span|em|i|u|a|font|img|td|th|sup|sub|small"
_TAG: Final = re.compile(rf"</?(?:(?P<block>{_BLOCK})|{_INLINE})(?:\s[^<>\n]{{0,500}})?/?>")
# 乾 is qián in names (乾县, 乾元镇) and stays; in these words it is the traditional form of 干.
_DRY: Final = re.compile(r"乾(?=[燥旱净果货菜部劲脆草粮涸枯杯湿])|(?<=[饼萄晒烘豆腐果杏能若风肉菜笋薯枣])乾")
_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# A literal first and what precedes it in a look-behind after it: the search then runs from literal to literal.
_PINYIN: Final = re.compile(
    rf"[(（](?<=[{HAN}].)[a-zü]{{0,5}}[{_TONED}][a-z]{{0,4}}[)）](?:[(（][a-zü]*[{_TONED}][a-z]*[)）])*"
)
_HYPHEN: Final = re.compile(rf"-(?:(?<=[{HAN}]-)(?=[{HAN}])|(?<=[年月日号时]-)(?=[0-9]))")
_HYPHENS: Final = re.compile(rf"--(?:(?<=\A--)|(?<=[ \n{HAN}”》）]--))-*(?= ?[{HAN}“《])")
_QUOTE: Final = re.compile(r'"')
_PAIR: Final = re.compile(r"\([^()（）\n]{0,300}\)")
_LONE_OPEN: Final = re.compile(rf"\((?:(?<=[{HAN}]\()|(?=[{HAN}]))")
_LONE_CLOSE: Final = re.compile(rf"\)(?:(?<=[{HAN}]\))|(?=[{HAN}]))")
_CHINESE: Final = re.compile(f"[{HAN}]")
_MARK: Final = re.compile(r"[,;:?!]+")
_BEFORE_MARK: Final = re.compile(rf"[{HAN}”’）》】%‰℃]")
_AFTER_MARK: Final = re.compile(rf" ?[{HAN}“‘《（【]")
_WIDE_MARKS: Final = str.maketrans(",;:?!", "，；：？！")
_THOUSANDS: Final = re.compile(r"(?<![0-9，.])[0-9]{1,3}(?:，[0-9]{3})+(?![0-9])")
_STOP: Final = re.compile(rf"\.(?<=[{HAN}”）》%]\.)(?<![一二三四五六七八九十]\.)(?=[ \n{HAN}“《（0-9]|\Z)")
_DOUBLED: Final = re.compile(r"([，；。、：！？])[，；。、]+")


def normalize(text: str) -> str:
    """The text in simplified script and plain punctuation, of the same length, so that any span names the same words.

    Traditional and garbled glyphs, widths, spaces, dashes, quotation marks, Chinese punctuation and separators of
    thousands are unified; what has no plain counterpart (HTML tags, pinyin in brackets behind its character, the
    second of doubled stops, unseen characters) becomes spaces; a tag of a block becomes a line break. Idempotent.
    """
    plain = text.translate(glyph_table())
    for garbled, word in glyph_words():
        plain = plain.replace(garbled, word)
    plain = _DRY.sub("干", plain) if "乾" in plain else plain
    plain = _ENTITY.sub(_entity, plain) if "&" in plain else plain
    plain = _TAG.sub(_blank_tag, plain) if "<" in plain else plain
    plain = _PINYIN.sub(_blank, plain) if "(" in plain or "（" in plain else plain
    plain = _punctuate(plain)
    assert len(plain) == len(text), "normalisation keeps every offset"
    return plain


def _punctuate(text: str) -> str:
    if "-" in text:
        text = _HYPHEN.sub("—", _HYPHENS.sub(lambda match: "—" * len(match[0]), text))
    if '"' in text:
        text = "\n".join(map(_pair_quotes, text.split("\n")))
    if "(" in text or ")" in text:
        text = _LONE_CLOSE.sub("）", _LONE_OPEN.sub("（", _PAIR.sub(_pair_brackets, text)))
    text = _MARK.sub(_widen, text)
    text = _THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    text = _STOP.sub("。", text) if "." in text else text
    return _DOUBLED.sub(lambda match: match[1] + " " * (len(match[0]) - 1), text)


def _widen(match: re.Match[str]) -> str:
    """A half-width mark that touches Chinese is a Chinese one."""
    before, after = max(0, match.start() - 1), match.end()
    touches = _BEFORE_MARK.match(match.string, before, match.start()) or _AFTER_MARK.match(match.string, after)
    return match[0].translate(_WIDE_MARKS) if touches else match[0]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_tag(match: re.Match[str]) -> str:
    return ("\n" if match["block"] else " ") + " " * (len(match[0]) - 1)


def _entity(match: re.Match[str]) -> str:
    character = html.unescape(match[0]).translate(glyph_table())
    return match[0] if len(character) != 1 else character + " " * (len(match[0]) - 1)


def _pair_quotes(line: str) -> str:
    """Straight quotation marks of one line open and close in turn."""
    if '"' not in line:
        return line
    marks = cycle("“”")
    return _QUOTE.sub(lambda _: next(marks), line)


def _pair_brackets(match: re.Match[str]) -> str:
    """A pair is Chinese if it holds or touches Chinese; so that both of its brackets are."""
    around = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    return f"（{match[0][1:-1]}）" if _CHINESE.search(around) or _CHINESE.search(match[0]) else match[0]

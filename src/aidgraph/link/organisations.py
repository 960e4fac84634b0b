"""Organisations, funds, venues and programmes: from hits to named spans, by lexicon, by shape, by quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aidgraph.link.lexicon import Lexicon
from aidgraph.link.places import PlaceHit
from aidgraph.link.scanner import Hit
from aidgraph.link.segmenter import Segmenter, Token
from aidgraph.model import Entity, organisation

_STOP_TAGS: Final = ("v", "p", "c", "u", "d", "r", "q", "x", "w", "y", "f")
_PLACED_HEADS: Final = (
    "医院",
    "卫生院",
    "保健院",
    "中学",
    "小学",
    "学校",
    "大学",
    "学院",
    "中心",
    "一中",
    "二中",
    "三中",
    "党校",
    "幼儿园",
    "中专",
)
_REACH: Final = 24
_PROPER: Final = ("nz", "nr", "nt", "ns", "eng")  # jieba's tags of proper names
_QUOTED: Final = re.compile(r"“([^“”《》\n。；]{2,24})”|《([^《》\n]{2,60})》")
_DIVISION: Final = re.compile(
    r"(?:新疆(?:生产建设)?)?兵团第?[一二三四五六七八九十\d]{1,3}师(?:[\u4e00-\u9fff]{2,4}市)?|第[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,4}市|\d+团)"
)
_AFTER_QUOTE: Final = re.compile(r"([\u4e00-\u9fff]{0,8})")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """``text[start:end]`` names ``entity``; ``place`` is the hit at its head or in brackets that says its home."""

    start: int
    end: int
    entity: Entity
    place: PlaceHit | None = None
    known: bool = False


class OrganisationFinder:
    """Finds what no division code names; holds no state between documents."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter) -> None:
        self._lexicon = lexicon
        self._segmenter = segmenter

    def find(self, original: str, text: str, hits: list[Hit], places: list[PlaceHit]) -> list[NamedSpan]:
        """All named spans, in order, the longest where two overlap."""
        spans = [
            *self._known(hits),
            *self._quoted(text, places),
            *self._shaped(text, hits, places),
            *_corps(text, places),
        ]
        return _disjoint(spans)

    def _known(self, hits: list[Hit]) -> Iterator[NamedSpan]:
        for hit in hits:
            name = hit.entry.name
            if name is not None and not name.unsure and hit.entry.form is None:
                yield NamedSpan(hit.start, hit.end, name.entity, known=True)

    def _quoted(self, text: str, places: list[PlaceHit]) -> Iterator[NamedSpan]:
        """“国镜教育基金”, “三百”工程, 《…》: what a quoted name is, its last word or the next words tell."""
        for match in _QUOTED.finditer(text):
            inner = match.group(1) or match.group(2)
            if match.group(2):
                yield NamedSpan(match.start(), match.end(), organisation("Policy", inner))
                continue
            head = self._head_of(inner)
            if head and head not in ("Policy", "Enterprise"):
                yield NamedSpan(
                    match.start(), match.end(), organisation(head, inner), _within(places, match.start(), match.end())
                )
                continue
            after = _AFTER_QUOTE.match(text, match.end())
            follow, word = self._head_after(after.group(1) if after else "")
            if follow:
                joined = (
                    inner + word
                    if len(word) <= 2
                    and match.end() + len(word) <= len(text)
                    and after
                    and after.group(1).startswith(word)
                    else inner
                )
                end = match.end() + (len(word) if joined != inner else 0)
                yield NamedSpan(
                    match.start(), end, organisation(follow, joined), _within(places, match.start(), match.end())
                )

    def _head_of(self, name: str) -> str:
        return next((kind for head, kind in self._lexicon.heads.items() if name.endswith(head)), "")

    def _head_after(self, follow: str) -> tuple[str, str]:
        """The nearest venue, fund or programme head in the few characters after a closing quotation mark."""
        found = [
            (follow.index(head), -len(head), kind, head)
            for head, kind in self._lexicon.heads.items()
            if kind in ("Venue", "Fund", "Programme") and head in follow[:8]
        ]
        return (min(found)[2], min(found)[3]) if found else ("", "")

    def _shaped(self, text: str, hits: list[Hit], places: list[PlaceHit]) -> Iterator[NamedSpan]:
        """Place prefix + stem + head noun: the left edge lies where segmentation finds no more words of a name."""
        for hit in hits:
            head_type = hit.entry.head
            if not head_type or head_type in ("Programme", "Policy"):
                continue
            start = self._left_edge(text, hit.start)
            prefix = _home_in(text, start, hit.start, places)
            if prefix is not None and prefix.chain < start:
                start = prefix.chain
            span = self._named(text, start, hit, prefix, head_type)
            if span is not None:
                yield span

    def _named(self, text: str, start: int, hit: Hit, prefix: PlaceHit | None, head_type: str) -> NamedSpan | None:
        stem_start = prefix.end if prefix is not None and prefix.chain == start else start
        stem = text[stem_start : hit.start].strip("（）()")
        placed = prefix is not None and prefix.chain == start and prefix.end <= hit.start
        generic = all(part in self._lexicon.generics for part in _pieces(stem, self._lexicon.generics))
        if generic and not (placed and hit.entry.text.endswith(_PLACED_HEADS) and head_type == "Institution"):
            return None
        if not placed and not self._is_proper(stem, hit.entry.text, head_type):
            return None
        return NamedSpan(start, hit.end, organisation(head_type, text[start : hit.end]), prefix)

    def _is_proper(self, stem: str, head: str, head_type: str) -> bool:
        """Without a place before it, only a full company name or a stem that is no common word is a name."""
        if head_type in ("Venue", "Fund", "Zone", "SocialOrganization", "Cooperative"):
            return False
        if len(stem) < 2 or "+" in stem:
            return False
        return head.endswith("有限公司") or all(token.tag.startswith(_PROPER) for token in self._segmenter.tag(stem))

    def _left_edge(self, text: str, head_start: int) -> int:
        """Where the words of a name begin, going left from its head."""
        left = max(0, head_start - _REACH)
        for mark in "，。；：、！？“”《》\n ":
            left = max(left, text.rfind(mark, left, head_start) + 1)
        tokens = self._segmenter.tag(text[left:head_start], left)
        named: list[Token] = []
        for token in reversed(tokens):
            verb = token.tag in ("v", "vn")
            if not self._belongs(token) or (verb and named and named[-1].tag == "ns"):
                break
            named.append(token)
        while named and named[-1].tag in ("v", "vn"):  # 支援水城县人民医院: a verb is part of a name only inside it
            named.pop()
        return named[-1].start if named else head_start

    def _belongs(self, token: Token) -> bool:
        if token.text in self._lexicon.trades or token.text in "（）()":
            return True
        if token.tag == "m":
            return (
                token.text[0] in "第一二三四五六七八九十百千万"
                and len(token.text) <= 3
                and not token.text.endswith(("个", "家", "所"))
            )
        if token.text in self._lexicon.words:
            return False
        return not token.tag.startswith(_STOP_TAGS) or token.tag in ("vn",)


def _home_in(text: str, start: int, end: int, places: list[PlaceHit]) -> PlaceHit | None:
    """The place at the head of a name, or in brackets inside it; others (太阳城) are letters of the name."""
    for hit in places:
        if not hit.part and hit.chain <= start < hit.end:
            return hit
    return next((h for h in places if start < h.start < end and text[h.start - 1] in "（(" and not h.part), None)


def _corps(text: str, places: list[PlaceHit]) -> Iterator[NamedSpan]:
    """The divisions of the Xinjiang corps, which have no division code of their own."""
    for match in _DIVISION.finditer(text):
        home = next((p for p in places if p.start <= match.start() < p.end), None)
        yield NamedSpan(match.start(), match.end(), organisation("Zone", match.group()), home)


def _pieces(stem: str, generics: frozenset[str]) -> list[str]:
    """The stem as words of two or three characters, as far as generic words make it up."""
    pieces: list[str] = []
    rest = stem
    while rest:
        size = next((n for n in (4, 3, 2, 1) if rest[:n] in generics), len(rest))
        pieces.append(rest[:size])
        rest = rest[size:]
    return pieces


def _within(places: list[PlaceHit], start: int, end: int) -> PlaceHit | None:
    return next((p for p in places if start <= p.start and p.end <= end), None)


def _disjoint(spans: list[NamedSpan]) -> list[NamedSpan]:
    kept: list[NamedSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, not s.known, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)

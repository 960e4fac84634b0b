"""Organisations, funds, venues and programmes: from hits to named spans, by lexicon, by shape, by quotation marks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from aidgraph.link.lexicon import KnownName, Lexicon
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
_LONGEST: Final = 8  # characters of a head noun
_SHORT: Final = 4  # names up to this length may be the beginning of a longer word
_NAMED_AFTER: Final = ("Institution", "Enterprise", "SocialOrganization", "Venue")
_PROPER: Final = ("nz", "nr", "nt", "ns", "eng")  # jieba's tags of proper names
_QUOTED: Final = re.compile(r"“([^“”《》\n。；]{2,24})”|《([^《》\n]{2,60})》")
_WORDS: Final = re.compile(r"[\u4e00-\u9fff]{2}")
_DIVISION: Final = re.compile(
    r"(?:新疆(?:生产建设)?)?兵团第?[一二三四五六七八九十\d]{1,3}师(?:[\u4e00-\u9fff]{2,4}市)?|第[一二三四五六七八九十]{1,3}师(?=[\u4e00-\u9fff]{2,4}市|\d+团)"
)
_AFTER_QUOTE: Final = re.compile(r"(?:[、和]?“[^“”\n]{2,24}”)*等?([\u4e00-\u9fff]{0,8})")


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """``text[start:end]`` names ``entity``; ``home`` is the id of the place in its name, where there is one."""

    start: int
    end: int
    entity: Entity
    home: str = ""
    known: bool = False


class OrganisationFinder:
    """Finds what no division code names; holds no state between documents."""

    def __init__(self, lexicon: Lexicon, segmenter: Segmenter, cities: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._segmenter = segmenter
        self._homes = {name.entity.id: home for name in lexicon.names.values() if (home := _known_home(name, cities))}

    def find(self, original: str, text: str, hits: list[Hit], places: list[PlaceHit]) -> list[NamedSpan]:
        """All named spans, in order, the longest where two overlap."""
        spans = [
            *self._known(text, hits),
            *self._quoted(text, places),
            *self._shaped(text, hits, places),
            *_corps(text, places),
        ]
        found = _disjoint(spans)
        return _fullest(_disjoint([*found, *_sharing(text, found, places)]))

    def _known(self, text: str, hits: list[Hit]) -> Iterator[NamedSpan]:
        """Names of the lexicon, each entity by the longest name that the document itself gives it."""
        found = [hit for hit in hits if self._is_known(text, hit)]
        written: dict[str, str] = {}
        for hit in found:
            assert hit.entry.name is not None
            key = hit.entry.name.entity.id
            written[key] = max(written.get(key, ""), hit.entry.text, key=len)
        for hit in found:
            assert hit.entry.name is not None
            entity = replace(hit.entry.name.entity, name=written[hit.entry.name.entity.id])
            yield NamedSpan(hit.start, hit.end, entity, self._homes.get(entity.id, ""), known=True)

    def _is_known(self, text: str, hit: Hit) -> bool:
        """财政部 in 财政部门 and 中国银行 in 中国银行业 are no names."""
        name = hit.entry.name
        if name is None or name.unsure or hit.entry.form is not None:
            return False
        return len(hit.entry.text) > _SHORT or self._segmenter.bounds(text, hit.start, hit.end)

    def _quoted(self, text: str, places: list[PlaceHit]) -> Iterator[NamedSpan]:
        """“国镜教育基金”, “三百”工程, 《…》: what a quoted name is, its last word or the next words tell."""
        for match in _QUOTED.finditer(text):
            inner = match.group(1) or match.group(2)
            if inner in self._lexicon.words or not _WORDS.search(
                inner
            ):  # “携手奔小康” is the name of a scheme, no entity
                continue
            if match.group(2):
                yield NamedSpan(match.start(), match.end(), organisation("Policy", inner))
                continue
            head = self._head_of(inner)
            if head and head not in ("Policy", "Enterprise"):
                entity = organisation(head, inner)
                home = _within(places, match) or self._homes.get(entity.id, "")
                yield NamedSpan(match.start(), match.end(), entity, home)
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
                yield NamedSpan(match.start(), end, organisation(follow, joined), _within(places, match))

    def _head_of(self, name: str) -> str:
        heads = self._lexicon.heads
        return next((heads[name[-size:]] for size in range(_LONGEST, 0, -1) if name[-size:] in heads), "")

    def _head_after(self, follow: str) -> tuple[str, str]:
        """The nearest venue, fund or programme head in the few characters after a closing quotation mark."""
        heads = self._lexicon.heads
        for start in range(len(follow)):
            for size in range(min(_LONGEST, len(follow) - start), 0, -1):
                kind = heads.get(follow[start : start + size], "")
                if kind in ("Venue", "Fund", "Programme"):
                    return kind, follow[start : start + size]
        return "", ""

    def _shaped(self, text: str, hits: list[Hit], places: list[PlaceHit]) -> Iterator[NamedSpan]:
        """Place prefix + stem + head noun: the left edge lies where segmentation finds no more words of a name."""
        for hit in hits:
            head_type = hit.entry.head
            if not head_type or head_type in ("Programme", "Policy"):
                continue
            if text[hit.end - 1 : hit.end + 1] == "中学":  # 第三中学, of which the dictionary saw 三中
                hit = replace(hit, end=hit.end + 1)
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
        if generic and not (placed and _names_with_place(hit.entry.text, head_type)):
            return None
        if not placed and not self._is_proper(stem, hit.entry.text, head_type):
            return None
        home = prefix.place if prefix is not None else ""
        return NamedSpan(start, hit.end, organisation(head_type, text[start : hit.end]), home)

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


def _names_with_place(head: str, head_type: str) -> bool:
    """福州市工商联, 甘谷县医院, 武威消费扶贫展销中心: a place and such a head make a name, with no words between."""
    if head_type == "Institution":
        return head.endswith(_PLACED_HEADS)
    return head_type == "SocialOrganization" or (head_type == "Venue" and len(head) > _SHORT)


def _corps(text: str, places: list[PlaceHit]) -> Iterator[NamedSpan]:
    """The divisions of the Xinjiang corps, which have no division code of their own."""
    for match in _DIVISION.finditer(text):
        home = next((p for p in places if p.start <= match.start() < p.end), None)
        zone = organisation("Zone", match.group())
        yield NamedSpan(match.start(), match.end(), zone, home.place if home is not None else "")


def _pieces(stem: str, generics: frozenset[str]) -> list[str]:
    """The stem as words of two or three characters, as far as generic words make it up."""
    pieces: list[str] = []
    rest = stem
    while rest:
        size = next((n for n in (4, 3, 2, 1) if rest[:n] in generics), len(rest))
        pieces.append(rest[:size])
        rest = rest[size:]
    return pieces


def _known_home(name: KnownName, cities: Mapping[str, str]) -> str:
    """The home of a known organisation: as the lexicon says, or the province or city at the head of its name."""
    if name.home:
        return f"place:{name.home}"
    if name.entity.type not in _NAMED_AFTER:
        return ""
    full = name.entity.name
    return next((cities[full[:size]] for size in range(min(4, len(full) - 1), 1, -1) if full[:size] in cities), "")


def _within(places: list[PlaceHit], match: re.Match[str]) -> str:
    hit = next((p for p in places if match.start() <= p.start and p.end <= match.end()), None)
    return hit.place if hit is not None else ""


def _sharing(text: str, spans: list[NamedSpan], places: list[PlaceHit]) -> Iterator[NamedSpan]:
    """兰州、白银、武威展销中心 are three: places in a row before a venue share its name's end."""
    heads = [hit for hit in places if not hit.part]
    for span in spans:
        index = next((i for i, hit in enumerate(heads) if hit.chain == span.start and hit.end < span.end), -1)
        if span.entity.type != "Venue" or span.known or index < 0:
            continue
        suffix = text[heads[index].end : span.end]
        while index and text[heads[index - 1].end : heads[index].chain] == "、":
            index -= 1
            name = text[heads[index].chain : heads[index].end] + suffix
            yield NamedSpan(heads[index].chain, heads[index].end, organisation("Venue", name), heads[index].place)


def _fullest(spans: list[NamedSpan]) -> list[NamedSpan]:
    """杨家岭小学, named 延安杨家岭小学 elsewhere in the document, is that: one entity, by its fullest name."""
    names = {span.entity.name: span for span in spans if not span.known}
    told: dict[str, NamedSpan] = {}
    for name, span in names.items():
        longer = [
            other for full, other in names.items() if full.endswith(name) and full != name and _alike(span, other)
        ]
        if longer and len(name) >= 5:
            told[name] = max(longer, key=lambda other: len(other.entity.name))
    return [
        replace(span, entity=full.entity, home=span.home or full.home)
        if (full := told.get(span.entity.name)) is not None and not span.known
        else span
        for span in spans
    ]


def _alike(one: NamedSpan, other: NamedSpan) -> bool:
    return one.entity.type == other.entity.type


def _disjoint(spans: list[NamedSpan]) -> list[NamedSpan]:
    kept: list[NamedSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, not s.known, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)

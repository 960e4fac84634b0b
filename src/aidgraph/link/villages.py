"""Places below the county that no free list has: villages, and past townships, named right after their county."""

import re
from dataclasses import replace
from typing import Final

from aidgraph.link.places import PlaceHit

_BELOW: Final = re.compile(
    r"(?P<town>[\u4e00-\u9fff]{2,6}?(?:街道办事处|街道|民族乡|乡|镇|苏木))?(?P<village>[\u4e00-\u9fff]{1,5}?(?:村|社区|嘎查))?"
)
# What a village's or township's own name never holds: counts, joints, kinds of village.
_NOT_NAMES: Final = re.compile(
    r"[的个等和与及或、，各该每全两三四五六七八九十百千余多所在有为对到从帮建]|贫困|行政|自然|乡村|示范|重点|深度|乡镇|农村|部分|其他|城乡|新农|美丽|脱贫|试点|薄弱|革命|移民|县乡|下乡|家乡|故乡|一个|第"
)


def with_villages(text: str, hits: list[PlaceHit]) -> list[PlaceHit]:
    """The hits, those of counties and townships lengthened by what is named right after them."""
    return [_lengthened(text, hit, hits, index) for index, hit in enumerate(hits)]


def _lengthened(text: str, hit: PlaceHit, hits: list[PlaceHit], index: int) -> PlaceHit:
    if (
        not hit.place
        or hit.part
        or not _may_hold(hit.place)
        or (hit.text[-1:] not in "县区市旗州镇乡道" and "/" not in hit.place)
    ):
        return hit
    following = hits[index + 1].start if index + 1 < len(hits) else len(text)
    match = _BELOW.match(text, hit.end, min(following, hit.end + 12))
    parts = (
        [part for part in (match.group("town"), match.group("village")) if part and not _NOT_NAMES.search(part)]
        if match
        else []
    )
    if match is None or not parts or sum(map(len, parts)) != match.end() - match.start():
        return hit
    return replace(hit, end=match.end(), place="/".join((hit.place, *parts)))


def _may_hold(place: str) -> bool:
    """A county or a township holds villages; a province or prefecture named before one leaves its county out."""
    return "/" in place or not place.endswith("00")

"""Which place a name means, by the company it keeps: from dictionary hits to resolved places within one document."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from aidgraph.link.gazetteer import Gazetteer, Place
from aidgraph.link.placehits import PlaceHit
from aidgraph.link.scanner import Hit
from aidgraph.link.segmenter import Segmenter
from aidgraph.link.senses import LIST_MARKS, Senses, find_senses
from aidgraph.model import Sentence

__all__ = ["PlaceHit", "PlaceResolver"]

_RANK = {"Province": 0, "City": 1, "County": 2, "Zone": 3, "Township": 4}
_SUFFIXES = "省市区县州盟旗乡镇"


class PlaceResolver:
    """Resolves the place names of one document after the other; holds no state between them."""

    def __init__(self, gazetteer: Gazetteer, segmenter: Segmenter, pairs: frozenset[tuple[str, str]]) -> None:
        self._gazetteer = gazetteer
        self._pairs = pairs
        self._segmenter = segmenter

    def resolve(self, text: str, hits: list[Hit], sentences: tuple[Sentence, ...], home: str = "") -> list[PlaceHit]:
        """The place hits of a document, each with its place where the company it keeps tells it."""
        places = _beside(text, self._chained(self._read(text, hits, sentences)))
        support = self._support(places, home)
        senses = find_senses(text, places, support, self._gazetteer)
        return self._settled(places, support, senses)

    def _read(self, text: str, hits: list[Hit], sentences: tuple[Sentence, ...]) -> list[PlaceHit]:
        found: list[PlaceHit] = []
        number = 0
        for hit in hits:
            form = hit.entry.form
            if form is None:
                continue
            while number < len(sentences) and sentences[number].end <= hit.start:
                number += 1
            if self._is_name(text, hit):
                found.append(
                    PlaceHit(hit.start, hit.end, hit.entry.text, form.places, form.word, number, chain=hit.start)
                )
        return found

    def _is_name(self, text: str, hit: Hit) -> bool:
        """合作市场, 建成县级 and the like hold a place's characters, not its name: segmentation tells."""
        form = hit.entry.form
        assert form is not None
        if hit.entry.text[-1] == "市" and text.startswith("场", hit.end):
            return self._segmenter.tag(text[hit.start : hit.end + 8])[0].tag == "ns"  # 天津市场, not 合作市场
        short = len(hit.entry.text) == 2 and (hit.entry.text[-1] in _SUFFIXES or not form.places[0].endswith("00"))
        if short or form.word:
            return self._segmenter.bounds(text, hit.start, hit.end)
        return True

    def _chained(self, hits: list[PlaceHit]) -> list[PlaceHit]:
        """甘肃省 + 天水市 + 甘谷县: each later name is looked for within the one before."""
        out: list[PlaceHit] = []
        for hit in hits:
            before = out[-1] if out else None
            if before is not None and before.end == hit.start:
                within = tuple(
                    c for c in hit.candidates if any(self._gazetteer.within(c, b) and c != b for b in before.candidates)
                )
                if within:
                    parents = tuple(b for b in before.candidates if any(self._gazetteer.within(c, b) for c in within))
                    out[-1] = replace(before, candidates=parents, part=True, word=False)
                    hit = replace(hit, candidates=within, word=False, chain=before.chain)
            out.append(hit)
        return out

    def _support(self, hits: list[PlaceHit], home: str) -> Counter[str]:
        """How often the document names each place, or something within it, beyond doubt."""
        support: Counter[str] = Counter()
        for hit in hits:
            if len(hit.candidates) == 1 and not hit.word:
                for place in (hit.candidates[0], *self._gazetteer.ancestors(hit.candidates[0])):
                    support[place] += 1
        for place in (home, *self._gazetteer.ancestors(home)) if home else ():
            support[place] += 2
        return support

    def _settled(self, hits: list[PlaceHit], support: Counter[str], senses: Senses) -> list[PlaceHit]:
        settled: list[PlaceHit] = []
        for index, hit in enumerate(hits):
            near = [
                other
                for other in hits[max(0, index - 6) : index + 7]
                if other.sentence == hit.sentence and other is not hit
            ]
            place = self._choose(hit, near, support, senses)
            if place or not self._needs_company(hit):
                settled.append(replace(hit, place=place))
        return settled

    def _needs_company(self, hit: PlaceHit) -> bool:
        """A common word, or a township that many counties have, is no place name where nothing near says so."""
        return hit.word or all("/" in candidate for candidate in hit.candidates)

    def _in_company(self, hit: PlaceHit, support: Counter[str]) -> bool:
        """A common word is a place name in a list of places, or where the document also has its full name."""
        return not hit.word or hit.listed or any(support[candidate] for candidate in hit.candidates)

    def _choose(self, hit: PlaceHit, near: list[PlaceHit], support: Counter[str], senses: Senses) -> str:
        if len(hit.candidates) == 1 and not self._needs_company(hit):
            return hit.candidates[0]
        told = senses.places.get(hit.start) or senses.names.get(hit.text)
        if told in hit.candidates or told == "":
            return told
        if not self._in_company(hit, support):
            return ""
        scored = sorted(
            ((self._score(c, hit, near, support), c) for c in hit.candidates), key=lambda item: (-item[0], item[1])
        )
        best, place = scored[0]
        if len(scored) > 1 and best == scored[1][0]:
            return self._upper(hit.candidates) if not hit.word and best == scored[-1][0] else ""
        if best > 0 or (len(scored) == 1 and hit.chain != hit.start):
            return place
        return self._upper(hit.candidates) if not hit.word else ""

    def _score(self, candidate: str, hit: PlaceHit, near: list[PlaceHit], support: Counter[str]) -> float:
        """Support of the candidate's whole, most where a neighbour in the sentence shares it."""
        ancestors = self._gazetteer.ancestors(candidate)
        score = 0.0
        for depth, ancestor in enumerate(ancestors):
            score += min(support[ancestor], 5) * (4.0 if depth == 0 else 2.0)
            for other in near:
                if other.candidates == (ancestor,) or (
                    len(other.candidates) == 1 and ancestor in self._gazetteer.ancestors(other.candidates[0])
                ):
                    score += 20.0 / (1 + depth)
        # 鼓楼区 beside 岷县 is Fuzhou's, for that one is known to help it.
        if any(len(other.candidates) == 1 and (candidate, other.candidates[0]) in self._pairs for other in near):
            score += 25.0
        if support[candidate]:
            score += 6.0 * min(support[candidate], 5)
        if any(candidate in self._gazetteer.ancestors(other) for other in hit.candidates):
            score += 3.0  # 临夏, said of the prefecture and of its county alike, is the prefecture
        return score

    def _upper(self, candidates: tuple[str, ...]) -> str:
        """The one candidate that stands above all others (吉林 the province, 临夏 the prefecture), if there is one."""
        ranked = sorted((_RANK.get(self._type(c), 9), c) for c in candidates)
        if len(ranked) == 1 or (ranked[0][0] < ranked[1][0] and ranked[0][0] <= 1):
            return ranked[0][1]
        return ""

    def _type(self, candidate: str) -> str:
        place: Place | None = self._gazetteer.place(candidate)
        return place.type if place else ""


def _beside(text: str, hits: list[PlaceHit]) -> list[PlaceHit]:
    """Mark the hits that a list mark joins to a place that no common word hides."""
    out = list(hits)
    for index, (left, right) in enumerate(pairwise(hits)):
        if text[left.end : right.chain] in LIST_MARKS and left.word != right.word:
            which = index if left.word else index + 1
            out[which] = replace(out[which], listed=True)
    return out

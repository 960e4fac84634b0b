"""A total for a reader: from its lines and what they leave out to text that quotes the words of every figure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from aidgraph.analysis.figures import Figure, Kind
from aidgraph.analysis.totals import LeftOut, Line, Total
from aidgraph.cli.claimtext import GAP, INDENT, ClaimText
from aidgraph.cli.telling import Telling
from aidgraph.cli.totalrows import Clashes, plain_sum
from aidgraph.cli.wording import Wording
from aidgraph.messages import render
from aidgraph.model import Claim


class TotalText:
    """Lines about totals in one language."""

    def __init__(self, telling: Telling, clashes: Clashes, lang: str) -> None:
        self._telling, self._clashes, self._lang = telling, clashes, lang
        self._wording = Wording(lang)
        self._text = ClaimText(self._wording, telling.names)

    def lines(self, total: Total, provider: str, receiver: str) -> Iterator[str]:
        """The pair, its lines, and what is left out with its reasons."""
        yield self._say("pair", a=self._text.name(provider), b=self._text.name(receiver))
        if not total.lines:
            yield self._say("none", provider=self._text.name(provider))
        for line in total.lines:
            yield from self.line(line)
        for reason, items in groupby(total.left_out, key=lambda item: item.reason):
            yield self._say("left_out", subject=self._say(f"reason_{reason}"))
            for item in items:
                yield from self._left_out(item)

    def line(self, line: Line, *, words: bool = True) -> Iterator[str]:
        """One kind: the running total or the sum, then the years beside it; with the ``words`` of each."""
        kind = self.kind(line.kind)
        if line.running:
            yield self._wording.term("colon", subject=kind, text=self.figure(line.running, kind=False))
            yield from self.words(line.running) if words else ()
        elif line.sum is not None and len(line.years) > 1:
            amount = self._amount(line)
            said = self._say("sum_line", measure=amount, count=len(line.years))
            yield self._wording.term("colon", subject=kind, text=said)
        else:
            yield kind
        if line.unstated:
            yield INDENT + self._say("unstated")
        if line.running and line.years:
            yield INDENT + self._say("beside")
        for _, figure in line.years:
            yield INDENT + self.figure(figure, kind=False)
            yield from self.words(figure) if words else ()
        if not line.running and line.sum is None and len(line.years) > 1:
            yield INDENT + self._say("not_added")

    def kind(self, kind: Kind) -> str:
        """``funds (fiscal)``."""
        what = self._wording.kind(kind.what)
        said = self._wording.term(kind.predicate)
        said = self._wording.term("of_kind", measure=said, kind=what) if what else said
        return self._wording.listed(
            said, self._wording.term("via", party=self._text.name(kind.via)) if kind.via else ""
        )

    def figure(self, figure: Figure, *, kind: bool = True) -> str:
        """An amount with its time, sources and conflicts; without its ``kind`` where that is said already."""
        claim = figure.claim if kind else replace(figure.claim, what="")
        said = [self._dated(figure, self._wording.measure(claim)), self._wording.sources(claim.sources)]
        if others := self._clashes.get(figure.id):
            said.append(self._say("in_conflict", count=len(others)))
        return GAP.join(said)

    def _dated(self, figure: Figure, measure: str) -> str:
        claim = figure.claim
        if figure.year is not None:
            if claim.cumulative:
                date = claim.as_of or figure.through
                return self._say("within_year", year=figure.year, date=date, measure=measure)
            return self._say("year_line", year=figure.year, measure=measure)
        if not figure.running:
            return measure
        if not claim.cumulative:
            return self._say("spanning", measure=measure, start=claim.start, end=claim.end)
        since = self._say("since", start=claim.start) if claim.start else ""
        if not figure.through:
            return self._wording.listed(self._say("running_undated", measure=measure), since)
        return self._wording.listed(self._say("running_line", measure=measure, date=figure.through), since)

    def _amount(self, line: Line) -> str:
        parts = [figure.claim for _, figure in line.years]
        approx = any(claim.approx or claim.bound for claim in parts)
        of_sum = Claim(line.kind.predicate, "", "", value=plain_sum(line.sum), unit=line.kind.unit, approx=approx)
        return self._wording.measure(of_sum)

    def _left_out(self, item: LeftOut) -> Iterator[str]:
        claim = item.figure.claim
        ends = (self._text.name(claim.subject), self._text.arrow(claim.predicate), self._text.name(claim.object))
        yield f"{INDENT}{''.join(ends)}{GAP}{self.figure(item.figure)}"
        yield from self.words(item.figure)

    def words(self, figure: Figure) -> Iterator[str]:
        """The words that say an amount, below it."""
        told = self._telling
        for line in self._text.support(figure.claim, told.words(figure.id), told.curated(figure.id)):
            yield f"{INDENT}  {line}"

    def listed(self, names: Iterable[str]) -> str:
        """Messages of this area, one after the other."""
        return self._wording.listed(*map(self._say, names))

    def _say(self, message: str, /, **parameters: object) -> str:
        return render(f"analysis.{message}", self._lang, **parameters)

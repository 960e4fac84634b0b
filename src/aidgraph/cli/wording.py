"""Claims in a reader's words: from values, years and codes to short phrases in Chinese or English."""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Final

from aidgraph.messages import render
from aidgraph.model import Claim, Context

# From each of these on a number is written in that unit: as Chinese and English group their digits.
_SCALES: Final = {"zh": ((10**8, "yi"), (10**4, "wan")), "en": ((10**9, "billion"), (10**6, "million"))}
_POINTS_BACK: Final = re.compile("[我本该全](?:省|市|州|县|区|旗)")
# The kinds that ``what`` names by a code; whatever else it says is the document's own word.
_KINDS: Final = (
    "fiscal", "social", "central", "attracted", "enterprises", "cadre", "professional", "teacher", "doctor", "mixed",
    "farmer", "student", "poor", "farmers", "jobs",
)  # fmt: skip
_BETWEEN: Final = " · "


class Wording:
    """The phrases of one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang

    def term(self, name: str, **parameters: object) -> str:
        """A term of ``messages/terms.json``."""
        return render(f"terms.{name}", self._lang, **parameters)

    def number(self, value: float) -> str:
        """Exactly: ``150000000`` → ``1.5亿``, ``150 million``; ``12000`` → ``1.2万``, ``12,000``."""
        exact = Decimal(str(value))
        for size, name in _SCALES[self._lang]:
            if exact >= size:
                return self.term(name, number=_digits(exact / size))
        return _digits(exact)

    def kind(self, what: str) -> str:
        """``what`` of a claim in the reader's words, where it is a code; else the document's own word."""
        return self.term(what) if what in _KINDS else what

    def measure(self, claim: Claim) -> str:
        """``1.5亿元（财政）``, ``about 6 people (teachers)``, ``25 大棚``; what alone where there is no value."""
        what = self.kind(claim.what)
        if claim.value is None:
            return what
        said = self.term(claim.unit, number=self.number(claim.value))
        bound = claim.bound or ("about" if claim.approx else "")
        said = self.term(bound, measure=said) if bound else said
        if not what:
            return said
        return f"{said} {what}" if claim.unit == "count" else self.term("of_kind", measure=said, kind=what)

    def period(self, claim: Claim) -> str:
        """``2016–2020``, ``running total to 2020-11-16``, ``undated, attested 2020``."""
        stated = self._stated(claim.start, claim.end)
        if claim.cumulative:
            total = self.term("running_total_to", date=claim.as_of) if claim.as_of else self.term("running_total")
            return self.listed(stated, total)
        return stated or self.listed(self.term("undated"), *self._attested(claim))

    def phrase(self, claim: Claim, verdict: str = "", year: int | None = None, via: str = "") -> str:
        """All that a claim says beside its parties: measure, period, and how far it is to be trusted."""
        parts = (
            self.measure(claim),
            self.term("planned") if claim.status == "planned" else "",
            self.period(claim),
            self.term("curated") if claim.origin == "curated" else self.sources(claim.sources),
            self.term("ended", year=claim.ended) if claim.ended else "",
            self.term(claim.scheme) if claim.scheme else "",
            self.term("via", party=via) if via else "",
            self.term(f"{verdict}_in", year=year) if verdict else "",
        )
        return _BETWEEN.join(part for part in parts if part)

    def listed(self, *parts: str) -> str:
        """What there is of the parts, with the language's comma."""
        return self.term("comma").join(part for part in parts if part)

    def sources(self, count: int) -> str:
        """``1 source``."""
        return self.term("one_source") if count == 1 else self.term("sources", count=count)

    def _stated(self, start: str, end: str) -> str:
        if start and start == end:
            return self.term("in_year", year=start)
        if start and end:
            return self.term("from_to", start=start, end=end)
        if start:
            return self.term("since", start=start)
        return self.term("until", end=end) if end else ""

    def _attested(self, claim: Claim) -> list[str]:
        years = sorted({year for year in (claim.first_attested, claim.last_attested) if year is not None})
        return [self.term("attested", years="–".join(map(str, years)))] if years else []


def quoted(quote: str, subject: str, object_: str, context: Collection[Context]) -> str:
    """The words, with the parties that they leave out or only point back to in square brackets.

    ``…结对帮扶我县`` → ``…结对帮扶[我县 = 甘谷县]``; what nothing in the words points to stands before or behind them.
    """
    left_out = {item.role for item in context}
    text = quote
    for role, name in (("subject", subject), ("object", object_)):
        if role in left_out and name not in quote:
            text = _completed(text, name, before=role == "subject")
    return text


def _completed(text: str, name: str, *, before: bool) -> str:
    for word in _POINTS_BACK.finditer(text):
        if name.endswith(word[0][-1]):
            return f"{text[: word.start()]}[{word[0]} = {name}]{text[word.end() :]}"
    return f"[{name}] {text}" if before else f"{text} [{name}]"


def _digits(number: Decimal) -> str:
    """Without exponent or trailing zeros, thousands apart."""
    return f"{number.normalize():,f}"

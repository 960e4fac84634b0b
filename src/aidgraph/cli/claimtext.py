"""Claims for a reader: from a claim with its words to a line that says it and lines that quote what supports it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from aidgraph.cli.width import printable
from aidgraph.cli.wording import Wording, quoted
from aidgraph.model import Claim
from aidgraph.stores.neighbours import CuratedSource, Words

GAP: Final = "      "
INDENT: Final = "     "
_QUOTED_AT_MOST: Final = 2


class ClaimText:
    """Lines about claims in one language. ``names`` are those of the parties, by id."""

    def __init__(self, wording: Wording, names: Mapping[str, str]) -> None:
        self.wording = wording
        self._names = {entity_id: printable(name) for entity_id, name in names.items()}

    def name(self, entity_id: str) -> str:
        """The name of a party."""
        return self._names.get(entity_id, printable(entity_id))

    def arrow(self, predicate: str, *, forward: bool = True) -> str:
        """``──assists──▶``, which points back where the claim is walked against its direction."""
        said = self.wording.term(predicate)
        return f" ──{said}──▶ " if forward else f" ◀──{said}── "

    def phrase(self, claim: Claim, verdict: str = "", year: int | None = None) -> str:
        """What a claim says beside its parties, and in how many sources; as of ``year``."""
        via = self.name(claim.via) if claim.via else ""
        return printable(self.wording.phrase(claim, verdict, year, via))

    def support(
        self, claim: Claim, words: Sequence[Words], curated: Sequence[CuratedSource], most: int = _QUOTED_AT_MOST
    ) -> Iterator[str]:
        """The words of the first documents, how many more there are, and the addresses of curated sources."""
        for said in words[:most]:
            text = quoted(said.quote, self.name(claim.subject), self.name(claim.object), said.context)
            page = self.wording.term("page", page=said.page) if said.page else ""
            document = self.wording.listed(said.title or said.document, said.published, page)
            yield printable(f"“{text}”  {document}")
        if len(words) > most:
            yield self.wording.term("more_words", count=len(words) - most)
        for source in curated:
            yield printable(self.wording.listed(source.publisher, source.date, source.address))

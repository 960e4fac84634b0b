"""Paths for a reader: from paths to lines that name every hop and quote the words that say it."""

from collections.abc import Iterator, Sequence
from typing import Final

from aidgraph.cli.claimtext import GAP, INDENT, ClaimText
from aidgraph.cli.wording import Wording
from aidgraph.graph.hops import Hop, ToldClaim
from aidgraph.graph.paths import Path
from aidgraph.stores.directory import Directory

_HOLDS: Final = " ⊃ "


def path_lines(paths: Sequence[Path], lang: str, directory: Directory, year: int | None) -> Iterator[str]:
    """Every path: a line of nodes and relations with what the leading claim says, below it the words, and then whatever
    else the claims of each hop say; as of ``year``.
    """
    wording = Wording(lang)
    names = {node.id: node.name for path in paths for node in path.nodes}
    claims = [told.claim for path in paths for hop in path.hops for link in hop.links for told in link.claims]
    text = ClaimText(wording, names | dict(directory.known({claim.via for claim in claims} - {""})))
    if paths[0].backwards:
        first, last = paths[0].nodes[0], paths[0].nodes[-1]
        yield wording.term("other_way", a=text.name(first.id), b=text.name(last.id))
    for rank, path in enumerate(paths, 1):
        yield from _PathLines(path, text, year).lines(rank)


class _PathLines:
    """The lines of one path."""

    def __init__(self, path: Path, text: ClaimText, year: int | None) -> None:
        self._path = path
        self._text = text
        self._year = year

    def lines(self, rank: int) -> Iterator[str]:
        over = [hop for hop in self._path.hops if hop.links]
        alone = len(over) == 1
        yield f"{rank}  {self._route()}" + (GAP + self._phrase(_leading(over[0])) if alone else "")
        for hop in over:
            if not alone:
                ends = f"{self._text.name(hop.source)}{self._arrow(hop)}{self._text.name(hop.target)}"
                yield f"   {ends}{GAP}{self._phrase(_leading(hop))}"
            yield from self._claims(hop)

    def _route(self) -> str:
        pieces = [self._text.name(self._path.nodes[0].id)]
        for hop in self._path.hops:
            pieces += [self._arrow(hop) if hop.links else _HOLDS, self._text.name(hop.target)]
        return "".join(pieces)

    def _arrow(self, hop: Hop) -> str:
        return self._text.arrow(hop.links[0].predicate, forward=hop.links[0].forward)

    def _claims(self, hop: Hop) -> Iterator[str]:
        """The words of the leading claim, then every other claim with its own."""
        for told in _in_order(hop):
            indent = INDENT
            if told is not _leading(hop):
                predicate = self._text.wording.term(told.claim.predicate)
                yield INDENT + self._text.wording.term("colon", subject=predicate, text=self._phrase(told))
                indent += "  "
            yield from (indent + line for line in self._text.support(told.claim, told.words, told.curated))

    def _phrase(self, told: ToldClaim) -> str:
        return self._text.phrase(told.claim, told.verdict, self._year)


def _leading(hop: Hop) -> ToldClaim:
    """The first claim of the first edge."""
    return _in_order(hop)[0]


def _in_order(hop: Hop) -> list[ToldClaim]:
    """The claims of a hop edge by edge, in each those that have words before those that have an address alone."""
    return [told for link in hop.links for told in sorted(link.claims, key=lambda told: not told.words)]

"""What goes on from clause to clause: subject, giver and receiver, mood and period, until another takes over."""

from dataclasses import dataclass, field
from typing import Final

from aidgraph.extract.chunks import Parties, PartyChunk
from aidgraph.extract.modality import Mood
from aidgraph.extract.timing import Timing

_GIVERS: Final = ("east", "giver")
_FIRMS: Final = ("Enterprise", "Cooperative")


@dataclass(slots=True)
class Discourse:
    """The state of one document while it is read.

    ``subject`` is the last one named, ``here`` that of this paragraph, ``firm`` the last firm; ``lead`` is the giver
    that the title or opening sets; ``topical``: the sentence speaks of assistance, ``paired``: by a word of pairing;
    ``scheme``: the scheme last named; ``things``: the funds, venues or programmes last named; ``self_acting``: a
    western place is the subject, so that what follows without a subject is its own doing, unless ``by_help``:
    在…的帮助下.
    """

    subject: Parties | None = None
    here: Parties | None = None
    firm: Parties | None = None
    provider: Parties | None = None
    receiver: Parties | None = None
    mood: Mood = ""
    timing: Timing = field(default_factory=Timing)
    opened: Timing = field(default_factory=Timing)
    paragraph: int = -1
    topical: bool = False
    paired: bool = False
    scheme: str = ""
    things: Parties | None = None
    lead: Parties | None = None
    self_acting: bool = False
    by_help: bool = False

    def begin_sentence(self, paragraph: int) -> None:
        """A sentence starts: mood and period start anew; a paragraph's opening period goes on."""
        if paragraph != self.paragraph:
            self.opened = Timing()
            self.paragraph = paragraph
            self.provider = self.lead
            self.here = None
            self.self_acting = self.by_help = False
        self.mood = ""
        self.topical = self.paired = False
        self.timing = self.opened

    def open_paragraph(self, timing: Timing) -> None:
        """The words that open a paragraph date what its sentences leave undated."""
        if timing.spans and not timing.now and not timing.years and (timing.first or timing.running):
            self.opened = timing

    def hear(self, parties: list[PartyChunk], *, helped: bool = False, objects: frozenset[int] = frozenset()) -> None:
        """The parties of a clause, once it was read: who gives and who receives from here on.

        ``helped``: the clause says by whose help the rest is done; ``objects``: where the objects of its verbs start.
        """
        for chunk in parties:
            if chunk.parties.both:
                continue
            if chunk.parties.side in _GIVERS:
                self.provider = chunk.parties
            elif chunk.parties.side == "west":
                self.receiver = chunk.parties
        firms = [chunk.parties for chunk in parties if all(m.entity.type in _FIRMS for m in chunk.parties.members)]
        self.firm = firms[-1] if firms else self.firm
        self.by_help = self.by_help or helped
        unmarked = [chunk.parties for chunk in parties if not chunk.marker and chunk.start not in objects]
        if unmarked:
            self.subject = self.here = unmarked[0]
            self.self_acting = (
                not self.by_help and unmarked[0].side == "west" and not any(p.side in _GIVERS for p in unmarked)
            )

    def inherited(self, slot: str) -> Parties | None:
        """What ``@subject``, ``@provider`` (nobody where a western place acts for itself) … stand for here."""
        if slot == "@provider" and self.self_acting:
            return None
        return {
            "@subject": self.subject,
            "@here": self.here,
            "@firm": self.firm,
            "@provider": self.provider,
            "@helper": self.provider,
            "@receiver": self.receiver,
            "@thing": self.things,
        }.get(slot)

"""What a frame found in a clause, before it becomes facts: parties in their roles, measure, time, mood and words."""

from dataclasses import dataclass

from aidgraph.extract.chunks import Parties
from aidgraph.extract.frames import Frame
from aidgraph.extract.measures import Measure
from aidgraph.extract.timing import Timing
from aidgraph.model import Entity


@dataclass(frozen=True, slots=True)
class Filled:
    """One role: its parties, and whether they stand outside the clause."""

    parties: Parties
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One reading of one clause by one frame; ``start``, ``end`` span the evidence, ``at`` is the trigger;
    ``topical``: its sentence speaks of assistance, ``paired``: by a word of pairing."""

    frame: Frame
    subject: Filled
    object: Filled
    start: int
    end: int
    timing: Timing
    status: str = "actual"
    scheme: str = ""
    what: str = ""
    measure: Measure | None = None
    via: Entity | None = None
    one_by_one: bool = False
    each: bool = False
    at: int = 0
    topical: bool = False
    paired: bool = False

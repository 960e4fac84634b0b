"""Whether a claim holds in a year: from a claim and a year to one of three verdicts."""

from typing import Literal

from aidgraph.model import Claim

Verdict = Literal["holds", "no", "unknown"]


def verdict(claim: Claim, year: int) -> Verdict:
    """``no`` outside the stated period; ``holds`` inside it, or where attestations reach; else ``unknown``.

    A period reaches when both its ends are stated; with attestations, from its start (else the first of them) to the
    last of them. A handover ends a claim; a regime's usual years never do.
    """
    start, end = year_of(claim.start), year_of(claim.end)
    last = claim.ended if end is None else end
    if (start is not None and year < start) or (last is not None and year > last):
        return "no"
    if start is not None and end is not None:
        return "holds"
    since = claim.first_attested if start is None else start
    if since is not None and claim.last_attested is not None and since <= year <= claim.last_attested:
        return "holds"
    return "unknown"


def year_of(date: str) -> int | None:
    """The year of an ISO date, month or year; none of an empty one."""
    return int(date[:4]) if date else None

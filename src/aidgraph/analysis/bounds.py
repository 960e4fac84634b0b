"""How exact an amount is: from a claim to the span in which the true amount lies, and from two to how far apart."""

from decimal import Decimal

from aidgraph.model import Claim

# Amounts no farther apart than this share of the larger are one amount, rounded.
TOLERANCE = Decimal("0.005")

Span = tuple[Decimal, Decimal]


def span(claim: Claim) -> Span:
    """The least and the greatest true amount that the words allow.

    A number is as exact as its last digit: 超过70亿 is 70 to 80, 近2900 is 2800 to 2900, 约1.5亿 is 1.45 to 1.55. What
    is about so without its words saying how lies one step to either side.
    """
    value = Decimal(str(claim.value))
    step = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(0)
    if claim.bound == "over":
        return value, value + step
    if claim.bound == "under":
        return value - step, value
    if claim.bound == "about":
        return value - step / 2, value + step / 2
    return (value - step, value + step) if claim.approx else (value, value)


def gap(one: Span, other: Span) -> Decimal:
    """How far apart two spans are, as a share of the larger; 0 where they meet."""
    (_, low), (high, top) = sorted((one, other))
    return max(Decimal(0), (high - low) / top) if top else Decimal(0)


def apart(one: Claim, other: Claim) -> bool:
    """Whether two amounts as written are more than 0.5 % apart."""
    values = [Decimal(str(claim.value)) for claim in (one, other)]
    return gap((values[0], values[0]), (values[1], values[1])) > TOLERANCE


def irreconcilable(one: Claim, other: Claim) -> bool:
    """Whether they are more than 0.5 % apart even where their bounds come closest."""
    return gap(span(one), span(other)) > TOLERANCE


def falls(earlier: Claim, later: Claim) -> bool:
    """Whether the later amount is below the earlier one by more than 0.5 %, whatever their bounds allow."""
    return Decimal(str(later.value)) < Decimal(str(earlier.value)) and irreconcilable(earlier, later)

"""The closed vocabularies of the fact model: predicates, entity types, schemes, units, statuses, bounds, origins."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate: its edge label, the class of its claims and the task of the six that it belongs to."""

    name: str
    edge: str
    claim_class: str
    task: str = ""


_ROWS: Final = (
    ("assists", "Assistance", ""),
    ("funds", "Funding", "资金使用"),
    ("invests_in", "Investment", "产业合作"),
    ("buys_from", "Purchase", "产业合作"),
    ("sends_talent", "Secondment", "人才交流"),
    ("transfers_labour", "LabourTransfer", "劳务协作"),
    ("trains", "Training", "人才交流"),
    ("builds", "Construction", ""),
    ("sets_up", "Founding", ""),
    ("serves", "Service", ""),
    ("takes_part_in", "Participation", ""),
    ("settles_in", "Settlement", "产业合作"),
    ("based_in", "Seat", ""),
    ("benefits", "Benefit", ""),
    ("pairs_units", "UnitPairing", "携手奔小康"),
    ("signs", "Agreement", ""),
)

PREDICATES: Final[dict[str, Predicate]] = {
    name: Predicate(name, name.upper(), claim_class, task) for name, claim_class, task in _ROWS
}

DIVISION_TYPES: Final = ("Province", "City", "County", "Township", "Village")
PLACE_TYPES: Final = (*DIVISION_TYPES, "Zone")
ORGANISATION_TYPES: Final = (
    "Government", "CentralUnit", "Enterprise", "Cooperative", "Institution", "SocialOrganization",
)  # fmt: skip
OTHER_TYPES: Final = ("Fund", "Programme", "Venue", "Policy", "Person", "Group")
ENTITY_TYPES: Final = (*PLACE_TYPES, *ORGANISATION_TYPES, *OTHER_TYPES)

SCHEMES: Final = ("east_west", "counterpart", "designated", "enterprise", "institution", "social")
UNITS: Final = ("CNY", "person", "household", "mu", "count")
STATUSES: Final = ("actual", "planned")
BOUNDS: Final = ("about", "under", "over")
ORIGINS: Final = ("extracted", "curated", "gazetteer")
ROLES: Final = ("subject", "object", "period", "place")

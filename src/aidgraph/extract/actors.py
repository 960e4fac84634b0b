"""What sort of actor a party is: a place, its firms or its society, a central unit, a firm, an institution."""

from typing import Final

from aidgraph.extract.chunks import Party

ACTORS: Final = ("place", "enterprise", "society", "central", "institution", "firm", "venue")
_BY_TYPE: Final = {
    "Enterprise": "enterprise",
    "Cooperative": "enterprise",
    "SocialOrganization": "society",
    "Institution": "institution",
    "CentralUnit": "central",
    "Fund": "society",
}


def actor_of(party: Party) -> str:
    """One of ``ACTORS``: by the type of the entity, or by who acts for the place."""
    if party.unit in ("enterprise", "society"):
        return party.unit
    if party.entity.type == "Group" and "中央" in party.entity.name:
        return "central"
    return _BY_TYPE.get(party.entity.type, "place")

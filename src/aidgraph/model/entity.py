"""An entity: a place, an organisation, a fund, a programme, a venue, a policy, a person or a group of them."""

import re
from dataclasses import dataclass

from aidgraph.model.identity import digest, fold
from aidgraph.model.schema import DIVISION_TYPES


@dataclass(frozen=True, slots=True)
class Entity:
    """What a claim is about.

    ``id`` is ``place:620523``, ``place:620523/大庄镇``, ``enterprise:天津天士力集团`` or ``group:…``; ``code`` is the
    newest six-digit division code (of a place below county, its county's code is in ``id`` only); ``members`` are the
    codes of a group's members, or their names where they have none.
    """

    id: str
    type: str
    name: str
    code: str | None = None
    members: tuple[str, ...] = ()

    @property
    def is_place(self) -> bool:
        """Whether it is an administrative division."""
        return self.type in DIVISION_TYPES


def type_slug(entity_type: str) -> str:
    """``CentralUnit`` → ``central_unit``, the first part of an organisation's id."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", entity_type).lower()


def organisation(entity_type: str, name: str) -> Entity:
    """An organisation, zone, fund, programme, venue, policy or person: identified by its type and folded name."""
    return Entity(f"{type_slug(entity_type)}:{fold(name)}", entity_type, name)


def group(name: str, members: tuple[str, ...], doc_id: str, *, complete: bool = True) -> Entity:
    """Several parties under one name: identified by its sorted members if all are known, else by document and name."""
    known = tuple(sorted(set(members)))
    key = digest("group", known) if known and complete else digest("group", doc_id, fold(name))
    return Entity(f"group:{key}", "Group", name, None, known)

"""Resolves what a user calls an entity: from a code, an id or a name to the id of one entity, or to the candidates."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, Protocol

from aidgraph.errors import LookupFailure
from aidgraph.graph.source import Division
from aidgraph.model.identity import fold

_SHORTEST_PART: Final = 4
_LONGEST: Final = 60
_SHOWN: Final = 10


class Directory(Protocol):
    """The names of the entities that a graph or a ledger knows; every answer maps ids to names, by id."""

    def known(self, ids: Collection[str], /) -> Mapping[str, str]:
        """Those of the ids that are known; of what is merged, under the id that stands for it."""
        ...

    def parties(self, ids: Collection[str], /) -> Mapping[str, str]:
        """Those of the ids that are a party of a claim."""
        ...

    def called(self, name: str, /) -> Mapping[str, str]:
        """Entities of this name."""
        ...

    def containing(self, part: str, /) -> Mapping[str, str]:
        """Entities other than places and groups in whose name this occurs."""
        ...


class Places(Protocol):
    """The names of a gazetteer."""

    def place(self, place_id: str, /) -> Division | None:
        """The division with this id."""
        ...

    def lookup(self, name: str, /) -> Sequence[Division]:
        """The divisions that may be meant by a code, an id or a name, with or without those above it."""
        ...


def resolve(name: str, directory: Directory, places: Places) -> str:
    """The id of the one entity that ``name`` means.

    It is an id, a division code, a place's name (full, short or former, with or without those above it), the name of
    anything else, or at least four characters that one name alone contains. Where several are called so, and just one
    of them is a party of a claim, that one is meant. Raises ``LookupFailure``, with the candidates if there are any.
    """
    asked = fold(name)
    if not 0 < len(asked) <= _LONGEST:
        raise LookupFailure("graph.unknown_name", name=name[:_LONGEST])
    divisions = {division.id: division for division in places.lookup(asked)}
    found = _candidates(name, directory, divisions)
    if len(found) > 1:
        parties = directory.parties(found)
        found = tuple(parties) if len(parties) == 1 else found
    if not found:
        raise LookupFailure("graph.unknown_name", name=name)
    if len(found) > 1:
        told = [_told(entity_id, asked, divisions.get(entity_id), places) for entity_id in found]
        rest = [f"… (+{len(told) - _SHOWN})"] if len(told) > _SHOWN else []
        *others, last = [*told[:_SHOWN], *rest]
        raise LookupFailure("graph.ambiguous_name", name=name, others=", ".join(others), last=last)
    return found[0]


def _candidates(name: str, directory: Directory, divisions: Mapping[str, Division]) -> tuple[str, ...]:
    """By id, else by whole name, else by a part of a name."""
    if known := directory.known([name]):
        return tuple(known)
    if exact := {*divisions, *directory.called(name)}:
        return tuple(sorted(exact))
    part = name.strip()
    return tuple(directory.containing(part)) if len(part) >= _SHORTEST_PART else ()


def _told(entity_id: str, asked: str, division: Division | None, places: Places) -> str:
    """What may be written instead, and which that is: ``320106 南京市``; with its own name where that was not asked."""
    if division is None:
        return entity_id
    above = places.place(division.parent) if division.parent else None
    own = "" if above and division.name == asked else division.name
    return f"{division.code or division.id} {above.name if above else ''}{own}"

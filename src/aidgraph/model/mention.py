"""A mention: a span of a document's text that names an entity, and the entity if it could be told."""

from dataclasses import dataclass

from aidgraph.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names ``entity``; where it could not be told, ``candidates`` are the ids it may be."""

    start: int
    end: int
    type: str
    entity: Entity | None = None
    candidates: tuple[str, ...] = ()

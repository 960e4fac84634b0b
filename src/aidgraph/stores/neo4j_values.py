"""What a Neo4j server hands back as plain values: nodes, edges and paths as objects of the embedded store's form."""

from collections.abc import Mapping
from typing import Any

_PLAIN = (str, int, float, bool, bytes, type(None))


def plain(value: object) -> Any:
    """Text, numbers, lists and objects; dates and times as Python's own, what has no such form as its ISO text."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, Mapping) and not hasattr(value, "element_id"):
        return {key: plain(each) for key, each in value.items()}
    return _of_the_driver(value)


def _of_the_driver(value: Any) -> Any:
    from neo4j import graph, time

    match value:
        case graph.Node():
            return {"id": value.element_id, "labels": sorted(value.labels), "properties": _properties(value)}
        case graph.Relationship():
            ends = [node.element_id if node else None for node in value.nodes]
            start, end = ends
            known = {"id": value.element_id, "start": start, "end": end, "type": value.type}
            return known | {"properties": _properties(value)}
        case graph.Path():
            return {
                "nodes": [_of_the_driver(node) for node in value.nodes],
                "relationships": [_of_the_driver(edge) for edge in value.relationships],
            }
        case time.Date() | time.Time() | time.DateTime():
            return value.to_native()
    return str(value)


def _properties(entity: Any) -> dict[str, Any]:
    return {key: plain(entity[key]) for key in sorted(entity.keys())}

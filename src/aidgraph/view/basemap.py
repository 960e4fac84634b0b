"""An outline below the map: from a GeoJSON file that the user may use to projected lines."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from aidgraph.errors import DataError
from aidgraph.view.albers import Point, project

_LINES: Final = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}  # how deep points lie


def read_outlines(path: Path) -> list[list[Point]]:
    """Every line and every edge of an area. Raises ``DataError`` where the file is no such GeoJSON in degrees."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return [[_point(position) for position in line] for line in _lines(found)]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise DataError("view.bad_basemap", path=path) from error


def _lines(found: dict[str, Any]) -> Iterator[list[Any]]:
    if found["type"] == "FeatureCollection":
        for feature in found["features"]:
            yield from _lines(feature)
    elif found["type"] == "Feature":
        yield from _lines(found["geometry"]) if found["geometry"] else ()
    elif found["type"] == "GeometryCollection":
        for geometry in found["geometries"]:
            yield from _lines(geometry)
    elif found["type"] in _LINES:
        yield from _unpacked(found["coordinates"], _LINES[found["type"]])
    elif found["type"] not in ("Point", "MultiPoint"):
        raise ValueError(found["type"])


def _unpacked(coordinates: list[Any], depth: int) -> Iterator[list[Any]]:
    if depth == 1:
        yield coordinates
    else:
        for part in coordinates:
            yield from _unpacked(part, depth - 1)


def _point(position: list[float]) -> Point:
    lon, lat = float(position[0]), float(position[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError(position)
    return project(lat, lon)

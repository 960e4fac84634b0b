"""The map's projection: from degrees to kilometres on a plane, east and south of its centre.

Albers' equal-area conic with two standard parallels (Snyder, *Map Projections: A Working Manual*, USGS 1987, eq. 14-1
to 14-6, sphere), at the parallels that Chinese national maps use.
"""

from collections.abc import Iterable
from math import cos, radians, sin, sqrt
from typing import Final

Point = tuple[float, float]

_RADIUS: Final = 6371.0
_PARALLELS: Final = (radians(25), radians(47))
_CENTRE: Final = (radians(36), radians(105))
_N: Final = (sin(_PARALLELS[0]) + sin(_PARALLELS[1])) / 2
_C: Final = cos(_PARALLELS[0]) ** 2 + 2 * _N * sin(_PARALLELS[0])
MERIDIANS: Final = range(75, 136, 10)
CIRCLES: Final = range(20, 51, 10)


def project(lat: float, lon: float) -> Point:
    """Kilometres east and south of 36° N, 105° E."""
    angle = _N * (radians(lon) - _CENTRE[1])
    radius = _distance(radians(lat))
    return radius * sin(angle), radius * cos(angle) - _distance(_CENTRE[0])


def graticule() -> list[tuple[str, list[Point]]]:
    """Meridians and circles of latitude by name (``105° E``), each a line of points."""
    meridians = [(f"{lon}° E", _line((lat, lon) for lat in range(16, 55, 2))) for lon in MERIDIANS]
    circles = [(f"{lat}° N", _line((lat, lon) for lon in range(72, 137, 2))) for lat in CIRCLES]
    return meridians + circles


def _line(points: Iterable[tuple[int, int]]) -> list[Point]:
    return [project(lat, lon) for lat, lon in points]


def _distance(lat: float) -> float:
    """From the pole of the cone, in kilometres."""
    return _RADIUS * sqrt(_C - 2 * _N * sin(lat)) / _N

"""The projection keeps areas, and its centre."""

from math import cos, pi, radians

import pytest

from aidgraph.view.albers import graticule, project


def test_the_centre_is_the_origin() -> None:
    assert project(36, 105) == pytest.approx((0, 0), abs=1e-9)


def test_east_is_right_and_south_is_down() -> None:
    (x, _), (_, y) = project(36, 110), project(30, 105)
    assert x > 0
    assert y > 0


@pytest.mark.parametrize(("lat", "lon"), [(20, 80), (30, 105), (47, 130)])
def test_areas_are_those_of_the_sphere(lat: float, lon: float) -> None:
    side = 0.01
    corners = [project(lat, lon), project(lat, lon + side), project(lat + side, lon + side), project(lat + side, lon)]
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    area = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
    degree = 6371.0 * pi / 180 * side
    assert area == pytest.approx(degree * degree * cos(radians(lat + side / 2)), rel=1e-4)


def test_the_graticule_names_its_lines() -> None:
    names = [name for name, _ in graticule()]
    assert "105° E" in names
    assert "30° N" in names

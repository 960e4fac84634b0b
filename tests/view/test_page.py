"""The single file holds everything, and says so to the browser."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from aidgraph.errors import DataError
from aidgraph.view.basemap import read_outlines
from aidgraph.view.bundle import library
from aidgraph.view.page import single_file

Json = dict[str, Any]


@pytest.fixture(scope="module")
def page(feed: Json) -> str:
    return single_file(feed)


def test_it_asks_for_nothing(page: str) -> None:
    assert re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?!data:)', page) == []


def test_its_policy_names_the_hash_of_each_script_and_style(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "unsafe" not in policy[1]
    for text in (
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    ):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]


def test_its_data_is_the_feed(page: str, feed: Json) -> None:
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert data
    assert json.loads(data[1])["feed"] == json.loads(json.dumps(feed))


def test_it_is_no_larger_than_its_data_and_the_library_allow(page: str, feed: Json) -> None:
    size = len(page.encode())
    assert size <= 3 * len(json.dumps(feed, ensure_ascii=False).encode()) + len(library().encode())


def test_the_same_feed_gives_the_same_bytes(page: str, feed: Json) -> None:
    assert single_file(feed) == page


def test_an_outline_is_projected(tmp_path: Path) -> None:
    path = tmp_path / "outline.geojson"
    ring = [[105, 36], [106, 36], [106, 37], [105, 36]]
    path.write_text(
        json.dumps({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}}), encoding="utf-8"
    )
    assert len(read_outlines(path)) == 1
    assert read_outlines(path)[0][0] == pytest.approx((0, 0), abs=1e-9)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"type":"Nonsense"}', '{"type":"LineString","coordinates":[[1e9,2]]}']
)
def test_what_is_no_outline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "outline.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="bad_basemap"):
        read_outlines(path)

"""The server answers this machine alone, in JSON, within bounds, and changes nothing."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from aidgraph.cli.main import main
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.stores.registry import beside, open_store
from aidgraph.view.answers import Answers
from aidgraph.view.bundle import STATIC
from aidgraph.view.server import make_app

PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="module")
def client(database: Path, gazetteer: Gazetteer) -> TestClient:
    store = open_store(beside(database))
    return TestClient(make_app(Answers(database, lambda: store, gazetteer), PORT), base_url=HERE)


def ask(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize(
    "path", ["/", "/page.js", "/page.css", "/vis-network.js", "/openapi.json", "/api/graph", "/nowhere"]
)
def test_every_answer_is_guarded(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1:1", "", "127.0.0.1.evil.example:8765"]
)
def test_another_name_for_this_machine_gets_nothing(client: TestClient, host: str) -> None:
    answer = client.get("/api/graph", headers={"host": host})
    assert answer.status_code == 421
    assert "feed" not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(client: TestClient, database: Path, method: str) -> None:
    before = database.read_bytes()
    assert client.request(method, "/api/graph").status_code == 405
    assert database.read_bytes() == before


def test_a_page_is_never_more_than_it_can_show(client: TestClient) -> None:
    small = ask(client, "/api/graph?limit=40")
    assert small["truncated"] is True
    assert 0 < len(small["feed"]["nodes"]) <= 40
    usual = ask(client, "/api/graph")
    assert 40 < len(usual["feed"]["nodes"]) <= 300
    whole = ask(client, "/api/graph?limit=2000")
    assert whole["truncated"] is False


@pytest.mark.parametrize(
    "path",
    ["graph?limit=2001", "graph?limit=0", "graph?limit=x", "graph?limit=٣", "search", "path?a=place:120000",
     "path?a=place:120000&b=place:620523&as_of=9", "path?a=place:120000&b=place:620523&planned=maybe",
     "neighbours?id=" + "x" * 401],
)  # fmt: skip
def test_what_is_off_is_told(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/{path}")
    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize("path", ["neighbours?id=place:999999", "evidence?claim=x", "path?a=place:120000&b=nobody"])
def test_what_is_unknown_is_told(client: TestClient, path: str) -> None:
    assert client.get(f"/api/{path}").status_code == 404


def test_a_search_finds_by_initials(client: TestClient) -> None:
    answer = ask(client, "/api/search?q=lx")
    assert answer["found"][0] == "place:622900"
    assert {node["id"] for node in answer["feed"]["nodes"]} >= {"place:622900", "place:620000"}


def test_neighbours_come_with_their_words(client: TestClient) -> None:
    part = ask(client, "/api/neighbours?id=place:622900")["feed"]
    ids = {node["id"] for node in part["nodes"]}
    assert {"place:622900", "place:350200", "place:370100"} <= ids
    assert any(said["quote"] == "廈門市對口幫扶我州" for rows in part["words"].values() for said in rows)
    assert {claim["subject"] for claim in part["claims"].values()} <= ids


def test_a_path_is_that_of_the_command(client: TestClient, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(client, "/api/path?a=place:120000&b=place:620523")
    assert main(["path", "天津市", "甘谷县", "--db", str(database), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [path["nodes"] for path in answer["paths"]] == [[node["id"] for node in path["nodes"]] for path in told]
    claims = [one["id"] for path in told for hop in path["hops"] for link in hop["links"] for one in link["claims"]]
    assert set(claims) <= answer["feed"]["claims"].keys()


def test_evidence_is_the_words_of_one_claim(client: TestClient) -> None:
    part = ask(client, "/api/neighbours?id=place:620523")["feed"]
    name = sorted(part["words"])[0]
    found = ask(client, f"/api/evidence?claim={name}")["feed"]
    assert found["words"][name] == part["words"][name]
    assert found["words"][name][0]["doc"] in found["documents"]


def test_a_total_is_that_of_the_command(client: TestClient, database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(client, "/api/total?a=place:370100&b=place:622900")
    assert main(["total", "济南市", "临夏州", "--db", str(database), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)[0]
    lines = [(line["predicate"], line["what"], line["sum"]) for line in told["lines"]]
    assert [(line["predicate"], line["what"], line["sum"]) for line in answer["total"]["lines"]] == lines
    assert lines
    left_out = [(one["reason"], one["claim"]) for one in answer["total"]["left_out"]]
    assert left_out == [(one["reason"], one["claim"]) for one in told["left_out"]]


def test_the_panel_marks_the_best_and_what_disagrees(client: TestClient) -> None:
    answer = ask(client, "/api/panel?id=place:622900")
    assert {row["claim"] for row in answer["panel"]} <= answer["feed"]["claims"].keys()
    assert any(row["best"] for row in answer["panel"])
    against = {name for pair in answer["feed"]["conflicts"] for name in pair}
    assert against
    assert {row["claim"] for row in answer["panel"] if row["conflicts"]} >= against


def test_every_address_is_described(client: TestClient, database: Path, gazetteer: Gazetteer) -> None:
    described = ask(client, "/openapi.json")
    assert described == json.loads((STATIC / "openapi.json").read_text(encoding="utf-8"))
    answers = Answers(database, lambda: open_store(beside(database)), gazetteer)
    assert {f"/api/{name}" for name in answers.by_name()} == set(described["paths"])
    required = described["components"]["schemas"]["Feed"]["required"]
    assert set(required) == set(ask(client, "/api/graph")["feed"])


def test_a_port_in_use_is_a_clear_line(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--db", str(database), "--port", str(port), "--lang", "en"]) == 2
    assert re.search(rf"port {port} is in use", capsys.readouterr().err)

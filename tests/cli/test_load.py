"""The load command, and the commands that read what it loaded: the same answers from a server as from the file."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from running import Run

from aidgraph.queries.library import Library
from aidgraph.resources import folder
from aidgraph.stores.neo4j_address import SETTINGS
from aidgraph.stores.registry import beside
from stores.servers import Server

LIBRARY = Library.load([folder("cypher")])
FOREIGN = "CREATE (:Movie {id: 'place:1', name: '片'})-[:ABOUT]->(:Place {id: 'place:999999'})"


@pytest.fixture(scope="module")
def loaded(running_server: Server, database: Path) -> Server:
    """The server with the graph of the documents that come with the project."""
    running_server.empty()
    environment = {**os.environ, **running_server.settings}
    command = [sys.executable, "-m", "aidgraph", "load", "--to", running_server.uri, "--db", str(database)]
    subprocess.run([*command, "--quiet"], env=environment, check=True, capture_output=True)
    return running_server


@pytest.fixture
def there(loaded: Server, server: Server) -> str:
    """What --db is given to read from the server."""
    return f"neo4j://127.0.0.1:{loaded.port}"


def test_a_second_load_says_that_it_wrote_nothing(run: Run, there: str, database: Path) -> None:
    again = run("load", "--to", there, "--db", database, "--format", "jsonl")
    assert again.code == 0
    assert json.loads(again.out) == dict.fromkeys(("nodes", "edges", "changed", "removed", "released"), 0)
    told = run("load", "--to", there, "--db", database, lang="zh")
    assert told.out == f"{there}：写入 0 个节点、0 条边，更改 0 个，移除 0 个\n"


@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_question(run: Run, there: str, database: Path, name: str) -> None:
    query = LIBRARY.query(name)
    needed = any(not parameter.optional for parameter in query.parameters)
    given = [word for key, value in query.example for word in ("-P", f"{key}={value}")] if needed else []
    answers = [run("query", name, *given, "--db", db, "--format", "json") for db in (there, database)]
    assert answers[0].code == 0
    assert answers[0] == answers[1]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("path", "天津市", "甘谷县", "--all"),
        ("path", "甘谷县", "天津市", "--any-direction", "--planned"),
        ("path", "天津市", "北京市"),
        ("show", "甘谷县"),
        ("show", "天津市"),
        ("show", "nobody"),
        ("cypher", "MATCH (c:Claim) RETURN c.id AS id, c.value AS value, c.approx AS approx ORDER BY id"),
    ],
)
def test_a_reading_command(run: Run, there: str, database: Path, arguments: tuple[str, ...], form: str) -> None:
    # Of a ledger, show tells a story that a graph does not know.
    here = beside(database) if arguments[0] == "show" else database
    answers = [run(*arguments, "--db", db, "--format", form) for db in (there, here)]
    assert answers[0] == answers[1]


def test_writing_is_refused(run: Run, there: str, loaded: Server) -> None:
    before = loaded.run("MATCH (n) RETURN count(n)")
    for text in ("CREATE (n)", "MATCH (n) SET n.x = 1", "MATCH (n) DETACH DELETE n", "CALL db.createLabel('X')"):
        assert run("cypher", text, "--db", there).code == 1
    assert loaded.run("MATCH (n) RETURN count(n)") == before


def test_a_document_withdrawn_is_gone_after_the_next_load_and_nothing_else(
    run: Run, empty_server: Server, documents: Path, tmp_path: Path
) -> None:
    database = tmp_path / "a.db"
    run("build", documents, "--db", database, "--no-curated")
    assert run("load", "--to", empty_server.uri, "--db", database).code == 0
    empty_server.run(FOREIGN)
    before = empty_server.run("MATCH (n:Evidence) RETURN count(n)")
    run("withdraw", "notice.txt", "--db", database)
    changed = run("load", "--to", empty_server.uri, "--db", database, "--format", "json")
    assert json.loads(changed.out)[0]["removed"] > 0
    assert empty_server.run("MATCH (n:Evidence) RETURN count(n)") < before
    assert empty_server.run("MATCH (d:Document) RETURN d.path") == [("worked-example.txt",)]
    assert empty_server.run("MATCH (m:Movie)-[:ABOUT]->(p:Place) RETURN m.name, p.id") == [("片", "place:999999")]
    run("build", documents, "--db", database, "--no-curated")
    assert run("load", "--to", empty_server.uri, "--db", database).code == 0
    assert empty_server.run("MATCH (n:Evidence) RETURN count(n)") == before


@pytest.mark.parametrize(
    "command", ["load --to {} --db {}", "cypher RETURN --db {}", "show 甲 --db {}", "path 甲 乙 --db {}"]
)
def test_no_server_is_exit_code_6(run: Run, command: str, database: Path) -> None:
    ran = run(*command.format("bolt://127.0.0.1:1", database).split())
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith("aidgraph: bolt://127.0.0.1:1: no Neo4j server answers")
    assert len(ran.lines) <= 1


def test_nothing_loaded_is_told(run: Run, empty_server: Server) -> None:
    ran = run("query", "top_givers", "--db", empty_server.uri)
    assert (ran.code, ran.out) == (1, "")
    assert f"aidgraph load --to {empty_server.uri}" in ran.err


def test_a_ledger_that_is_not_there_is_told_before_the_server_is_asked(run: Run, tmp_path: Path) -> None:
    assert run("load", "--to", "bolt://127.0.0.1:1", "--db", tmp_path / "none.db").code == 1


@pytest.mark.parametrize("uri", ["kglite:x.kgl", "http://localhost", "neo4j://neo4j:geheim@localhost"])
def test_what_is_no_server_s_address_is_a_wrong_call(run: Run, database: Path, uri: str) -> None:
    ran = run("load", "--to", uri, "--db", database)
    assert ran.code == 2
    assert "geheim" not in ran.err


def test_the_password_is_asked_for_at_a_terminal_and_not_shown(server: Server, database: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path)}
    del environment[SETTINGS]
    main, terminal = pty.openpty()
    command = [sys.executable, "-m", "aidgraph", "cypher", "RETURN 1 AS one", "--db", server.uri, "--lang", "en"]
    with subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=terminal, env=environment, start_new_session=True
    ) as process:
        os.close(terminal)
        shown = os.read(main, 1000)
        os.write(main, server.credentials.password.encode() + b"\n")
        assert process.stdout
        answer = process.stdout.read()
        while process.poll() is None:
            pass
        shown += os.read(main, 1000)
    os.close(main)
    assert f"Password of neo4j at {server.uri}" in shown.decode()
    assert server.credentials.password not in shown.decode() + answer.decode()


def test_progress_is_said_unless_it_is_not_wanted(
    run: Run, empty_server: Server, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aidgraph.cli.progress._ELSEWHERE", 0.0)
    assert "nodes and edges, " in run("load", "--to", empty_server.uri, "--db", database).err
    empty_server.empty()
    assert run("load", "--to", empty_server.uri, "--db", database, "--quiet").err == ""

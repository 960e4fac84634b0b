"""Addresses and credentials: what a URI, the environment and a file say, and no password where others read it."""

from pathlib import Path

import pytest

from aidgraph.errors import AidgraphError, DataError, UsageError
from aidgraph.stores.neo4j_address import SETTINGS, Address, Credentials, parse_address, read_credentials
from aidgraph.stores.registry import open_store

AURA = "NEO4J_URI=neo4j+s://1.databases.neo4j.io\nNEO4J_USERNAME=neo4j\nNEO4J_PASSWORD=a=b c\nAURA_INSTANCEID=1\n"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("bolt://localhost", Address("bolt://localhost")),
        ("neo4j+s://db.example.org:7688/reports", Address("neo4j+s://db.example.org:7688", "reports")),
        ("bolt+ssc://[::1]:7687/", Address("bolt+ssc://[::1]:7687")),
        ("neo4j://localhost/a.b-1?policy=eu", Address("neo4j://localhost?policy=eu", "a.b-1")),
    ],
)
def test_an_address(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "bolt://",
        "bolt:///name",
        "bolt+x://localhost",
        "bolt://localhost:port",
        "bolt://localhost:99999",
        "bolt://localhost/a/b",
        "bolt://localhost/`x`",
        "bolt://localhost/名",
        "bolt://localhost/a#b",
        "bolt://[::1",
        "bolt:localhost",
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(UsageError) as told:
        open_store(text)
    assert told.value.message == "neo4j.address"


@pytest.mark.parametrize(
    "text",
    ["bolt://neo4j:geheim@localhost", "neo4j://geheim@localhost:1/x", "bolt://a:geheim@[::1", "bolt://a:geheim@h:x"],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(UsageError) as told:
        open_store(text)
    assert "geheim" not in str(told.value)


def test_nothing_said_is_the_first_user_without_a_password(tmp_path: Path) -> None:
    assert read_credentials({"XDG_CONFIG_HOME": str(tmp_path)}) == Credentials("neo4j", "", "")


@pytest.mark.parametrize(
    ("text", "credentials"),
    [
        ("# mine\n\nusername = me\npassword=secret # not a comment\n", Credentials("me", "secret # not a comment")),
        ("password=\ndatabase=reports", Credentials(database="reports")),
        ("\ufeffdbms.memory=1g\r\npassword=密码\r\n", Credentials(password="密码")),
        (AURA, Credentials("neo4j", "a=b c")),
    ],
)
def test_a_settings_file(tmp_path: Path, text: str, credentials: Credentials) -> None:
    path = tmp_path / "aidgraph" / "neo4j.conf"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    assert read_credentials({"XDG_CONFIG_HOME": str(tmp_path)}) == credentials
    assert read_credentials({SETTINGS: str(path)}) == credentials


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("username=file\npassword=file\ndatabase=file")
    said = {SETTINGS: str(tmp_path / "settings"), "NEO4J_USERNAME": "me", "NEO4J_PASSWORD": "mine"}
    assert read_credentials(said) == Credentials("me", "mine", "file")


def test_a_line_that_is_not_right_is_named_by_its_number_alone(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("username=me\ngeheim\n")
    with pytest.raises(DataError) as told:
        read_credentials({SETTINGS: str(tmp_path / "settings")})
    assert told.value.parameters["line"] == "2"
    assert "geheim" not in str(told.value)


def test_a_file_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        read_credentials({SETTINGS: str(tmp_path / "missing")})


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings").write_bytes("password=密码".encode("gb18030"))
    with pytest.raises(AidgraphError, match="settings_encoding"):
        read_credentials({SETTINGS: str(tmp_path / "settings")})


def test_credentials_show_no_password() -> None:
    assert "geheim" not in f"{Credentials('me', 'geheim')!r} {Credentials('me', 'geheim')}"


def test_who_is_asked_for_a_password_is_told_whose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", SETTINGS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    asked: list[tuple[str, str]] = []
    open_store("bolt://localhost/x", lambda user, address: asked.append((user, address)) or "secret").close()  # type: ignore[func-returns-value]
    assert asked == [("neo4j", "bolt://localhost")]
    monkeypatch.setenv("NEO4J_PASSWORD", "known")
    open_store("bolt://localhost/x", lambda user, address: asked.append((user, address)) or "secret").close()  # type: ignore[func-returns-value]
    assert len(asked) == 1

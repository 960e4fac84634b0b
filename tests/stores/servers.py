"""A real Neo4j for the tests: one server a run, started by the project's own script; what there is none without."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
import pytest

from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_address import SETTINGS, Credentials, parse_address, read_credentials

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "neo4j-server"
NEEDED = ("java", "mvn")
# A short life: what is compiled first is kept, which leaves the processor to the tests.
SHORT = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


@dataclass(frozen=True)
class Server:
    """Where it answers, and what it is run as."""

    uri: str
    home: Path
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.uri.rpartition(":")[2])

    @property
    def settings(self) -> Mapping[str, str]:
        """The environment that tells its password."""
        return {SETTINGS: str(self.home / "credentials")}

    @property
    def credentials(self) -> Credentials:
        return read_credentials(self.settings)

    def store(self, uri: str = "") -> Neo4jStore:
        return Neo4jStore(parse_address(uri or self.uri), self.credentials)

    def run(self, text: str, **parameters: Any) -> list[Any]:
        """What the database's owner does by hand: rows as tuples."""
        who = self.credentials
        with neo4j.GraphDatabase.driver(self.uri, auth=(who.username, who.password)) as driver:
            return [tuple(record.values()) for record in driver.execute_query(text, parameters).records]

    def empty(self) -> None:
        self.run("MATCH (n) DETACH DELETE n")


@contextmanager
def started(home: Path, *settings: str, port: int = 0) -> Iterator[Server]:
    """A server of its own, on a port that is free if none is given; stopped at the end."""
    missing = [program for program in NEEDED if not shutil.which(program)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"no Neo4j can be started: {', '.join(missing)} is missing; NOTHING OF NEO4J IS TESTED")
    assert not missing, f"install {', '.join(missing)}: Neo4j is to be tested"
    command = [sys.executable, str(SCRIPT), "--port", str(port), "--home", str(home)]
    command += [word for setting in settings for word in ("--set", setting)]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", env={**os.environ, **SHORT}
    )
    assert process.stdout
    try:
        uri = process.stdout.readline().strip()
        assert uri, f"the server did not start: see {home}/logs and {home}/console.log"
        yield Server(uri, home, process)
    finally:
        process.terminate()
        process.wait(30)


def certificate(folder: Path) -> tuple[str, ...]:
    """The settings of a server that answers with TLS too, under a certificate of our own, ``public.crt``."""
    folder.mkdir(parents=True)
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    files = ("-keyout", str(folder / "private.key"), "-out", str(folder / "public.crt"), "-addext", names)
    subprocess.run([*made, *files], check=True, capture_output=True)
    policy = "dbms.ssl.policy.bolt"
    return (
        "server.bolt.tls_level=OPTIONAL",
        f"{policy}.enabled=true",
        f"{policy}.base_directory={folder}",
        f"{policy}.private_key=private.key",
        f"{policy}.public_certificate=public.crt",
        f"{policy}.client_auth=NONE",
    )

#!/usr/bin/env python3
"""Kills loads into Neo4j at random moments, the client and the server, and checks that the next load is exact.

    kill_load.py [--claims 20000] [--kills 20] [--seed 1]

One load of a synthetic graph is measured whole. Then, as often as --kills says for each of the two, a load into the
database (empty, or holding the graph of another state, in turn) is broken off by SIGKILL, of the client or of the
server, at a moment drawn evenly over that length; a foreign node, (:Movie), is put in meanwhile. The next load must
end with exactly the graph: every node and edge with all its properties, once, and the foreign nodes as they were.
Run it with the Python of .venv.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired

from aidgraph.errors import StoreError
from aidgraph.graph.build import build
from aidgraph.stores.elements import Projection
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_address import SETTINGS, parse_address, read_credentials

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from bench_stores.synthetic import SyntheticLedger  # noqa: E402 - it lies beside this script's folder

NODES = "MATCH (n) WHERE n.loaded_by = 'aidgraph' RETURN labels(n) AS labels, properties(n) AS held"
EDGES = "MATCH (a)-[e]->(b) RETURN type(e) AS type, a.id AS source, b.id AS target, properties(e) AS held"


class Server:
    """A server that may be killed and started again on the same files."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.uri = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts it, or starts it anew, on the same port."""
        port = self.uri.rpartition(":")[2] or "0"
        command = [sys.executable, str(ROOT / "scripts" / "neo4j-server"), "--port", port, "--home", str(self.home)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
        assert self.process.stdout
        self.uri = self.process.stdout.readline().strip() or sys.exit("the server did not start")

    def kill(self, how: int = signal.SIGKILL) -> None:
        """Ends it, at once unless told otherwise."""
        assert self.process
        self.process.send_signal(how)
        self.process.wait()

    def rows(self, text: str) -> Iterator[tuple[Any, ...]]:
        """What a statement hands back."""
        who = read_credentials({SETTINGS: str(self.home / "credentials")})
        with (
            neo4j.GraphDatabase.driver(self.uri, auth=(who.username, who.password)) as driver,
            driver.session() as session,
        ):
            yield from (tuple(record.values()) for record in session.run(text))


def load(server: Server, claims: int) -> None:
    """A whole load, as the command does it."""
    ledger = SyntheticLedger(claims)
    store = Neo4jStore(parse_address(server.uri), read_credentials({SETTINGS: str(server.home / "credentials")}))
    store.load(build(ledger, ledger.divisions()), ledger.state)
    store.close()


def begin(server: Server, claims: int) -> int:
    """A load in a process of its own; the id of the process."""
    child = os.fork()
    if child == 0:
        try:
            load(server, claims)
        except StoreError:
            os._exit(6)
        os._exit(0)
    return child


def empty(server: Server) -> None:
    """Removes all nodes and edges but the foreign ones."""
    for found in ("()-[x]->()", "(x) WHERE NOT x:Movie"):
        list(server.rows(f"MATCH {found} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS"))


def wanted(projection: Projection) -> tuple[str, str]:
    """What the graph is, as two sums over all that its nodes and edges hold, whatever their order."""
    nodes = (([*node.labels], {**node.properties, "loaded_by": "aidgraph"}) for node in projection.nodes())
    edges = ((edge.type, edge.source.id, edge.target.id, dict(edge.properties)) for edge in projection.edges())
    return total(nodes), total(edges)


def total(rows: Iterable[tuple[Any, ...]]) -> str:
    """The same for the same rows in any order; a row that stands twice counts twice."""
    count = added = 0
    for row in rows:
        plain = [
            sorted(each.items()) if isinstance(each, dict) else sorted(each) if isinstance(each, list) else each
            for each in row
        ]
        added += int.from_bytes(hashlib.blake2b(repr(plain).encode(), digest_size=16).digest(), "big")
        count += 1
    return f"{count}:{added % 2**128:032x}"


def size(said: str) -> str:
    """How many rows a sum is over."""
    return said.partition(":")[0]


@contextmanager
def running(server: Server) -> Iterator[None]:
    """The server, started, and stopped at the end."""
    server.start()
    try:
        yield
    finally:
        server.kill(signal.SIGTERM)


def broken_off(server: Server, claims: int, victim: str, moment: float) -> str:
    """One load, broken off; how it ended."""
    child = begin(server, claims)
    start = time.perf_counter()
    foreign(server)
    time.sleep(max(0.0, moment - (time.perf_counter() - start)))
    if victim == "client":
        os.kill(child, signal.SIGKILL)
    else:
        server.kill()
        server.start()
    _, status = os.waitpid(child, 0)
    return "killed" if os.WIFSIGNALED(status) else f"ended with {os.waitstatus_to_exitcode(status)}"


def foreign(server: Server) -> None:
    """Puts a node in that no load wrote."""
    try:
        list(server.rows("CREATE (:Movie {id: 'place:1', name: '片'})"))
    except (ServiceUnavailable, SessionExpired, Neo4jError) as error:
        sys.exit(f"the foreign node was not taken: {error}")


def main() -> int:
    """Runs the kills and prints what they did."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    ledger = SyntheticLedger(arguments.claims)
    exact = wanted(build(ledger, ledger.divisions()))
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name) / "home")
        with running(server):
            load(server, arguments.claims)  # warms the server
            empty(server)
            start = time.perf_counter()
            load(server, arguments.claims)
            length = time.perf_counter() - start
            print(f"a load of {size(exact[0])} nodes and {size(exact[1])} edges takes {length:.1f} s", flush=True)
            for number in range(2 * arguments.kills):
                victim = ("client", "server")[number % 2]
                if number // 2 % 2 == 0:
                    empty(server)
                else:
                    load(server, arguments.claims // 2)
                moment = chance.uniform(0, length)
                ended = broken_off(server, arguments.claims, victim, moment)
                start = time.perf_counter()
                load(server, arguments.claims)
                again = time.perf_counter() - start
                found = total(server.rows(NODES)), total(server.rows(EDGES))
                ((movies,),) = server.rows("MATCH (m:Movie {id: 'place:1', name: '片'}) RETURN count(m)")
                print(
                    f"{victim} killed after {moment:.2f} s: the load {ended}; the next took {again:.1f} s", flush=True
                )
                if found != exact or movies != number + 1:
                    sys.exit(f"not exact: {found} for {exact}, {movies} foreign nodes for {number + 1}")
    print(f"{arguments.kills} kills of each: the graph was exact after every next load, and all foreign nodes stand")
    return 0


if __name__ == "__main__":
    sys.exit(main())

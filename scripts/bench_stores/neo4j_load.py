"""Loads into a real Neo4j: ours against one-row transactions and against the driver's bare UNWIND of the same rows.

All three are warm: a smaller load comes first. The rows of the others are made beforehand; ours makes its own, and
defines constraints and indexes. Of one-row transactions so many are run as give a steady rate.
"""

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j

from aidgraph.graph.build import build
from aidgraph.stores.elements import Projection
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_address import Credentials, parse_address, read_credentials
from aidgraph.stores.neo4j_schema import constraints
from bench_stores.synthetic import SyntheticLedger

ROOT = Path(__file__).resolve().parents[2]
BATCH = 10_000
ONE_BY_ONE = 6_000
NODES = "UNWIND $rows AS row CREATE (n:{labels}) SET n = row"
EDGES = (
    "UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
    "CREATE (a)-[e:{type}]->(b) SET e = row.held"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows a second of each way, and how long the first and the second load of one state took."""

    rows: int
    ours: float
    bare: float
    one_row: float
    second: float


@contextmanager
def server(home: Path) -> Iterator[tuple[str, Credentials]]:
    """A server of its own with an empty database."""
    command = [sys.executable, str(ROOT / "scripts" / "neo4j-server"), "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as process:
        assert process.stdout
        uri = process.stdout.readline().strip()
        if not uri:
            sys.exit("the server did not start: run scripts/neo4j-server to see why")
        try:
            yield uri, read_credentials({"AIDGRAPH_NEO4J_SETTINGS": str(home / "credentials")})
        finally:
            process.terminate()


def measure(home: Path, claims: int) -> Measured:
    """Loads so many claims in every way."""
    with server(home) as (uri, who), neo4j.GraphDatabase.driver(uri, auth=(who.username, who.password)) as driver:
        ledger, warming = SyntheticLedger(claims), SyntheticLedger(claims // 10)
        store = Neo4jStore(parse_address(uri), who)
        store.load(_projection(warming), warming.state)
        _empty(driver)
        start = time.perf_counter()
        changes = store.load(_projection(ledger), ledger.state)
        first = time.perf_counter() - start
        start = time.perf_counter()
        again = store.load(_projection(ledger), ledger.state)
        second = time.perf_counter() - start
        store.close()
        rows = changes.nodes + changes.edges
        if again.nodes or again.edges or again.changed or again.removed:
            sys.exit(f"the second load wrote {again}")
        statements = list(_statements(_projection(ledger)))
        _empty(driver)
        bare = _bare(driver, statements)
        _empty(driver)
        one_row = _one_by_one(driver, statements)
    return Measured(rows, rows / first, rows / bare, one_row, first / second)


def _projection(ledger: SyntheticLedger) -> Projection:
    return build(ledger, ledger.divisions())


def _statements(projection: Projection) -> Iterator[tuple[str, list[Any]]]:
    """Texts, each with all its rows."""
    nodes: dict[str, list[Any]] = defaultdict(list)
    for node in projection.nodes():
        nodes[NODES.format(labels=":".join(node.labels))].append(dict(node.properties))
    yield from nodes.items()
    edges: dict[str, list[Any]] = defaultdict(list)
    for edge in projection.edges():
        text = EDGES.format(type=edge.type, source=edge.source.label, target=edge.target.label)
        edges[text].append({"source": edge.source.id, "target": edge.target.id, "held": dict(edge.properties)})
    yield from edges.items()


def _empty(driver: neo4j.Driver) -> None:
    """A database with the constraints and nothing else."""
    for name in _column(driver, "SHOW INDEXES YIELD name, owningConstraint AS c WHERE c IS NULL RETURN name"):
        driver.execute_query(f"DROP INDEX {name}")
    with driver.session() as session:
        for found in ("()-[x]->()", "(x)"):
            session.run(f"MATCH {found} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 10000 ROWS").consume()
    for text in constraints():
        driver.execute_query(text)


def _column(driver: neo4j.Driver, text: str) -> list[Any]:
    return [record[0] for record in driver.execute_query(text).records]


def _bare(driver: neo4j.Driver, statements: list[tuple[str, list[Any]]]) -> float:
    start = time.perf_counter()
    with driver.session() as session:
        for text, rows in statements:
            _in_batches(session, text, rows)
    return time.perf_counter() - start


def _one_by_one(driver: neo4j.Driver, statements: list[tuple[str, list[Any]]]) -> float:
    """Rows a second: of nodes and of edges as many as in the whole, all ends of edges being there."""
    total = sum(len(rows) for _, rows in statements)
    seconds = 0.0
    with driver.session() as session:
        for text, rows in statements:
            some = list(islice(rows, max(1, ONE_BY_ONE * len(rows) // total)))
            if "MATCH" not in text:
                _in_batches(session, text, rows[len(some) :])
            start = time.perf_counter()
            for row in some:
                session.execute_write(_run(text, [row]))
            seconds += (time.perf_counter() - start) * len(rows) / len(some)
    return total / seconds


def _in_batches(session: neo4j.Session, text: str, rows: list[Any]) -> None:
    for first in range(0, len(rows), BATCH):
        session.execute_write(_run(text, rows[first : first + BATCH]))


def _run(text: str, rows: list[Any]) -> Callable[[neo4j.ManagedTransaction], neo4j.ResultSummary]:
    return lambda transaction: transaction.run(text, rows=rows).consume()

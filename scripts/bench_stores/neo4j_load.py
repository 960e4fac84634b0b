"""Loads into a real Neo4j: ours against one-row transactions and against the driver's bare UNWIND of the same rows.

All three are warm: a smaller load comes first. The rows of the others are made beforehand; ours makes its own, and
defines constraints and indexes. Of one-row transactions so many are run as give a steady rate.
"""

import argparse
import subprocess
import sys
import tempfile
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
from aidgraph.stores.embedded import EmbeddedStore
from aidgraph.stores.neo4j import Neo4jStore
from aidgraph.stores.neo4j_address import Credentials, parse_address, read_credentials
from aidgraph.stores.neo4j_schema import constraints
from aidgraph.stores.neo4j_write import Changes
from aidgraph.stores.rdf import RdfStore
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


def measure(home: Path, claims: int, rounds: int) -> Measured:
    """Loads so many claims in every way; of ours and of the bare one, taken in turn, the fastest counts."""
    with server(home) as (uri, who), neo4j.GraphDatabase.driver(uri, auth=(who.username, who.password)) as driver:
        store = Neo4jStore(parse_address(uri), who)
        ledger, warming = SyntheticLedger(claims), SyntheticLedger(claims // 10)
        statements = list(_statements(_projection(ledger)))
        _load(store, warming)
        first, second, bare = [], [], []
        for _ in range(rounds):
            _empty(driver)
            first.append(_seconds(lambda: _load(store, ledger)))
            second.append(_seconds(lambda: _again(store, ledger)))
            _empty(driver)
            bare.append(_seconds(lambda: _bare(driver, statements)))
        _empty(driver)
        one_row = _one_by_one(driver, statements)
        store.close()
    rows = sum(len(some) for _, some in statements)
    return Measured(rows, rows / min(first), rows / min(bare), one_row, min(first) / min(second))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _load(store: Neo4jStore, ledger: SyntheticLedger) -> Changes:
    """As the command does it."""
    return Changes() if store.holds(ledger.state) else store.load(_projection(ledger), ledger.state)


def _again(store: Neo4jStore, ledger: SyntheticLedger) -> None:
    if (changes := _load(store, ledger)) != Changes():
        sys.exit(f"the second load wrote {changes}")


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


def _bare(driver: neo4j.Driver, statements: list[tuple[str, list[Any]]]) -> None:
    with driver.session() as session:
        for text, rows in statements:
            _in_batches(session, text, rows)


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


def main() -> int:
    """Prints what was measured, each ratio beside its limit; the exit code says whether all are kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    ledger = SyntheticLedger(given.claims)
    with tempfile.TemporaryDirectory() as name:
        for store in (EmbeddedStore(Path(name) / "graph.kgl"), RdfStore(Path(name) / "graph.nt")):
            taken = _seconds(lambda store=store: store.write(_projection(ledger), ledger.state))  # type: ignore[misc]
            print(f"{given.claims:,} claims written for {store.engine}: {taken:.1f} s", flush=True)
        found = measure(Path(name) / "home", given.claims, given.rounds)
    print(f"{given.claims:,} claims loaded into Neo4j, {found.rows:,} nodes and edges: {found.ours:,.0f} a second")
    ratios = (
        (f"bare UNWIND: {found.bare:,.0f} a second", found.ours / found.bare, 0.8),
        (f"one-row transactions: {found.one_row:,.0f} a second", found.ours / found.one_row, 15.0),
        ("the first load beside the second, which writes 0", found.second, 20.0),
    )
    for beside, ratio, limit in ratios:
        print(f"  {beside:50} ratio {ratio:8.2f}, at least {limit:g}")
    return int(any(ratio < limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    sys.exit(main())

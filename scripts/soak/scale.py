#!/usr/bin/env python3
"""Measures builds of ever more documents: throughput, memory by phase, the sizes of ledger and graph.

    scale.py FOLDER [--sizes 1000 10000] [--jobs 1] [--keep OUT]

The documents are made from FOLDER by make_corpus.py. Of each size: extraction alone (facts to nowhere), a build of a
new ledger, the bare insertion of the same rows into a new SQLite file, and a second build after one document in a
hundred has changed. Prints a table in Markdown. Run it with the Python of .venv.
"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from make_corpus import make_documents

PROGRAM = Path(sys.executable).with_name("aidgraph")
TABLES = ("documents", "paths", "entities", "mentions", "claims", "facts", "revisions")
EVERY = 0.1  # seconds between two looks at memory
HEADER = (
    "documents", "MB of text", "extraction alone s", "bare SQLite s", "build s: reading", "graph", "ratio",
    "peak MiB: reading", "graph", "ledger MB", "graph MB", "claims", "1 % changed s",
)  # fmt: skip


@dataclass
class Watched:
    """One run of the program: seconds and peak memory (MiB) until its last document was stored, and after."""

    seconds: list[float] = field(default_factory=lambda: [0.0, 0.0])
    peak: list[float] = field(default_factory=lambda: [0.0, 0.0])


def processes(pid: int) -> list[int]:
    """The process and its children, those that still run."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [pid, *map(int, children.read_text().split())] if children.exists() else []


def resident(pid: int) -> float:
    """MiB of memory of a process that no other shares, and that it shares, counted once a sharer (PSS)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0)


def watched(*arguments: object) -> Watched:
    """Runs the program; stops this one where it fails."""
    found = Watched()
    start = stored = time.perf_counter()
    process = subprocess.Popen(
        [str(PROGRAM), *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    said: list[float] = [stored]
    assert process.stderr is not None
    reader = threading.Thread(target=lambda: [said.append(time.perf_counter()) for _ in process.stderr or ()])
    reader.start()
    while process.poll() is None:
        memory = sum(map(resident, processes(process.pid)))
        phase = int(time.perf_counter() - said[-1] > 10 * EVERY and len(said) > 1)
        found.peak[phase] = max(found.peak[phase], memory)
        time.sleep(EVERY)
    reader.join()
    if process.returncode:
        sys.exit(f"aidgraph {arguments[0]} failed with {process.returncode}")
    end = time.perf_counter()
    last = said[-1] if len(said) > 1 else end
    found.seconds = [last - start, end - last]
    return found


def bare_seconds(ledger: Path, folder: Path) -> float:
    """Seconds that SQLite takes for the ledger's rows, put as they are into a file of the same schema, synced once."""
    with sqlite3.connect(ledger) as source, sqlite3.connect(folder / "bare.db", isolation_level=None) as target:
        schema = source.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        start = time.perf_counter()
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            target.execute(f"PRAGMA {pragma}")
        target.execute("BEGIN")
        for (statement,) in schema:
            if not statement.startswith("CREATE TABLE sqlite_"):
                target.execute(statement)
        for table in TABLES:
            rows = source.execute(f"SELECT * FROM {table}")
            marks = ", ".join("?" * len(rows.description))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        target.execute("COMMIT")
        return time.perf_counter() - start


def change(folder: Path, every: int) -> None:
    """A sentence more in one document of ``every``."""
    for path in sorted(folder.rglob("*.txt"))[::every]:
        with path.open("a", encoding="utf-8") as stream:
            stream.write("改。\n")


def megabytes(*paths: Path) -> float:
    """What the files take."""
    return sum(path.stat().st_size for path in paths if path.exists()) / 1e6


def measure(source: Path, folder: Path, count: int, jobs: int) -> list[str]:
    """The cells of one row."""
    documents, ledger = folder / "documents", folder / "a.db"
    size = make_documents(source, documents, count, seed=1)
    alone = sum(watched("extract", documents, "--quiet", "--jobs", jobs).seconds)
    build = ("build", documents, "--db", ledger, "--quiet", "--acknowledge", "--jobs", jobs)
    whole = watched(*build)
    bare = bare_seconds(ledger, folder)
    with sqlite3.connect(ledger) as connection:
        (claims,) = connection.execute("SELECT count(*) FROM claims").fetchone()
    sizes = [megabytes(ledger, ledger.with_name("a.db-wal")), megabytes(ledger.with_suffix(".graph.kgl"))]
    change(documents, 100)
    again = sum(watched(*build).seconds)
    cells = [f"{count:,}", f"{size / 1e6:.0f}", f"{alone:.0f}", f"{bare:.1f}", f"{whole.seconds[0]:.0f}"]
    cells += [f"{whole.seconds[1]:.0f}", f"{whole.seconds[0] / (alone + bare):.2f}"]
    cells += [f"{peak:.0f}" for peak in whole.peak]
    return [*cells, *(f"{part:.0f}" for part in sizes), f"{claims:,}", f"{again:.0f}"]


def main() -> None:
    """Measures every size in turn and prints its row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    print(f"| {' | '.join(HEADER)} |\n|{' ---: |' * len(HEADER)}", flush=True)
    for count in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            print(f"| {' | '.join(measure(given.folder, Path(name), count, given.jobs))} |", flush=True)


if __name__ == "__main__":
    main()

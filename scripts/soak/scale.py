#!/usr/bin/env python3
"""Measures builds of ever more documents: throughput, memory by phase, the sizes of ledger and graph.

    scale.py FOLDER [--sizes 1000 10000] [--jobs 1]

The documents are made from FOLDER by make_corpus.py. Of each size: extraction alone (facts to nowhere), a build of a
new ledger, the bare insertion of the same rows into a new SQLite file, and a second build after one document in a
hundred has changed. Seconds are of processor time, which a busy machine does not change. Prints a table in Markdown.
Run it with the Python of .venv.
"""

import argparse
import os
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
TICKS = os.sysconf("SC_CLK_TCK")
HEADER = (
    "documents", "MB of text", "extraction alone s", "bare SQLite s", "build, reading s", "ratio", "documents a second",
    "graph s", "MiB reading", "MiB graph", "ledger MB", "graph MB", "claims", "1 % changed s",
)  # fmt: skip


@dataclass
class Watched:
    """A run's processor seconds and peak memory (MiB) in two phases: until its last document was stored, and after.

    ``wall`` is what a clock on the wall says of the first.
    """

    seconds: list[float] = field(default_factory=lambda: [0.0, 0.0])
    peak: list[float] = field(default_factory=lambda: [0.0, 0.0])
    wall: float = 0.0


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


def processor(pid: int) -> float:
    """Seconds of processor time of a process and of the children that it has waited for."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(map(int, fields[11:15])) / TICKS


def watched(*arguments: object) -> Watched:
    """Runs the program; stops this one where it fails. Its phases are told apart by its words on standard error."""
    found, start, before = Watched(), time.perf_counter(), os.times()
    process = subprocess.Popen(
        [str(PROGRAM), *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    said: list[float] = []
    assert process.stderr is not None
    reader = threading.Thread(target=lambda: [said.append(time.perf_counter()) for _ in process.stderr or ()])
    reader.start()
    while process.poll() is None:
        after = bool(said) and time.perf_counter() - said[-1] > 10 * EVERY
        running = processes(process.pid)
        found.peak[after] = max(found.peak[after], sum(map(resident, running)))
        if not after:
            found.seconds[0], found.wall = sum(map(processor, running)), time.perf_counter() - start
        time.sleep(EVERY)
    reader.join()
    if process.returncode:
        sys.exit(f"aidgraph {arguments[0]} failed with {process.returncode}")
    now = os.times()
    whole = now.children_user + now.children_system - before.children_user - before.children_system
    if not said:
        found.seconds[0], found.wall = whole, time.perf_counter() - start
    found.seconds[1] = whole - found.seconds[0]
    return found


def bare_seconds(ledger: Path, folder: Path) -> float:
    """Processor seconds that SQLite takes to put the ledger's rows into a file of the same schema, synced once."""
    with sqlite3.connect(ledger) as source, sqlite3.connect(folder / "bare.db", isolation_level=None) as target:
        schema = source.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
        start = time.process_time()
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
        return time.process_time() - start


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
    reading, graph = whole.seconds
    cells = [f"{count:,}", f"{size / 1e6:.0f}", f"{alone:.1f}", f"{bare:.1f}", f"{reading:.1f}"]
    cells += [f"{reading / (alone + bare):.2f}", f"{count / whole.wall:.0f}", f"{graph:.1f}"]
    cells += [f"{peak:.0f}" for peak in whole.peak]
    return [*cells, *(f"{part:.1f}" for part in sizes), f"{claims:,}", f"{again:.1f}"]


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

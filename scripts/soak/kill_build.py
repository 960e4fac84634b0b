#!/usr/bin/env python3
"""Kills builds of a folder at random moments, and checks that no document that was acknowledged is ever lost.

    kill_build.py FOLDER [--kills 20] [--seed 1] [--jobs 1] [--signal KILL|INT|TERM]

One build is measured whole; then builds are killed at moments drawn evenly over that length, each going on where the
one before it was killed, a new ledger begun whenever one is complete. One that is interrupted (INT, TERM) must end
by itself, with exit code 130 and a line that says so, or be gone by the signal before it listened. After each kill
every document that any build on this ledger acknowledged must stand in the ledger once, and the ledger must be sound.
At the end a build runs through and must give the same claims as the undisturbed one. Run it with the Python of .venv.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INTERPRETER = "<frozen site>"
PROGRAM = Path(sys.executable).with_name("aidgraph")


class Build:
    """Builds of one folder into one ledger, and what they acknowledged."""

    def __init__(self, folder: Path, ledger: Path, jobs: int, how: signal.Signals) -> None:
        self.ledger = ledger
        self._how = how
        self.acknowledged: set[str] = set()
        self._command = [str(PROGRAM), "build", str(folder), "--db", str(ledger), "--jobs", str(jobs)]
        self._command += ["--acknowledge", "--quiet", "--lang", "en"]

    def run(self, killed_after: float | None = None) -> bool:
        """One build; whether it came to its end before it was to be killed."""
        process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
        try:
            _, told = process.communicate(timeout=killed_after)
            ended = process.returncode in (0, 5)
            if not ended:
                sys.exit(f"a build failed with {process.returncode}: {told}")
        except subprocess.TimeoutExpired:
            process.send_signal(self._how)
            _, told = process.communicate()
            ended = process.returncode in (0, 5)
        if INTERPRETER in told:  # it was interrupted before any line of ours ran
            return False
        interrupted = process.returncode == 130 and told.splitlines()[-1:] == ["aidgraph: interrupted"]
        if not ended and not interrupted and process.returncode != -self._how:
            sys.exit(f"a build ended with {process.returncode}: {told}")
        if "Traceback" in told:
            sys.exit(f"a build that was stopped told too much: {told}")
        # The last line of a killed build may be cut off; a whole line was written after its document was committed.
        lines = [line for line in told.splitlines(keepends=True) if line.endswith("\n")]
        self.acknowledged |= {line[len("stored ") :].rstrip("\n") for line in lines if line.startswith("stored ")}
        return ended

    def check(self) -> int:
        """How many documents the ledger has; stops the program where one that was acknowledged is not there once."""
        with sqlite3.connect(f"{self.ledger.absolute().as_uri()}?mode=ro", uri=True) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
            paths = [path for (path,) in connection.execute("SELECT path FROM paths")]
        lost = self.acknowledged - set(paths)
        if verdict != "ok" or lost or len(paths) != len(set(paths)):
            sys.exit(f"integrity {verdict}; {len(lost)} acknowledged documents lost, e.g. {sorted(lost)[:3]}")
        return len(paths)

    def claims(self) -> list[tuple[object, ...]]:
        """Every claim of the ledger, in order."""
        with sqlite3.connect(f"{self.ledger.absolute().as_uri()}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT id FROM claims ORDER BY id").fetchall()


def main() -> int:
    """Runs the kills and prints what they did."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--signal", choices=("KILL", "INT", "TERM"), default="KILL")
    arguments = parser.parse_args()
    how = signal.Signals[f"SIG{arguments.signal}"]
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        whole = Build(arguments.folder, Path(name) / "whole.db", arguments.jobs, how)
        start = time.perf_counter()
        whole.run()
        length = time.perf_counter() - start
        print(f"a build of {whole.check()} documents takes {length:.1f} s")
        ledgers, acknowledged = 0, 0
        build = Build(arguments.folder, Path(name) / "0.db", arguments.jobs, how)
        for kill in range(arguments.kills):
            moment = chance.uniform(0, length)
            ended = build.run(moment)
            stands = build.check() if build.ledger.exists() else 0
            print(f"kill {kill + 1} after {moment:.2f} s: {len(build.acknowledged)} acknowledged, {stands} stand")
            if ended:
                acknowledged += len(build.acknowledged)
                ledgers += 1
                build = Build(arguments.folder, Path(name) / f"{ledgers}.db", arguments.jobs, how)
        build.run()
        acknowledged += len(build.acknowledged)
        build.check()
        if build.claims() != whole.claims():
            sys.exit("the claims of the disturbed ledger differ from those of the undisturbed one")
    print(f"{arguments.kills} kills, {acknowledged} acknowledged documents, 0 lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())

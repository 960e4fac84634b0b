#!/usr/bin/env python3
"""Runs thousands of damaged facts, queries, parameters and names, and checks that each is answered or refused, in time.

    mutate_statements.py [--count 10000] [--seed 1]

A third each are facts of another program, Cypher of the library, and values of its parameters and names of entities,
all made from valid ones by a few changes drawn from a seeded generator. None may take ten seconds, end in a trace or an
internal error, or with an exit code that is not documented; the ledger must be sound at the end. Run it with the Python
of .venv.
"""

import argparse
import faulthandler
import io
import json
import os
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from aidgraph import factfiles
from aidgraph.cli.main import main as aidgraph
from aidgraph.ledger import Ledger
from aidgraph.model.interchange import fact_to_json
from aidgraph.resources import folder

SLOWEST = 10.0  # seconds
CODES = {0, 1, 2, 3, 4, 5, 6}
FACTS_A_FILE = 50
PARAMETER = re.compile(r"\$(\w+)")
NAMES = ("天津市", "甘谷县", "东丽区", "福州市", "临夏州", "中车集团", "620523")
PIECES = (
    "", "\0", "'", '"', "\\", "`", "{", "}", "$", "$x", "--", "//", "/*", "\n", "\u202e", "\ud7ff", "😀", "县" * 500,
    "0", "-1", "1e999", "99999999999999999999", "NaN", "null", "MATCH (n) ", "DETACH DELETE n", "LOAD CSV", "*1..99",
    "RETURN ", "UNION ", "place:", "place:620523", "620523", "东丽区", "鼓楼区", "%s", "{path}", "../../etc/passwd",
)  # fmt: skip
VALUES: tuple[object, ...] = (
    None,
    "",
    0,
    -1,
    1.5,
    10**30,
    True,
    [],
    ["甘谷县"],
    {},
    {"a": {"b": []}},
    "县",
    "2020-13",
    1e308,
)


def damaged(text: str, chance: random.Random) -> str:
    """The text after one to three changes."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((0, 0, 1, 5, 40)))
        text = text[:start] + chance.choice((chance.choice(PIECES), text[start:end] * 2)) + text[end:]
    return text


def damaged_fact(row: dict[str, object], chance: random.Random) -> str:
    """A line: the fact with other values or keys, or its JSON damaged as text."""
    row = dict(row)
    for _ in range(chance.randint(1, 2)):
        key = chance.choice([*row, "via", "via_type", "context", "s_members", chance.choice(PIECES) or "x"])
        old = row.get(key)
        row[key] = damaged(old, chance) if isinstance(old, str) and chance.random() < 0.6 else chance.choice(VALUES)
    line = json.dumps(row, ensure_ascii=chance.random() < 0.5)
    return damaged(line, chance) if chance.random() < 0.3 else line


def call(*arguments: str) -> tuple[int, str]:
    """Runs a command here; its exit code and what it says on standard error."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = aidgraph(["--lang", "en", *arguments])
    return code, err.getvalue()


def commands(chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Damaged calls without end: a Cypher text, the parameters of a query, or names, in turn."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder("cypher").glob("*.cypher"))}
    bodies = {
        stem: "\n".join(line for line in text.splitlines() if not line.startswith("//")) for stem, text in texts.items()
    }
    while True:
        stem = chance.choice(list(bodies))
        yield "cypher", "--", damaged(PARAMETER.sub(f"'{chance.choice(NAMES)}'", bodies[stem]), chance)
        given = {key: chance.choice((*NAMES, "2020", "5")) for key in sorted(set(PARAMETER.findall(bodies[stem])))}
        if given:
            key = chance.choice([*given])
            given[key] = damaged(given[key], chance)
        else:
            given = {damaged("place", chance): "甘谷县"}
        yield "query", stem, *(word for key, value in given.items() for word in ("-P", f"{key}={value}"))
        name, other = damaged(chance.choice(NAMES), chance), chance.choice(NAMES)
        yield chance.choice((("show", "--", name), ("path", "--", name, other), ("total", "--", other, name)))


def try_facts(database: Path, rows: list[dict[str, object]], count: int, chance: random.Random) -> Counter[str]:
    """Takes in files of damaged facts."""
    tally: Counter[str] = Counter()
    path = database.with_name("mutated.jsonl")
    with Ledger.open(database) as ledger:
        for _ in range(0, count, FACTS_A_FILE):
            lines = [damaged_fact(chance.choice(rows), chance).replace("\n", " ") for _ in range(FACTS_A_FILE)]
            path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
            start = time.perf_counter()
            tally["facts refused"] += sum(1 for _ in factfiles.take_in(ledger, path))
            tally["facts"] += FACTS_A_FILE
            tally["too slow"] += time.perf_counter() - start > SLOWEST
    return tally


def try_commands(count: int, chance: random.Random) -> Counter[str]:
    """Runs damaged calls; one that fails as none may is printed."""
    tally: Counter[str] = Counter()
    for arguments, _ in zip(commands(chance), range(count), strict=False):
        faulthandler.dump_traceback_later(3 * SLOWEST, exit=True)
        start = time.perf_counter()
        code, told = call(*arguments)
        slow = time.perf_counter() - start > SLOWEST
        bad = code not in CODES or "Traceback" in told or "internal error" in told
        if bad or slow:
            print(f"exit code {code}, {'too slow, ' if slow else ''}{arguments!r}: {told}", file=sys.stderr)
        tally += Counter({"calls": 1, f"exit {code}": 1, "bad": bad, "too slow": slow})
    faulthandler.cancel_dump_traceback_later()
    return tally


def run(count: int, seed: int) -> Counter[str]:
    """Builds a ledger of the project's documents and tries everything on it."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        call("build", str(folder("seeds") / "documents"), "--quiet")
        database = Path("aidgraph.db").absolute()
        with Ledger.open(database) as ledger:
            rows = [fact_to_json(fact) for fact in ledger.facts()]
        tally = try_commands(count - count // 3, chance) + try_facts(database, rows, count // 3, chance)
        with sqlite3.connect(database) as connection:
            tally["unsound"] = connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        os.chdir("/")
    return tally


def main() -> int:
    """Prints what became of them; the exit code says whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    tally = run(given.count, given.seed)
    print(", ".join(f"{number} {name}" for name, number in sorted(tally.items())))
    return int(bool(tally["bad"] or tally["too slow"] or tally["unsound"]))


if __name__ == "__main__":
    sys.exit(main())

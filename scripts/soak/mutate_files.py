#!/usr/bin/env python3
"""Reads thousands of damaged files of every format, and checks that each is read or refused, in time, in one line.

    mutate_files.py [--files 10000] [--seed 1] [--extract]

Each file is made from a valid one by a few changes drawn from a seeded generator: bytes flipped, cut out, repeated or
set to numbers at which parsers count; or, inside a compressed part, the same done to what it unpacks to. A share of
them must still be read, so that what lies behind the readers is met too. Run it with the Python of .venv.
"""

import argparse
import io
import random
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from sample_files import sample_files

from aidgraph.messages import LANGUAGES, render
from aidgraph.model import Document, Refusal
from aidgraph.text import read_stream

SLOWEST = 10.0  # seconds of this process for a file; that of the parsers ends itself before
FEWEST_READ = 0.3
NUMBERS = (
    b"\x00",
    b"\x7f",
    b"\x80",
    b"\xff",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"99999999999",
    b"-1",
    b"<",
    b"&",
)


def flip(data: bytearray, chance: random.Random) -> None:
    """One bit of one byte."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def cut(data: bytearray, chance: random.Random) -> None:
    """A piece is missing."""
    start = chance.randrange(len(data))
    del data[start : start + chance.choice((1, 8, 64, 512))]


def truncate(data: bytearray, chance: random.Random) -> None:
    """The end is missing."""
    del data[chance.randrange(len(data) // 2, len(data)) :]


def repeat(data: bytearray, chance: random.Random) -> None:
    """A piece stands there many times."""
    start = chance.randrange(len(data))
    piece = bytes(data[start : start + chance.choice((1, 16, 256))])
    data[start:start] = piece * chance.choice((1, 10, 1000))


def overwrite(data: bytearray, chance: random.Random) -> None:
    """Something that counts, or opens, stands in the place of something else."""
    start = chance.randrange(len(data))
    number = chance.choice(NUMBERS)
    data[start : start + len(number)] = number


CHANGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip,
    flip,
    cut,
    truncate,
    repeat,
    overwrite,
    overwrite,
)


def changed(data: bytes, chance: random.Random) -> bytes:
    """One to four changes."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if found:
            chance.choice(CHANGES)(found, chance)
    return bytes(found)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Damaged bytes: of an archive, as often as not, one member that is packed again, so that its parser meets it."""
    if chance.random() < 0.5:
        return changed(data, chance)
    if data.startswith(b"PK"):
        return _repacked(data, chance)
    if data.startswith(b"\x1f\x8b"):
        return _gzipped(changed(zlib.decompress(data, wbits=31), chance))
    return changed(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        victim = chance.choice(old.namelist())
        for info in old.infolist():
            member = old.read(info)
            new.writestr(zipfile.ZipInfo(info.filename), changed(member, chance) if info.filename == victim else member)
    return stream.getvalue()


def _gzipped(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


@dataclass(slots=True)
class Outcome:
    """What became of the files: how many had a document read, the refusals by message, the failures in words."""

    files: int = 0
    read: int = 0
    slowest: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def run(files: int, seed: int, then: Callable[[Document], object] = lambda document: None) -> Outcome:
    """Reads ``files`` damaged files, and does ``then`` with each document that comes out of them."""
    chance = random.Random(seed)
    samples = sorted(sample_files().items())
    outcome = Outcome()
    for number in range(files):
        name, data = samples[number % len(samples)]
        damaged = mutated(data, chance)
        start = time.process_time()
        try:
            _read(name, damaged, outcome, then)
        except Exception as error:
            outcome.failures.append(f"{number} {name}: {type(error).__name__}: {error}")
        taken = time.process_time() - start
        outcome.files += 1
        outcome.slowest = max(outcome.slowest, taken)
        if taken > SLOWEST:
            outcome.failures.append(f"{number} {name}: took {taken:.1f} s")
    return outcome


def _read(name: str, data: bytes, outcome: Outcome, then: Callable[[Document], object]) -> None:
    items = list(read_stream(io.BytesIO(data), name))
    documents = [item for item in items if isinstance(item, Document)]
    outcome.read += bool(documents)
    for document in documents:
        then(document)
    if not items:
        outcome.refused["nothing, an archive without members"] += 1
    for item in items:
        if isinstance(item, Refusal):
            outcome.refused[item.message] += 1
            lines = [render(item.message, lang, **dict(item.parameters)) for lang in LANGUAGES]
            if any("\n" in line or not line for line in lines):
                raise ValueError(f"a refusal is one line: {lines}")


def main() -> int:
    """Prints what became of the files; the exit code says whether every one was read or refused in time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--extract", action="store_true", help="extract the facts of what is read, too")
    arguments = parser.parse_args()
    if arguments.extract:
        from aidgraph.workers import extractor

        outcome = run(arguments.files, arguments.seed, extractor().extract)
    else:
        outcome = run(arguments.files, arguments.seed)
    share = outcome.read / outcome.files
    print(f"{outcome.files} files, {share:.0%} read, the slowest took {outcome.slowest:.1f} s")
    print(f"{len(outcome.failures)} failures")
    for message, count in outcome.refused.most_common():
        print(f"{count:7} {message}")
    print(*outcome.failures, sep="\n")
    return int(bool(outcome.failures) or share < FEWEST_READ)


if __name__ == "__main__":
    sys.exit(main())

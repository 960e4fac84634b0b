#!/usr/bin/env python3
"""Makes as many documents as are asked for by recombining the paragraphs of a folder of text files.

    make_corpus.py FOLDER OUT COUNT [--seed 1]

Each has a title line of one file and five to fifteen paragraphs, each from any file: the length of a news report. They
lie in OUT by thousands (000/000000.txt). The same folder, count and seed give the same bytes; a larger count begins
with the documents of a smaller one. Run it with any Python.
"""

import argparse
import random
import sys
from pathlib import Path

SHORTEST = 20  # characters that make a paragraph
FOLDER_SIZE = 1000


def read_paragraphs(folder: Path) -> tuple[list[str], list[str]]:
    """Title lines and paragraphs of every file, in the order of their paths."""
    titles, paragraphs = [], []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
        titles += [line for line in lines if line][:1]
        paragraphs += [line for line in lines[1:] if len(line) >= SHORTEST]
    return titles, paragraphs


def make_documents(folder: Path, out: Path, count: int, seed: int) -> int:
    """Writes them; how many bytes they are."""
    titles, paragraphs = read_paragraphs(folder)
    if not paragraphs:
        sys.exit(f"{folder}: no file in it has a paragraph of {SHORTEST} characters")
    chance = random.Random(seed)
    size = 0
    for number in range(count):
        place = out / f"{number // FOLDER_SIZE:03}"
        place.mkdir(parents=True, exist_ok=True)
        body = chance.choices(paragraphs, k=chance.randint(5, 15))
        data = "\n".join([f"{chance.choice(titles)}（{number}）", *body, ""]).encode()
        (place / f"{number:06}.txt").write_bytes(data)
        size += len(data)
    return size


def main() -> None:
    """Reads the arguments and writes the documents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    size = make_documents(given.folder, given.out, given.count, given.seed)
    print(f"{given.count} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

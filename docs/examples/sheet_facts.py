"""Facts that people wrote into a spreadsheet by hand, as JSON lines for ``aidgraph build``.

    python sheet_facts.py SHEET.csv FOLDER > sheet.jsonl

The sheet has the columns doc, s, s_type, p, o, o_type, value, unit, what, start, end, evidence and who.
"""

import csv
import json
import sys
from pathlib import Path

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Document
from aidgraph.text import read_paths


def main() -> None:
    """Writes a line a row."""
    gazetteer = Gazetteer.load()
    texts = {item.path: item.text for item in read_paths([Path(sys.argv[2])]) if isinstance(item, Document)}
    with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as sheet:
        for row in csv.DictReader(sheet):
            fact: dict[str, object] = {key: value for key, value in row.items() if value and key != "who"}
            if row["value"]:
                fact["value"] = float(row["value"])
            start = max(texts.get(row["doc"], "").find(row["evidence"]), 0)
            fact |= {"evidence_start": start, "evidence_end": start + len(row["evidence"])}
            fact |= {"rule": f"by hand/{row['who']}", "confidence": 1.0}
            for party in ("s", "o"):
                places = gazetteer.lookup(row[party])
                if len(places) == 1:
                    fact[f"{party}_code"] = places[0].code
            print(json.dumps(fact, ensure_ascii=False))


if __name__ == "__main__":
    main()

"""Facts that a language model found, as JSON lines for ``aidgraph build``.

    python llm_facts.py FOLDER > model.jsonl

``ask`` stands for the model: here it gives an answer that was written down, so that the example runs without a network.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Document
from aidgraph.text import read_paths

PROMPT = """List what the report says of help between places, as JSON objects with s, s_type, p, o, o_type, value, unit,
start, end and evidence. evidence is copied from the report, to the letter."""

# The second quotes words that the report does not have: models do that.
WRITTEN_DOWN = """[
{"s": "济南市", "s_type": "City", "p": "signs", "o": "临夏州", "o_type": "City", "what": "协作协议",
 "evidence": "济南市对口帮扶临夏州"},
{"s": "济南市", "s_type": "City", "p": "funds", "o": "临夏州", "o_type": "City", "value": 900000000, "unit": "CNY",
 "start": "2021", "end": "2021", "evidence": "济南市拨付我州财政帮扶资金9亿元"}
]"""


def ask(prompt: str, text: str) -> str:
    """Put the call of your model here."""
    return WRITTEN_DOWN if "济南市对口帮扶临夏州" in text else "[]"


def facts(document: Document, gazetteer: Gazetteer) -> Iterator[dict[str, object]]:
    """The model's facts with what aidgraph needs besides: where the words stand, and the codes of places."""
    for fact in json.loads(ask(PROMPT, document.text)):
        start = max(document.text.find(fact["evidence"]), 0)  # words that are not there are refused by aidgraph build
        fact |= {"doc": document.path, "doc_id": document.id, "rule": "model/a-name-and-version", "confidence": 0.7}
        fact |= {"evidence_start": start, "evidence_end": start + len(fact["evidence"])}
        for party in ("s", "o"):
            places = gazetteer.lookup(fact[party])
            if len(places) == 1:
                fact |= {f"{party}_code": places[0].code, party: places[0].name}
        yield fact


def main() -> None:
    """Writes a line a fact."""
    gazetteer = Gazetteer.load()
    for document in read_paths([Path(sys.argv[1])]):
        if isinstance(document, Document):
            for fact in facts(document, gazetteer):
                print(json.dumps(fact, ensure_ascii=False))


if __name__ == "__main__":
    main()

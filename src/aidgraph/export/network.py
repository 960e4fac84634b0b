"""The graph for networkx: entities as nodes, every claim an edge from its provider to its receiver with its words."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aidgraph.export.tables import Held
from aidgraph.stores.elements import Projection

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def network(graph: Projection) -> "MultiDiGraph[str]":
    """A graph whose nodes are ids of entities.

    Nodes have ``label`` (the name), ``kind`` and ``type``, places also ``code``, ``lat``, ``lon``. An edge has its
    claim's id as its key, ``label`` (the predicate) and all that the claim says; ``quotes`` and ``addresses`` are lists
    as JSON text. Places and groups also have edges ``part_of`` and ``member_of``, from part to whole. What is not known
    is left out.
    """
    from networkx import MultiDiGraph

    held = Held(graph)
    found: MultiDiGraph[str] = MultiDiGraph()
    for row in _rows("entities", held):
        found.add_node(row.pop("id"), label=row.pop("name"), **row)
    words = _words(held)
    for row in _rows("claims", held):
        source, target = row.pop("provider_id"), row.pop("receiver_id")
        told = {key: value for key, value in row.items() if key not in ("provider", "receiver")}
        found.add_edge(source, target, key=row["id"], label=row["predicate"], **told, **words[row["id"]])
    for row in _rows("hierarchy", held):
        years = {f"{name}_year": row[key] for name, key in (("start", "since"), ("end", "until")) if key in row}
        told = {"label": row["type"], "predicate": row["type"], "id": row["id"], "origin": row["origin"]}
        found.add_edge(row["part_id"], row["whole_id"], key=row["id"], **told, **years)
    return found


def _rows(name: str, held: Held) -> Iterator[dict[str, Any]]:
    """The rows of a table, without what they do not say."""
    return ({key: value for key, value in row.items() if value is not None} for row in held.rows(name))


def _words(held: Held) -> dict[str, dict[str, str]]:
    """Of each claim its quotes, and the addresses of the documents and of the curated sources that state it."""
    quotes: dict[str, list[str]] = defaultdict(list)
    addresses: dict[str, list[str]] = defaultdict(list)
    for row in _rows("evidence", held):
        quotes[row["claim_id"]].append(row["quote"])
        addresses[row["claim_id"]] += [row["url"]] if "url" in row else []
    for row in _rows("curated_sources", held):
        addresses[row["claim_id"]].append(row["address"])
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for name, listed in (("quotes", quotes), ("addresses", addresses)):
        for claim_id, texts in listed.items():
            if texts:
                found[claim_id][name] = json.dumps(sorted(set(texts)), ensure_ascii=False)
    return found

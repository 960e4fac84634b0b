"""The data of the page: from a ledger and the gazetteer to one JSON object.

``nodes`` and ``edges`` are what vis-network draws; ``parts`` are lists of whole, part and relation; ``claims``,
``words`` and ``documents`` are by id; ``conflicts`` are pairs of claims, ``copies`` of near-equal documents.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from aidgraph.graph.derived import derived_edges
from aidgraph.graph.entities import EntityGraph
from aidgraph.ledger import Ledger
from aidgraph.link.gazetteer import Gazetteer
from aidgraph.model import Claim
from aidgraph.model.schema import PREDICATES
from aidgraph.stores.elements import Edge, Node
from aidgraph.view.albers import project
from aidgraph.view.amounts import conflict_pairs
from aidgraph.view.keys import other_names, search_keys
from aidgraph.view.layout import Spot, lay_out
from aidgraph.view.network import model_network
from aidgraph.view.telling import claim_row, copies, curated_sources, told_documents, told_words

Json = dict[str, Any]

_PREDICATE_OF: Final = {predicate.edge: name for name, predicate in PREDICATES.items()}


def make_feed(ledger: Ledger, gazetteer: Gazetteer) -> Json:
    """Everything that claims are about, what that is part of, and the words. The same ledger gives the same feed."""
    with ledger.snapshot():
        claims = {claim.id: claim for claim in sorted(ledger.claims(), key=lambda claim: claim.id)}
        nodes, edges, parts = _network(claims, ledger, gazetteer)
        curated, words = curated_sources(ledger), told_words(ledger, ledger.supports())
        rows = list(ledger.documents())
        documents = told_documents(rows, (said["doc"] for told in words.values() for said in told))
        return {
            "nodes": nodes,
            "edges": edges,
            "parts": parts,
            "claims": {name: claim_row(claim, curated.get(name, ())) for name, claim in claims.items()},
            "words": words,
            "documents": documents,
            "conflicts": conflict_pairs(claims.values()),
            "copies": copies({row.id: row.sketch for row in rows if row.id in documents}),
            "counts": {**ledger.counts(), "shown": len(nodes)},
        }


def _concerned(claims: Iterable[Claim], steps: Iterable[Edge]) -> set[str]:
    """The parties of claims, the members of groups among them, and all that these are part of."""
    leads: dict[str, list[str]] = defaultdict(list)
    for edge in steps:
        part, whole = edge.source.id, edge.target.id
        leads[part if edge.type == "PART_OF" else whole].append(whole if edge.type == "PART_OF" else part)
    known: set[str] = set()
    level = {party for claim in claims for party in (claim.subject, claim.object, claim.via) if party}
    while level := level - known:
        known |= level
        level = {other for name in level for other in leads[name]}
    return known


def _edges(claims: dict[str, Claim], derived: Iterable[Edge]) -> Iterator[Json]:
    """One edge a predicate and pair, with all its claims; of those that are only planned there is no derived edge."""
    sources = {(edge.source.id, edge.target.id, _PREDICATE_OF[edge.type]): edge.properties for edge in derived}
    parallel: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for name, claim in claims.items():
        parallel[claim.subject, claim.object, claim.predicate].append(name)
    for key, names in sorted(parallel.items()):
        told = {"sources": sources[key]["sources"]} if key in sources else {}
        yield {"from": key[0], "to": key[1], "predicate": key[2], "claims": names, **told}


def _degrees(derived: Iterable[Edge]) -> dict[str, int]:
    """The derived edges of each entity, both ways: a path passes through none that has too many."""
    degrees: dict[str, int] = defaultdict(int)
    for edge in derived:
        degrees[edge.source.id] += 1
        degrees[edge.target.id] += 1
    return degrees


def _network(
    claims: dict[str, Claim], ledger: Ledger, gazetteer: Gazetteer
) -> tuple[list[Json], list[Json], list[list[str]]]:
    """Nodes and edges as vis-network takes them, and the steps of hierarchy among the nodes."""
    graph = EntityGraph(ledger.entities(), gazetteer)
    steps = [edge for edge in graph.edges() if edge.type in ("PART_OF", "MEMBER_OF")]
    known = _concerned(claims.values(), steps)
    among = [edge for edge in steps if edge.source.id in known and edge.target.id in known]
    nodes = [node for node in graph.nodes() if node.properties["id"] in known]
    whole_of = {edge.source.id: edge.target.id for edge in among if edge.type == "PART_OF"}
    spots = {spot.id: spot for spot in (_spot(node, whole_of, gazetteer) for node in nodes)}
    derived = list(derived_edges(claims, ledger))
    edges = list(_edges(claims, derived))
    positions = lay_out(spots.values(), [(edge["from"], edge["to"]) for edge in edges])
    names = {str(node.properties["id"]): str(node.properties["name"]) for node in nodes}
    details = _details(nodes, spots, _degrees(derived), gazetteer)
    parts = sorted([edge.target.id, edge.source.id, edge.type] for edge in among)
    return *model_network(spots, names, positions, details, edges), parts


def _details(
    nodes: list[Node], spots: dict[str, Spot], degrees: dict[str, int], gazetteer: Gazetteer
) -> dict[str, Json]:
    """What a node is found by, its derived edges, and where it stands on the map."""
    forms = _forms(spots, gazetteer)
    return {
        str(node.properties["id"]): {
            "code": node.properties.get("code", ""),
            "keys": search_keys(
                other_names(str(node.properties["name"]), forms[str(node.properties["id"])]),
                _codes(str(node.properties["id"]), gazetteer),
            ),
            "degree": degrees.get(str(node.properties["id"]), 0),
            "at": _at(spots[str(node.properties["id"])]),
        }
        for node in nodes
    }


def _spot(node: Node, whole_of: dict[str, str], gazetteer: Gazetteer) -> Spot:
    name = str(node.properties["id"])
    place = gazetteer.place(name)
    side = "" if place is None else "east" if gazetteer.is_east(name) else "west" if gazetteer.is_west(name) else ""
    lat, lon = (place.lat, place.lon) if place else (None, None)
    return Spot(name, node.labels[-1], lat, lon, side, whole_of.get(name, ""))


def _at(spot: Spot) -> list[int] | None:
    """Where it stands on the map, in kilometres."""
    if spot.lat is None or spot.lon is None:
        return None
    x, y = project(spot.lat, spot.lon)
    return [round(x), round(y)]


def _forms(spots: Collection[str], gazetteer: Gazetteer) -> dict[str, list[str]]:
    """Other names of the places, former ones too."""
    forms: dict[str, list[str]] = defaultdict(list)
    for form in gazetteer.forms():
        for place in form.places:
            if place in spots:
                forms[place].append(form.text)
    return forms


def _codes(name: str, gazetteer: Gazetteer) -> list[str]:
    return [span.value for span in reversed(gazetteer.codes(name))]

"""The exports for people who do not ask in SPARQL: each read back by the tool of its own field, hostile names too."""

import csv
import io
import json
import os
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import networkx
import openpyxl
import pandas
import pyarrow as pa
import pyoxigraph
import pytest
from pyarrow import parquet

from aidgraph.export import FORMATS
from aidgraph.export.tables import COLUMNS, tables
from aidgraph.graph.build import build
from aidgraph.model import Entity
from aidgraph.stores.elements import Projection
from graph.saying import Gazetteer, World
from stores.servers import Server
from stores.test_hostile import HOSTILE

WORLD = Path(__file__).parents[1] / "parity" / "world.txt"
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
KINDS = {"text": pa.string(), "link": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
# What XML cannot hold is replaced in the formats that are XML.
UNHELD = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


def followthemoney() -> Any:
    """FollowTheMoney itself, which needs the ICU library; only CI must have it."""
    if os.environ.get("CI"):
        return import_module("followthemoney")
    return pytest.importorskip(
        "followthemoney", reason="FollowTheMoney is not installed: run scripts/test with libicu-dev"
    )


def hostile_world() -> World:
    """Every text as a name, as an id, and as the words that a document says."""
    world = World(state="hostile")
    for number, text in enumerate(HOSTILE):
        world.known[f"{number}厂"] = Entity(f"enterprise:{text}", "Enterprise", text)
        world.say(f"{number}厂 funds 丙县 value=5 unit=CNY what=fiscal #a.cn/{number} @2020 : {text}")
    return world


@pytest.fixture(scope="module", params=["world", "hostile"])
def graph(request: pytest.FixtureRequest) -> Projection:
    world = World.read(WORLD.read_text(encoding="utf-8")) if request.param == "world" else hostile_world()
    return build(world, Gazetteer(world.divisions))


@pytest.fixture(scope="module")
def rows(graph: Projection) -> dict[str, list[dict[str, Any]]]:
    """What every table says."""
    return {told.name: [dict(zip(told.columns, row, strict=True)) for row in told.rows] for told in tables(graph)}


def written_bytes(graph: Projection, form: str) -> io.BytesIO:
    stream = io.BytesIO()
    FORMATS[form].write(graph, stream)
    return io.BytesIO(stream.getvalue())


def written_text(graph: Projection, form: str) -> str:
    stream = io.StringIO()
    FORMATS[form].write(graph, stream)
    return stream.getvalue()


def test_there_are_two_hundred_hostile_texts() -> None:
    assert len(set(HOSTILE)) >= 200


def test_tables_have_every_node_and_edge_once(graph: Projection, rows: dict[str, list[dict[str, Any]]]) -> None:
    labels = Counter(node.labels[0] for node in graph.nodes())
    types = Counter(edge.type for edge in graph.edges())
    entities = sum(count for label, count in labels.items() if label not in ("Claim", "Evidence", "Document"))
    assert [len(rows[name]) for name in ("claims", "documents", "entities")] == [
        labels["Claim"], labels["Document"], entities,
    ]  # fmt: skip
    assert [len(rows[name]) for name in ("evidence", "mentions")] == [types["SUPPORTS"], types["MENTIONS"]]
    assert len(rows["hierarchy"]) == types["PART_OF"] + types["MEMBER_OF"]
    assert all(row["provider"] and row["receiver"] for row in rows["claims"])


def test_csv_is_read_by_pandas_and_runs_nothing(
    graph: Projection, rows: dict[str, list[dict[str, Any]]], tmp_path: Path
) -> None:
    FORMATS["csv"].write(graph, tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(COLUMNS)
    for name, expected in rows.items():
        data = (tmp_path / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS[name]).encode() + b"\r\n")
        texts = [column for column, kind in COLUMNS[name].items() if kind in ("text", "link")]
        read = [*csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))]
        assert len(read) == len(expected)
        for row, told in zip(read, expected, strict=True):
            assert not any(row[column].lstrip(" ").startswith(FORMULA) for column in texts)
            assert all(row[column].removeprefix("'") == (told[column] or "").removeprefix("'") for column in texts)
    frame = pandas.read_csv(tmp_path / "claims.csv", dtype={"since": str, "until": str})
    assert [*frame["id"]] == [row["id"] for row in rows["claims"]]
    assert frame["value"].sum() == sum(row["value"] or 0 for row in rows["claims"])


def test_parquet_is_read_back_typed(graph: Projection, rows: dict[str, list[dict[str, Any]]], tmp_path: Path) -> None:
    FORMATS["parquet"].write(graph, tmp_path)
    for name, expected in rows.items():
        read = parquet.read_table(tmp_path / f"{name}.parquet")
        assert [(field.name, field.type) for field in read.schema] == [
            (column, KINDS[kind]) for column, kind in COLUMNS[name].items()
        ]
        assert read.to_pylist() == expected


def test_a_workbook_has_a_sheet_a_table_and_links(graph: Projection, rows: dict[str, list[dict[str, Any]]]) -> None:
    book = openpyxl.load_workbook(written_bytes(graph, "xlsx"))
    assert book.sheetnames == [*COLUMNS]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        header, *read = sheet.iter_rows()
        assert [cell.value for cell in header] == [*COLUMNS[sheet.title]]
        for cells, told in zip(read, rows[sheet.title], strict=True):
            for cell, (column, value) in zip(cells, told.items(), strict=True):
                assert cell.data_type != "f"
                assert cell.value == (value.translate(UNHELD) if isinstance(value, str) else value)
                linked = COLUMNS[sheet.title][column] == "link" and value
                assert (cell.hyperlink.target if cell.hyperlink else None) == (value if linked else None)


def test_a_workbook_is_the_same_bytes_again(graph: Projection) -> None:
    assert written_bytes(graph, "xlsx").getvalue() == written_bytes(graph, "xlsx").getvalue()


def test_graphml_is_read_by_networkx(graph: Projection, rows: dict[str, list[dict[str, Any]]]) -> None:
    read = networkx.read_graphml(written_bytes(graph, "graphml"), force_multigraph=True)
    assert {node: data["label"] for node, data in read.nodes(data=True)} == {
        row["id"].translate(UNHELD): row["name"].translate(UNHELD) for row in rows["entities"]
    }
    edges = {data["id"]: (a, b, data["label"]) for a, b, data in read.edges(data=True)}
    for row in rows["claims"]:
        ends = row["provider_id"].translate(UNHELD), row["receiver_id"].translate(UNHELD)
        assert edges[row["id"]] == (*ends, row["predicate"])
    assert read.number_of_edges() == len(rows["claims"]) + len(rows["hierarchy"])


@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
        ("ttl", pyoxigraph.RdfFormat.TURTLE),
        ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_rdf_has_every_name(
    graph: Projection, rows: dict[str, list[dict[str, Any]]], form: str, syntax: pyoxigraph.RdfFormat
) -> None:
    label = pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    read = pyoxigraph.parse(written_text(graph, form), syntax)
    names = Counter(quad.object.value for quad in read if quad.predicate == label)
    assert Counter(row["name"] for row in rows["entities"]) <= names
    assert sum(names.values()) == sum(1 for _ in graph.nodes())


def test_followthemoney_accepts_every_line(graph: Projection, rows: dict[str, list[dict[str, Any]]]) -> None:
    """By its own package: the schemata, their properties, what they need, and the form of each value."""
    model = followthemoney().model
    proxies = [model.get_proxy(json.loads(line)) for line in written_text(graph, "ftm").splitlines()]
    ids = {proxy.id for proxy in proxies}
    assert len(ids) == len(proxies)
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop.name, value)
            assert prop.type.name != "entity" or value in ids
    schemata = Counter(proxy.schema.name for proxy in proxies)
    money = [row for row in rows["claims"] if row["predicate"] == "funds" and row["status"] == "actual"]
    paid = sorted(float(proxy.first("amount")) for proxy in proxies if proxy.schema.name == "Payment")
    assert paid == sorted(row["value"] for row in money if row["unit"] == "CNY") != []
    assert schemata["Company"] == sum(row["type"] == "Enterprise" for row in rows["entities"])


def test_a_script_gives_a_server_the_graph(graph: Projection, empty_server: Server) -> None:
    """Statement by statement, twice; names are names, and what a stranger put there stays."""
    empty_server.run("CREATE (:Movie {id: 'x'})")
    statements = [part for part in written_text(graph, "cypher").split(";\n") if part]
    for statement in [*statements, *statements]:
        empty_server.run(statement)
    nodes = {(*sorted(node.labels), *_sorted(node.properties)) for node in graph.nodes()}
    found = empty_server.run("MATCH (n) WHERE NOT n:Movie RETURN labels(n), properties(n)")
    assert {(*sorted(labels), *_sorted(properties)) for labels, properties in found} == nodes
    edges = {(edge.type, edge.source.id, edge.target.id, *_sorted(edge.properties)) for edge in graph.edges()}
    found = empty_server.run("MATCH (a)-[e]->(b) RETURN type(e), a.id, b.id, properties(e)")
    assert {(kind, a, b, *_sorted(properties)) for kind, a, b, properties in found} == edges
    assert empty_server.run("MATCH (m:Movie) RETURN count(m)") == [(1,)]


def _sorted(properties: Any) -> Iterator[tuple[str, Any]]:
    return iter(sorted(dict(properties).items()))

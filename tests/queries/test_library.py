"""The library: what a well-made query is read as, and how each badly made one is refused, with file and line."""

from pathlib import Path

import pytest

from aidgraph.errors import DataError, LookupFailure
from aidgraph.messages import LANGUAGES, render
from aidgraph.queries.library import Library
from aidgraph.queries.returned import returned_columns
from aidgraph.resources import folder

GOOD = """// title.zh: 谁
// title.en: Who
// question.zh: 谁？
// question.en: Who: and when?
// params: place: entity, year: integer = null, limit: integer = 20, share: number = 0.5, all: boolean = false
// returns: id, name
// order: name desc, id
MATCH (n:Place {id: $place}) // $nothing
WHERE $year IS NULL OR n.year = $year AND $share < 1 OR $all
RETURN n.id AS id, n.name AS name
ORDER BY name DESC, id
LIMIT $limit
"""


def written(at: Path, text: str, name: str = "who.cypher") -> Path:
    (at / name).write_text(text, encoding="utf-8")
    return at


def test_a_query_is_read(tmp_path: Path) -> None:
    library = Library.load([written(tmp_path, GOOD)])
    assert library.names() == ("who",)
    query = library.query("who")
    assert dict(query.title) == {"zh": "谁", "en": "Who"}
    assert query.question["en"] == "Who: and when?"
    assert query.returns == ("id", "name")
    assert query.order == (("name", True), ("id", False))
    assert query.engines == ("kglite", "neo4j")
    assert query.text == GOOD
    assert [(each.name, each.type, each.optional, each.default) for each in query.parameters] == [
        ("place", "entity", False, None),
        ("year", "integer", True, None),
        ("limit", "integer", True, 20),
        ("share", "number", True, 0.5),
        ("all", "boolean", True, False),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("// title.en: Who\n", "", "query_key_missing", 1),
        ("// title.en: Who\n", "// title.en:\n", "query_key_missing", 1),
        ("// order: name desc, id\n", "", "query_key_missing", 1),
        ("// title.en: Who", "// titel.en: Who", "query_key", 2),
        ("// title.en: Who", "// Who", "query_key", 2),
        ("// title.en: Who", "// title.zh: Who", "query_key_twice", 2),
        ("place: entity", "place", "query_params", 5),
        ("place: entity", "place: town", "query_params", 5),
        ("place: entity", "place: entity, place: text", "query_params", 5),
        ("limit: integer = 20", "limit: integer = many", "query_params", 5),
        ("all: boolean = false", "all: boolean = no", "query_params", 5),
        (", all: boolean = false", "", "query_undeclared", 9),
        ("place: entity", "place: entity, extra: text", "query_unused", 5),
        ("place: entity", "place: entity, nothing: text", "query_unused", 5),
        ("// returns: id, name", "// returns: name, id", "query_returns", 6),
        ("RETURN n.id AS id, n.name AS name", "RETURN n.id, n.name AS name", "query_returns", 6),
        ("// order: name desc, id", "// order: name, age", "query_order", 7),
        ("// order: name desc, id", "// order: name down", "query_order", 7),
        ("// order: name desc, id", "// order: name\n// engines: oracle", "query_engine", 8),
        ("// order: name desc, id", "// order: name\n// example: town=1", "query_example", 8),
        ("// order: name desc, id", "// order: name\n// example: place=", "query_example", 8),
        ("ORDER BY name DESC", "SET n.x = 1 ORDER BY name DESC", "query_clause", 11),
        ("LIMIT $limit", "LIMIT $limit\n\nDETACH\nDELETE n", "query_clause", 14),
        ("MATCH (n:", "LOAD CSV FROM 'x' AS row MATCH (n:", "query_clause", 8),
        ("MATCH (n:", "CALL db.labels() MATCH (n:", "query_clause", 8),
    ],
)
def test_a_bad_query_is_refused_with_its_line(tmp_path: Path, old: str, new: str, message: str, line: int) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as told:
        Library.load([written(tmp_path, GOOD.replace(old, new))])
    assert told.value.message == f"graph.{message}"
    assert (told.value.parameters["path"], told.value.parameters["line"]) == (str(tmp_path / "who.cypher"), str(line))
    for lang in LANGUAGES:
        assert f"who.cypher:{line}" in render(told.value.message, lang, **told.value.parameters).replace("：", ":")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "who.cypher").write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(DataError, match="query_encoding"):
        Library.load([tmp_path])


def test_a_name_stands_once_among_all_folders(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="query_twice"):
        Library.load([written(tmp_path, GOOD, "helpers_of.cypher"), folder("cypher")])


def test_a_query_has_an_example_and_says_why_it_has_no_twin(tmp_path: Path) -> None:
    text = GOOD.replace("MATCH (n", "// example: place=甲县 year=2018\n// no_twin: hard: to say\nMATCH (n", 1)
    query = Library.load([written(tmp_path, text)]).query("who")
    assert query.example == (("place", "甲县"), ("year", "2018"))
    assert (query.twin, query.no_twin) == ("", "hard: to say")


def test_a_query_may_be_for_one_engine(tmp_path: Path) -> None:
    query = Library.load([written(tmp_path, GOOD.replace("MATCH (n", "// engines: neo4j\nMATCH (n", 1))]).query("who")
    assert query.engines == ("neo4j",)


def test_a_query_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(LookupFailure) as told:
        Library.load([written(tmp_path, GOOD)]).query("whom")
    assert told.value.exit_code == 3
    assert told.value.parameters == {"name": "whom", "names": "who"}


def test_the_package_has_what_the_field_asks() -> None:
    library = Library.load([folder("cypher")])
    queries = [library.query(name) for name in library.names()]
    assert len(queries) >= 30
    assert sum(bool(query.twin) for query in queries) >= 24
    for query in queries:
        assert bool(query.twin) != bool(query.no_twin), query.name
        assert all(parameter.optional for parameter in query.parameters), query.name
        assert bool(query.example) == bool(query.parameters), query.name


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("RETURN 1 AS a", ("a",)),
        ("MATCH (n) RETURN DISTINCT n.a AS a, f(n.b, [1, 2]) AS b ORDER BY a", ("a", "b")),
        ("CALL { RETURN 1 AS x } RETURN x AS y LIMIT 1", ("y",)),
        ("RETURN 'a AS b, c' AS d", ("d",)),
        ("RETURN CASE WHEN 1 = 1 THEN {k: 1, l: 2} END AS e // AS f", ("e",)),
        ("RETURN COUNT { (a)-->(b) WHERE b.x = 1 } AS n", ("n",)),
        ("RETURN n.id", ("n.id",)),
    ],
)
def test_the_columns_of_a_text(text: str, columns: tuple[str, ...]) -> None:
    assert returned_columns(text) == columns

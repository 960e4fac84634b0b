"""What a Cypher text is read for: parameters, clauses that write, clauses that read files."""

import pytest

from aidgraph.stores import statement


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RETURN $a + $b_2 AS x", {"a", "b_2"}),
        ("RETURN '$a' AS x // $b\n, \"$c\" AS y, `$d` AS z /* $e */", set()),
        ("RETURN 'it\\'s $a' + $b AS x", {"b"}),
        ("RETURN $名 AS x", {"名"}),
        ("LIMIT $limit", {"limit"}),
        ("RETURN $1 AS x", set()),
    ],
)
def test_parameters(text: str, names: set[str]) -> None:
    assert statement.parameters(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) RETURN n.set AS x",
        "MATCH (n:Create)-[:MERGE]->(m) RETURN n.id AS x",
        "MATCH (n) WHERE n.name = 'DELETE' RETURN n.id AS x",
        "MATCH (n) // SET\nRETURN n.created AS created_at",
        "MATCH (n) RETURN n.`SET` AS x",
        "RETURN $create AS x",
        "MATCH (offset) RETURN offset.id AS x",
    ],
)
def test_what_only_looks_like_writing(text: str) -> None:
    assert statement.write_clause(text) is None


@pytest.mark.parametrize("text", ["match (n) set\nn.x = 1", "/* */CREATE (n)", "WITH 1 AS x MERGE(n)", "'a'CREATE (n)"])
def test_writing(text: str) -> None:
    assert statement.write_clause(text)


def test_an_unclosed_string_or_comment_hides_nothing_that_follows_it() -> None:
    """It runs to the end: an engine would read it so too, or refuse it."""
    assert statement.bare("RETURN 'a\nSET") == "RETURN   \n   "
    assert statement.bare("RETURN /* a\nSET") == "RETURN     \n   "


def test_lines_stay_where_they_are() -> None:
    text = "// a\nMATCH /* b\nc */ (n) 'd\ne'\nRETURN n"
    assert len(statement.bare(text)) == len(text)
    assert statement.bare(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("CALL db.labels() YIELD label RETURN label AS x", True),
        ("CALL { RETURN 1 AS x } RETURN x AS x", False),
        ("MATCH (n) CALL (n) { RETURN 1 AS x } RETURN x AS x", False),
    ],
)
def test_calling_a_procedure(text: str, called: bool) -> None:
    assert bool(statement.procedure_call(text)) is called


def test_reading_files() -> None:
    assert statement.outside_clause("LOAD\n csv FROM 'x' AS row RETURN row")
    assert not statement.outside_clause("MATCH (n) WHERE n.name = 'LOAD CSV' RETURN n.load AS x")

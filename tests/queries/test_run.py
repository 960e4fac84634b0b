"""Running a query: its parameters are checked before the engine sees them."""

from collections.abc import Mapping

import pytest

from aidgraph.errors import LookupFailure, UsageError
from aidgraph.queries.library import Library
from aidgraph.queries.run import run
from aidgraph.stores.base import Rows
from aidgraph.stores.embedded import EmbeddedStore
from graph.saying import World, stored

HEAD = "// title.zh: 回声\n// title.en: Echo\n// question.zh: 什么？\n// question.en: What?\n"
ECHO = """// params: place: entity, name: text = null, year: integer = 2020, share: number = 0.5, all: boolean = true
// returns: place, name, year, share, all
// order: place
RETURN $place AS place, $name AS name, $year AS year, $share AS share, $all AS all
"""
FOR_ONE = "// engines: neo4j\n// returns: one\n// order: one\nRETURN 1 AS one\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    at = tmp_path_factory.mktemp("queries")
    (at / "echo.cypher").write_text(HEAD + ECHO, encoding="utf-8")
    (at / "elsewhere.cypher").write_text(HEAD + FOR_ONE, encoding="utf-8")
    return Library.load([at])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return stored(World.read("甲县 assists 乙县"), tmp_path_factory.mktemp("graph") / "a.kgl")


def echo(library: Library, store: EmbeddedStore, params: Mapping[str, object]) -> tuple[object, ...]:
    (row,) = run(library, store, "echo", {"place": "place:1", **params}).rows
    return row[1:]


def test_what_is_not_given_has_its_default(library: Library, store: EmbeddedStore) -> None:
    assert echo(library, store, {}) == (None, 2020, 0.5, True)


def test_words_become_values_of_their_type(library: Library, store: EmbeddedStore) -> None:
    given = {"name": "'甲' OR 1", "year": "-3", "share": "2", "all": "false"}
    assert echo(library, store, given) == ("'甲' OR 1", -3, 2.0, False)
    assert type(echo(library, store, {"share": 2})[2]) is float


def test_nothing_may_be_given_where_nothing_is_the_default(library: Library, store: EmbeddedStore) -> None:
    assert echo(library, store, {"year": None})[1] is None


@pytest.mark.parametrize(
    "params",
    [
        {"year": "x"}, {"year": "1.5"}, {"year": 1.5}, {"year": True}, {"year": 2**63}, {"year": "9" * 30},
        {"year": ""}, {"share": "nan"}, {"share": "inf"}, {"share": 10**400}, {"share": [1]}, {"share": False},
        {"all": "yes"}, {"all": 1}, {"name": ""}, {"name": 1}, {"name": "\ud800"}, {"name": ["a"]}, {"name": {"a": 1}},
        {"place": None}, {"place": ""},
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused(
    library: Library, store: EmbeddedStore, params: Mapping[str, object]
) -> None:
    with pytest.raises(UsageError) as told:
        echo(library, store, params)
    assert told.value.message == "graph.param_type"
    assert told.value.parameters["name"] in params


def test_an_unknown_or_missing_parameter_is_refused(library: Library, store: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="param_unknown"):
        echo(library, store, {"town": "甲"})
    with pytest.raises(UsageError, match="param_missing"):
        run(library, store, "echo", {})


def test_a_query_for_another_engine_is_refused(library: Library, store: EmbeddedStore) -> None:
    with pytest.raises(UsageError, match="query_not_for"):
        run(library, store, "elsewhere", {})


def test_a_query_that_there_is_not(library: Library, store: EmbeddedStore) -> None:
    with pytest.raises(LookupFailure, match="no_query"):
        run(library, store, "../echo", {})


def test_rows_have_columns(library: Library, store: EmbeddedStore) -> None:
    rows = run(library, store, "echo", {"place": "place:1"})
    assert rows == Rows(("place", "name", "year", "share", "all"), (("place:1", None, 2020, 0.5, True),))

"""Which store a URI names."""

import pytest

from aidgraph.errors import UsageError
from aidgraph.stores.registry import open_store


@pytest.mark.parametrize("uri", ["", "kglite:", "aidgraph.db", "sqlite:aidgraph.db", "http://localhost"])
def test_any_other_uri_is_refused(uri: str) -> None:
    with pytest.raises(UsageError) as told:
        open_store(uri)
    assert told.value.parameters == {"uri": uri}
    assert told.value.exit_code == 2


def test_a_graph_in_a_file() -> None:
    assert open_store("kglite:a.graph.kgl").engine == "kglite"

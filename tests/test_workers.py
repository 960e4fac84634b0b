"""Extraction in several processes: order, bounded reading ahead, and documents that the extractor fails on."""

from collections.abc import Iterator

import pytest

from aidgraph import workers
from aidgraph.model import Document, Extraction, Refusal
from aidgraph.text import read_bytes


def document(number: int) -> Document:
    text = f"帮扶简讯（为测试而写）\n2020年，天津市东丽区投入甘谷县帮扶资金{number + 1}万元。"
    return read_bytes(text.encode("utf-8"), f"{number:03}.txt")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_other_things_pass_through(jobs: int) -> None:
    items: list[Document | str] = [document(0), "a note", *map(document, range(1, 30)), "another"]
    found = [item.document.path if isinstance(item, Extraction) else item for item in workers.extract_all(items, jobs)]
    assert found == [item.path if isinstance(item, Document) else item for item in items]


def test_little_is_read_ahead() -> None:
    read = 0

    def items() -> Iterator[Document]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield document(number)

    results = workers.extract_all(items(), 2)
    for taken in range(20):
        next(results)
        assert read <= taken + 2 * workers.AHEAD + 2
    results.close()


def test_a_document_that_the_extractor_fails_on_is_refused_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Failing:
        fingerprint = "0"

        def extract(self, given: Document) -> Extraction:
            if given.path == "001.txt":
                raise ValueError("a defect")
            return Extraction(given, (), ())

    monkeypatch.setattr(workers, "extractor", Failing)
    found = list(workers.extract_all(map(document, range(3)), 1))
    assert [isinstance(item, Refusal) for item in found] == [False, True, False]
    assert found[1] == Refusal("001.txt", "pipeline.failed", (("kind", "ValueError"), ("reason", "a defect")))

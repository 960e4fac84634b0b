"""Extraction in one process or several: from a stream of documents to their extractions, in the same order."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from multiprocessing import parent_process
from threading import Thread
from typing import Final, TypeVar

from aidgraph.extract import Extractor
from aidgraph.model import Document, Extraction, Refusal

Other = TypeVar("Other")

# Documents a process that are read before the first of them is done.
AHEAD: Final = 4


@cache
def extractor() -> Extractor:
    """This process's extractor, loaded once; a worker that was forked finds its parent's."""
    return Extractor.load()


def extract(document: Document) -> Extraction | Refusal:
    """A document's extraction; a document that the extractor fails on is refused, so that the rest goes on."""
    try:
        return extractor().extract(document)
    except Exception as error:
        if os.environ.get("AIDGRAPH_DEBUG"):
            raise
        return Refusal(document.path, "pipeline.failed", (("kind", type(error).__name__), ("reason", str(error))))


def extract_all(items: Iterable[Document | Other], jobs: int) -> Iterator[Extraction | Refusal | Other]:
    """The extraction of each document in ``items``, in their order; whatever else stands among them passes through.

    With several ``jobs``, no more than a few documents a process are read ahead: memory does not grow with the input.
    """
    if jobs == 1:
        yield from (extract(item) if isinstance(item, Document) else item for item in items)
        return
    extractor()
    with ProcessPoolExecutor(jobs, initializer=_enter_worker) as pool:
        try:
            yield from _in_order(pool, items, jobs * AHEAD)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, items: Iterable[Document | Other], ahead: int
) -> Iterator[Extraction | Refusal | Other]:
    waiting: deque[Future[Extraction | Refusal] | Other] = deque()
    for item in items:
        waiting.append(pool.submit(extract, item) if isinstance(item, Document) else item)
        while waiting and (len(waiting) > ahead or _is_there(waiting[0])):
            yield _result(waiting.popleft())
    while waiting:
        yield _result(waiting.popleft())


def _result(item: Future[Extraction | Refusal] | Other) -> Extraction | Refusal | Other:
    return item.result() if isinstance(item, Future) else item


def _is_there(item: Future[Extraction | Refusal] | Other) -> bool:
    return item.done() if isinstance(item, Future) else True


def _enter_worker() -> None:
    """An interrupt is the parent's to handle, and a worker does not outlive a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)

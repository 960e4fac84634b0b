"""The ledger: one SQLite file of documents, facts and claims; what it has acknowledged is on disk."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from aidgraph.claims.curated import CuratedFact
from aidgraph.claims.decisions import Decision
from aidgraph.claims.handovers import Handover
from aidgraph.errors import InputRefused, LookupFailure
from aidgraph.ledger.claims import read_claim, read_claims, read_claims_of, read_curated_sources, read_supports
from aidgraph.ledger.connection import connect, reported, transaction
from aidgraph.ledger.curation import loaded_fingerprint, put_curated, remove_curated
from aidgraph.ledger.deciding import put_decision, read_decisions, standing_number, undo_decision
from aidgraph.ledger.documents import find_paths, read_counts, read_document, read_documents, read_mentions
from aidgraph.ledger.entities import read_groups_of, read_mentioning
from aidgraph.ledger.facts import read_facts
from aidgraph.ledger.forms import read_entities, read_entity
from aidgraph.ledger.names import Names
from aidgraph.ledger.pairs import Span, read_citations, read_claims_between
from aidgraph.ledger.rows import Citation, CuratedSource, DecisionRow, DocumentRow, MentionCount, Mentioning, Support
from aidgraph.ledger.writing import Loosened, put_extraction, put_facts, remove_file, remove_path
from aidgraph.model import Claim, Document, Entity, Extraction, Fact
from aidgraph.model.identity import digest
from aidgraph.model.interchange import check_words
from aidgraph.model.keys import shown

_Row = TypeVar("_Row")


class Ledger:
    """Documents, facts, claims, and the changes that made them.

    Every change is one transaction: when its method returns, the change is on disk, whole; when it raises, nothing has
    changed. Several may be one (``together``). Readers stream in the order of ids. Any method raises ``LedgerError``
    where the file cannot be read or written, and every message says what to do.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> Self:
        """The ledger at ``path``; with ``create``, a new one where there is none."""
        return cls(path, connect(path, create=create, read_only=read_only))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection; nothing can be lost by not calling it."""
        self._connection.close()

    @property
    def revision(self) -> int:
        """The number of changes so far."""
        return self._last_change()[0]

    @property
    def state(self) -> str:
        """A hash of all changes so far: of two ledgers or moments, equal states hold the same."""
        return self._last_change()[1]

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Within it, all reading sees one revision, whatever another program writes; no writing."""
        with reported(self._path):
            self._connection.execute("BEGIN")
            self._last_change()
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def together(self) -> Iterator[None]:
        """Within it, changes are one transaction: on disk when it is left, all of them or none."""
        with reported(self._path), transaction(self._connection):
            yield

    def knows(self, path: str, doc_id: str, fingerprint: str) -> bool:
        """Whether that file (a document, or another program's facts) stands at that path, taken in just so."""
        query = """
        SELECT 1 FROM paths WHERE path = ?1 AND doc_id = ?2 AND fingerprint = ?3
        UNION ALL SELECT 1 FROM fact_files WHERE path = ?1 AND file_id = ?2 AND fingerprint = ?3
        """
        with reported(self._path):
            return self._connection.execute(query, (path, doc_id, fingerprint)).fetchone() is not None

    def store(self, extraction: Extraction, fingerprint: str) -> None:
        """Takes in a document with its mentions and facts, in place of what stood at its path.

        Of the same bytes at several paths the last extraction stands. Raises ``InputRefused`` where a fact's words are
        not in the text at its offsets.
        """
        document = extraction.document
        for fact in extraction.facts:
            check_words(fact, document.id, document.text)
        with self._change("store", document.path, document.id, fingerprint) as loosened:
            put_extraction(self._connection, extraction, fingerprint, loosened)

    def store_facts(self, path: str, file_id: str, facts: Iterable[Fact], fingerprint: str) -> tuple[InputRefused, ...]:
        """Takes in another program's file of facts about documents that are here, in place of what it said before.

        A fact names its document by ``doc_id``, or else by the path ``doc``. Hands back why any was refused: its
        document is not here, or its words do not stand there. Such a file is not ``known``, so it is read again.
        """
        with self._change("store_facts", path, file_id, fingerprint) as loosened:
            return tuple(put_facts(self._connection, path, file_id, facts, fingerprint, loosened))

    def withdraw(self, name: str) -> tuple[str, ...]:
        """Takes back a path, or a document by its id or its first eight or more digits; gives the paths withdrawn.

        A document goes with the last of its paths, and with it every claim and entity that only it said. Raises
        ``LookupFailure``.
        """
        with self._change("withdraw", name) as loosened:
            found = find_paths(self._connection, name)
            for path, doc_id in found:
                if doc_id:
                    remove_path(self._connection, path, doc_id, loosened)
                else:
                    remove_file(self._connection, path, loosened)
        return tuple(path for path, _ in found)

    def load_curated(self, facts: Iterable[CuratedFact], fingerprint: str, handovers: Iterable[Handover] = ()) -> None:
        """Takes in what is curated in place of what is loaded, unless it is of the same fingerprint."""
        with reported(self._path):
            if loaded_fingerprint(self._connection) == fingerprint:
                return
        with self._change("load_curated", fingerprint) as loosened:
            put_curated(self._connection, facts, handovers, fingerprint, loosened)

    def drop_curated(self) -> None:
        """Forgets the curated facts, if any are loaded."""
        with reported(self._path):
            if loaded_fingerprint(self._connection) is None:
                return
        with self._change("drop_curated", "") as loosened:
            remove_curated(self._connection, loosened)

    def decide(self, decision: Decision) -> int:
        """Keeps the user's decision and applies it to the claims that it concerns; its number.

        What stands already is not decided again. It may be about entities and facts that are not here yet.
        """
        with reported(self._path):
            standing = standing_number(self._connection, decision)
        if standing is not None:
            return standing
        parts = (decision.kind, decision.a, decision.b, decision.reason)
        with self._change("decide", digest(*parts)) as loosened:
            return put_decision(self._connection, decision, loosened)

    def undo(self, number: int) -> Decision:
        """Takes a decision back. Raises ``LookupFailure`` where none of that number stands."""
        with self._change("undo", str(number)) as loosened:
            return undo_decision(self._connection, number, loosened)

    def decisions(self) -> Iterator[DecisionRow]:
        """Every decision, those undone too."""
        return self._stream(read_decisions)

    def documents(self) -> Iterator[DocumentRow]:
        """Every document, without its text."""
        return self._stream(read_documents)

    def document(self, doc_id: str) -> Document:
        """A document with its text. Raises ``LookupFailure``."""
        with reported(self._path):
            return read_document(self._connection, doc_id)

    def has_fact(self, fact_id: str) -> bool:
        """Whether a fact is here, rejected or not."""
        with reported(self._path):
            return bool(self._connection.execute("SELECT 1 FROM facts WHERE id = ?", (fact_id,)).fetchone())

    def facts(self, doc_id: str | None = None) -> Iterator[Fact]:
        """Every fact, or those of one document."""
        return self._stream(read_facts, doc_id)

    def entities(self) -> Iterator[Entity]:
        """Every entity that a mention, fact or curated fact names.

        A group's member of which no document speaks by itself is a code, for the gazetteer to tell.
        """
        return self._stream(read_entities)

    def claims(self) -> Iterator[Claim]:
        """Every claim with its figures."""
        return self._stream(read_claims)

    def claim(self, claim_id: str) -> Claim:
        """A claim with its figures. Raises ``LookupFailure``."""
        with reported(self._path):
            found = read_claim(self._connection, claim_id)
        if found is None:
            raise LookupFailure("ledger.no_claim", name=shown(claim_id))
        return found

    def claims_of(self, entity_id: str) -> Iterator[Claim]:
        """The claims of which an entity is subject, object or via."""
        return self._stream(read_claims_of, entity_id)

    def claims_between(self, providers: Sequence[Span], receivers: Sequence[Span]) -> Iterator[Claim]:
        """The claims from any of the providers to any of the receivers, looked up by index."""
        return self._stream(read_claims_between, providers, receivers)

    def citations(self, claim_ids: Iterable[str]) -> Iterator[Citation]:
        """The words that support these claims, with their documents."""
        return self._stream(read_citations, claim_ids)

    @property
    def names(self) -> Names:
        """Which entities are here, by id and by name."""
        return Names(self._connection)

    def entity(self, entity_id: str) -> Entity | None:
        """One entity, if it is here."""
        with reported(self._path):
            return read_entity(self._connection, entity_id)

    def mentioning(self, entity_id: str) -> Iterator[Mentioning]:
        """The documents that name an entity."""
        return self._stream(read_mentioning, entity_id)

    def groups_of(self, entity: Entity) -> list[str]:
        """The ids of the groups that an entity is a member of."""
        with reported(self._path):
            return read_groups_of(self._connection, entity)

    def supports(self, claim_id: str | None = None) -> Iterator[Support]:
        """The words that support one claim, or all claims."""
        return self._stream(read_supports, claim_id)

    def curated_sources(self, claim_id: str | None = None) -> Iterator[CuratedSource]:
        """The public sources that state one claim, or all, without words."""
        return self._stream(read_curated_sources, claim_id)

    def mentions(self) -> Iterator[MentionCount]:
        """Every entity that a document names."""
        return self._stream(read_mentions)

    def counts(self) -> Mapping[str, int]:
        """How many there are of each: documents, paths, facts, claims, entities …"""
        with reported(self._path):
            return read_counts(self._connection)

    def _stream(self, read: Callable[..., Iterator[_Row]], *of: object) -> Iterator[_Row]:
        with reported(self._path):
            yield from read(self._connection, *of)

    def _last_change(self) -> tuple[int, str]:
        with reported(self._path):
            row = self._connection.execute(
                "SELECT number, state FROM revisions ORDER BY number DESC LIMIT 1"
            ).fetchone()
        return row or (0, "")

    @contextmanager
    def _change(self, what: str, name: str, *details: str) -> Iterator[Loosened]:
        """One transaction, and one more revision."""
        with reported(self._path), transaction(self._connection):
            loosened = Loosened()
            yield loosened
            loosened.sweep(self._connection)
            number, state = self._last_change()
            row = (number + 1, what, name, digest(state, what, name, *details))
            self._connection.execute("INSERT INTO revisions (number, what, name, state) VALUES (?, ?, ?, ?)", row)

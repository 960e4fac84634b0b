"""The way to a Neo4j server: from an address and credentials to transactions, whose failures become our own errors."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from aidgraph.errors import StoreError, StoreUnreachable
from aidgraph.stores.neo4j_address import Address, Credentials
from aidgraph.stores.neo4j_values import plain

OLDEST: Final = (5, 26)
_AGENT: Final = re.compile(r"Neo4j/(\d+)\.(\d+)")
_CONNECT: Final = 10.0  # seconds to wait for a server's first word
_RETRY: Final = 60.0  # seconds within which a transaction is tried again: a server may be starting anew
_ROWS: Final = 10_000  # fetched at a time
# What the driver says of its own accord goes nowhere: whatever matters is raised.
_SILENCE: Final = logging.NullHandler()
# Codes of errors, and what each means for us.
_MEANING: Final[Mapping[str, tuple[type[StoreError], str]]] = {
    "Neo.ClientError.Security.CredentialsExpired": (StoreUnreachable, "neo4j.expired"),
    "Neo.ClientError.Security.AuthenticationRateLimit": (StoreUnreachable, "neo4j.too_often"),
    "Neo.ClientError.Security.Unauthorized": (StoreUnreachable, "neo4j.unauthorized"),
    "Neo.ClientError.Security.Forbidden": (StoreUnreachable, "neo4j.forbidden"),
    "Neo.ClientError.Database.DatabaseNotFound": (StoreUnreachable, "neo4j.no_database"),
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": (StoreUnreachable, "neo4j.read_only"),
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (StoreUnreachable, "neo4j.read_only"),
    "Neo.TransientError.General.DatabaseUnavailable": (StoreUnreachable, "neo4j.no_answer"),
    "Neo.TransientError.Database.DatabaseUnavailable": (StoreUnreachable, "neo4j.no_answer"),
    "Neo.ClientError.Schema.ConstraintValidationFailed": (StoreError, "neo4j.taken"),
    "Neo.DatabaseError.Schema.ConstraintCreationFailed": (StoreError, "neo4j.not_unique"),
    "Neo.ClientError.Schema.IndexAlreadyExists": (StoreError, "neo4j.index"),
}

_Result = TypeVar("_Result")
# Handed on to work: an open transaction of the driver's.
Transaction = Any


class Connection:
    """A server that has answered. Every session sees what the ones before it wrote, whichever member it asks."""

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self._address = address
        self._credentials = credentials
        self._database = address.database or credentials.database
        self._driver: Any = None
        self.bookmarks: Any = None

    def fold(
        self, text: str, parameters: Mapping[str, object], take: Callable[[Iterator[tuple[Any, ...]]], _Result]
    ) -> _Result:
        """What ``take`` makes of the rows, in a transaction that may only read; it may be run again."""

        def work(transaction: Transaction) -> _Result:
            return take(tuple(record.values()) for record in transaction.run(text, dict(parameters)))

        with self._session("READ") as session:
            taken: _Result = session.execute_read(work)
            return taken

    def read(self, text: str, parameters: Mapping[str, object]) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
        """Columns and rows."""

        def work(transaction: Transaction) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]]:
            result = transaction.run(text, dict(parameters))
            return tuple(result.keys()), tuple(tuple(map(plain, record.values())) for record in result)

        with self._session("READ") as session:
            answer: tuple[tuple[str, ...], tuple[tuple[Any, ...], ...]] = session.execute_read(work)
            return answer

    def write(self, work: Callable[[Transaction], _Result]) -> _Result:
        """What ``work`` hands back, after its transaction was committed; it may be run again, where that is unknown."""
        with self._session("WRITE") as session:
            done: _Result = session.execute_write(work)
            return done

    def close(self) -> None:
        """Ends all connections."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    @contextmanager
    def _session(self, mode: str) -> Iterator[Any]:
        with (
            self._told(),
            self._opened().session(
                database=self._database or None,
                default_access_mode=mode,
                bookmark_manager=self.bookmarks,
                fetch_size=_ROWS,
                notifications_min_severity="OFF",
            ) as session,
        ):
            yield session

    def _opened(self) -> Any:
        """The driver, which has reached a server that is new enough."""
        if self._driver is not None:
            return self._driver
        try:
            import neo4j
        except ImportError as error:
            raise StoreError("neo4j.no_driver") from error
        logging.getLogger("neo4j").addHandler(_SILENCE)
        who = self._credentials
        driver = neo4j.GraphDatabase.driver(
            self._address.uri,
            auth=(who.username, who.password) if who.password else None,
            connection_timeout=_CONNECT,
            max_transaction_retry_time=_RETRY,
        )
        try:
            agent = driver.get_server_info().agent
            found = _AGENT.match(agent)
            if not found or (int(found[1]), int(found[2])) < OLDEST:
                raise StoreUnreachable("neo4j.version", uri=self._address.uri, found=agent, oldest=_dotted(OLDEST))
            with driver.session(database=self._database or None) as session:
                session.run("RETURN 1").consume()  # tells at once what a managed transaction would try again
        except BaseException:
            driver.close()
            raise
        self.bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._driver = driver
        return driver

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever the driver fails with, as our own error."""
        from neo4j import exceptions

        try:
            yield
        except exceptions.Neo4jError as error:
            raise self._answered(error.code or "", error.message or "") from error
        except (exceptions.UnsupportedServerProduct, exceptions.ConfigurationError) as error:
            raise StoreUnreachable("neo4j.not_neo4j", uri=self._address.uri, reason=_first_line(error)) from error
        except (exceptions.DriverError, OSError) as error:
            raise StoreUnreachable("neo4j.no_answer", uri=self._address.uri, reason=_first_line(error)) from error
        except (ValueError, TypeError, OverflowError, RecursionError) as error:
            raise StoreError("graph.engine", reason=_first_line(error)) from error

    def _answered(self, code: str, reason: str) -> StoreError:
        said = next(iter(reason.splitlines()), code)
        if code not in _MEANING:
            return StoreError("graph.engine", reason=said)
        kind, message = _MEANING[code]
        where = {"uri": self._address.uri, "database": self._database, "user": self._credentials.username}
        return kind(message, **where, reason=said)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _dotted(version: tuple[int, int]) -> str:
    return ".".join(map(str, version))

"""Our own small hierarchy of errors: each carries the id of a message, its parameters and an exit code."""

from typing import ClassVar


class AidgraphError(Exception):
    """A failure that the user is told about in one line, in their language.

    ``message`` is an id of ``messages/*.json``; ``parameters`` fill its template. ``exit_code`` is the contract of the
    command line: 1 failure, 2 usage, 3 no such entity or query or an ambiguous name, 4 no path, 5 some input refused,
    6 a store cannot be reached.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, **parameters: object) -> None:
        self.message = message
        self.parameters = {key: str(value) for key, value in parameters.items()}
        super().__init__(message, self.parameters)


class UsageError(AidgraphError):
    """The call itself is off."""

    exit_code = 2


class LookupFailure(AidgraphError):
    """No such entity or query, or a name that several share."""

    exit_code = 3


class NoPath(AidgraphError):
    """Nothing leads from one to the other."""

    exit_code = 4


class InputRefused(AidgraphError):
    """A file, fact or row that cannot be taken in."""

    exit_code = 5


class DataError(AidgraphError):
    """A rule, query, lexicon or table that is not well formed: names its file and line."""


class LedgerError(AidgraphError):
    """The ledger cannot be opened, read or written."""


class StoreError(AidgraphError):
    """A graph store answered with an error."""


class StoreUnreachable(StoreError):
    """A graph store cannot be reached."""

    exit_code = 6

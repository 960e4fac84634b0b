"""The graph in a Neo4j database, beside whatever else is there: from a projection to it, from Cypher to rows."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from aidgraph.errors import StoreError
from aidgraph.stores.base import Rows
from aidgraph.stores.cypher import CypherNeighbours
from aidgraph.stores.elements import Projection
from aidgraph.stores.neo4j_address import Address, Credentials, parse_address, read_credentials
from aidgraph.stores.neo4j_connection import Connection, Transaction
from aidgraph.stores.neo4j_held import read_held
from aidgraph.stores.neo4j_schema import constraints, indexes
from aidgraph.stores.neo4j_transactions import Transactions, loaded_state
from aidgraph.stores.neo4j_write import Changes, Writer
from aidgraph.stores.statement import outside_clause, write_clause


def open_server(uri: str, ask: Callable[[str, str], str]) -> "Neo4jStore":
    """The store at an address; ``ask`` tells the password of a user there, where neither environment nor file does."""
    address, credentials = parse_address(uri), read_credentials()
    if not credentials.password:
        credentials = replace(credentials, password=ask(credentials.username, address.uri))
    return Neo4jStore(address, credentials)


class Neo4jStore:
    """A server's database. Unlike a file it is changed in place, in many transactions, and nobody reads it meanwhile.

    What a load wrote is told from what is other people's: nodes by the property ``loaded_by``, edges by ids that only
    they can have. Nothing else is ever changed or removed.
    """

    engine: ClassVar[str] = "neo4j"

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self.connection = Connection(address, credentials)
        self._address = address
        self._loaded = False

    def holds(self, state: str) -> bool:
        """Whether the last load came to its end and was from a ledger in this state."""
        return loaded_state(self.connection) == state != ""

    def write(self, projection: Projection, state: str) -> None:
        """Brings the database level with the projection; see ``load``."""
        self.load(projection, state)

    def load(self, projection: Projection, state: str) -> Changes:
        """Writes what is missing or differs, and removes what an earlier load wrote that is not in the projection.

        Broken off, it leaves a graph that nobody is given to read, and the next load does what is left.
        """
        if self.holds(state):
            return Changes()
        self._define(constraints())
        transactions = Transactions(self.connection)
        transactions.begin()
        self._loaded = False
        changes = Writer(self.connection, transactions, read_held(self.connection)).bring_level(projection)
        self._define(indexes())
        transactions.finish(state)
        return changes

    def cypher(self, text: str, parameters: Mapping[str, object]) -> Rows:
        """The rows of a reading query. The server refuses to write for it, too."""
        if refused := write_clause(text) or outside_clause(text):
            raise StoreError("graph.only_reads", clause=refused[0].upper())
        if not self._loaded:
            if not loaded_state(self.connection):
                raise StoreError("neo4j.not_loaded", uri=self._address.uri)
            self._loaded = True
        return Rows(*self.connection.read(text, parameters))

    def neighbours(self) -> CypherNeighbours:
        """What the search for paths asks for."""
        return CypherNeighbours(lambda text, parameters: self.cypher(text, parameters).rows)

    def close(self) -> None:
        """Ends the connections."""
        self.connection.close()

    def _define(self, statements: tuple[str, ...]) -> None:
        def work(transaction: Transaction) -> None:
            for statement in statements:
                transaction.run(statement).consume()

        self.connection.write(work)

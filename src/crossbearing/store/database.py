"""What a ledger asks of the database under it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from crossbearing.errors import LedgerError
from crossbearing.store.address import Address

RESTORE = "Take it from a backup, or add its reports to a new ledger"
APPEND_ONLY_WORDS = "a ledger is only added to"


class Database(Protocol):
    """SQLite or PostgreSQL, with what differs between them."""

    address: Address
    engine: Engine

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that takes its turn among writers before it looks, so that none has to give up half-way."""

    def is_ledger(self, connection: Connection) -> bool:
        """Whether a ledger has been started here."""

    def identity(self, connection: Connection) -> str:
        """What tells this database from every other, whichever way its address is written."""

    def start(self, connection: Connection) -> None:
        """Make room for a ledger's tables."""

    def guard(self, connection: Connection, table: str) -> None:
        """Have the database refuse to change or delete this table's rows."""

    def unguard(self, connection: Connection, table: str) -> None:
        """Let this table's rows be changed until it is guarded again, leaving nothing of what stood there."""

    def wipe(self) -> None:
        """Leave nothing, in what the ledger takes up on disk, of rows that were changed or deleted."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that hands out what is stored even where it is damaged, for `verify`."""

    def pause(self, connection: Connection) -> Callable[[], object] | None:
        """What ends a look on this connection, where writers have to wait for it; None where they need not."""

    def compact(self) -> None:
        """Give back the room of what was moved, outside any transaction; nothing is lost where that cannot be done."""

    def faults(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its storage."""

    def refusal(self, asked: str, error: DBAPIError) -> LedgerError:
        """What the database says, as one line: what was asked, what was found, what to do."""


@contextmanager
def explaining(database: Database, asked: str) -> Iterator[None]:
    """Turn what the database says into one line: what was asked, what was found, what to do."""
    try:
        yield
    except DBAPIError as error:
        raise database.refusal(asked, error) from error
    except UnicodeDecodeError as error:
        # SQLite quotes its damaged tables in what it says, and its driver cannot read that.
        raise LedgerError(f"Cannot {asked} ledger {database.address}: damaged. {RESTORE}") from error


def one_line(words: object) -> str:
    """What a driver says, without line breaks and full stop at the end."""
    return " ".join(str(words).split()).rstrip(".")


def start_words(address: Address | Path) -> str:
    """How a ledger is started at this place."""
    return f"`crossbearing add {address} REPORT...` starts one"

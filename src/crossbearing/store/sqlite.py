"""A ledger in one SQLite file."""

import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from crossbearing.errors import LedgerError
from crossbearing.store.address import Address
from crossbearing.store.database import APPEND_ONLY_WORDS, RESTORE, one_line, start_words

# Marks the file as a Crossbearing ledger in SQLite's header ("CBLG"), so that another program's database is refused.
APPLICATION_ID = 0x43424C47
BUSY_SECONDS = 30
_MAGIC = b"SQLite format 3\x00"
# Where SQLite's file header keeps the application id: 4 bytes, most significant first.
_MARK = slice(68, 72)
# What SQLite says of a write where the path no longer leads to the file that was opened.
_GONE = "SQLITE_READONLY_DBMOVED"


class SqliteFile:
    """One file, with one writer at a time and any number of readers."""

    def __init__(self, address: Address, path: Path, *, create: bool) -> None:
        _refuse_foreign(path, create=create)
        self.address = address
        self._path = path
        self.engine = _engine(address)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that takes its turn among writers before it looks."""
        with self.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    def is_ledger(self, connection: Connection) -> bool:
        """Whether the file's header says so."""
        return int(connection.execute(text("PRAGMA application_id")).scalar_one()) == APPLICATION_ID

    def identity(self, connection: Connection) -> str:
        """The file behind its names and links."""
        found = self._path.stat()
        return f"{found.st_dev} {found.st_ino}"

    def start(self, connection: Connection) -> None:
        """Mark the file."""
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def guard(self, connection: Connection, table: str) -> None:
        """Refuse UPDATE and DELETE, whoever asks."""
        for action in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY_WORDS}'); END"
            )

    def unguard(self, connection: Connection, table: str) -> None:
        """Take the guard away; what is overwritten or freed from here on is filled with zeros."""
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
        for action in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_no_{action}")

    def wipe(self) -> None:
        """Write the file anew, without free pages."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT", begin="SELECT 1") as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.exec_driver_sql("VACUUM")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which text that is no UTF-8 any more comes out as it is."""
        with self.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            try:
                yield connection
            finally:
                driver.text_factory = str

    def pause(self, connection: Connection) -> Callable[[], object] | None:
        """What gives up the shared lock, for the last of which each write waits."""
        return connection.rollback

    def compact(self) -> None:
        """Write the file anew without the empty pages; where the disk has no room for that, or others use the file, it
        stays as it is and whole."""
        # The driver begins no transaction of its own (see below); within one this would be refused.
        with suppress(sqlite3.Error), closing(self.engine.raw_connection()) as connection:
            connection.cursor().execute("VACUUM")

    def faults(self, connection: Connection) -> list[str]:
        """What SQLite's own check finds, which looks at pages and indexes."""
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        return [one_line(words) for words in found if words != "ok"]

    def refusal(self, asked: str, error: DBAPIError) -> LedgerError:
        """What SQLite says; reports that were added before are kept in every case."""
        is_gone = getattr(error.orig, "sqlite_errorname", None) == _GONE
        found = "the file was moved or deleted meanwhile" if is_gone else one_line(error.orig)
        if not isinstance(error, OperationalError):
            return LedgerError(f"Cannot {asked} ledger {self.address}: damaged ({found}). {RESTORE}")
        return LedgerError(f"Cannot {asked} ledger {self.address}: {found}. {_advice(found)}")


def _engine(address: Address) -> Engine:
    engine = create_engine(address.url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, record: object) -> None:
        # Python's driver opens transactions late and not for CREATE; ours begin when SQLAlchemy says so (below).
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def _refuse_foreign(path: Path, *, create: bool) -> None:
    """Raise LedgerError where the path cannot be a ledger, before SQLite touches the file."""
    start = start_words(path)
    try:
        mode = path.stat().st_mode
        header = _header(path) if stat.S_ISREG(mode) else b""
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create:
            raise LedgerError(f"No ledger at {path}. {start}") from error
        if not path.parent.is_dir():
            message = f"Cannot start ledger {path}: there is no folder {path.parent}. Make it first"
            raise LedgerError(message) from error
        return
    except (OSError, ValueError) as error:
        found = error.strerror if isinstance(error, OSError) else error
        raise LedgerError(f"Cannot open ledger {path}: {found}. Check the name and who may read it") from error
    if not stat.S_ISREG(mode):
        raise _foreign(path, "is a directory" if stat.S_ISDIR(mode) else "is a device or a pipe")
    if len(header) == 0 and not create:
        raise LedgerError(f"No ledger at {path}, the file is empty. {start}")
    if header and not header.startswith(_MAGIC):
        raise _foreign(path, "is not an SQLite file")
    if header and len(header) < _MARK.stop:
        raise LedgerError(f"Cannot open ledger {path}: damaged (the file is cut short). {RESTORE}")
    if header and int.from_bytes(header[_MARK], "big") != APPLICATION_ID:
        raise _foreign(path, "is a database of another program")


def _header(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MARK.stop)


def _foreign(path: Path, found: str) -> LedgerError:
    return LedgerError(
        f"{path} was given as a ledger, but it {found}. Name a ledger made by `crossbearing add`, or a new file"
    )


def _advice(found: str) -> str:
    """What to do about what SQLite says; reports that were added before are kept in every case."""
    if "full" in found or "disk I/O" in found:
        return "Nothing of it was stored; free space on the disk and add again"
    if "readonly" in found or "unable to open" in found:
        return "Nothing of it was stored; check who may write the file and its folder"
    if "moved or deleted" in found:
        return "Nothing of it was stored; put it back, or name it where it is now"
    if "locked" in found:
        return "Another program is writing; try again when it is done"
    return RESTORE

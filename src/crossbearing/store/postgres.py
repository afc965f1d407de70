"""A ledger in a PostgreSQL database, in a schema of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError

from crossbearing.errors import LedgerError, SetupError
from crossbearing.store.address import Address
from crossbearing.store.database import APPEND_ONLY_WORDS, RESTORE, one_line

SCHEMA = "crossbearing"
CONNECT_SECONDS = 10
BUSY_SECONDS = 30
# The lock that writers of a ledger take turns with, one in each database.
TURN = 0x43424C47
_REFUSE = f"""
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{APPEND_ONLY_WORDS}'; END $$
"""
# Asked of the tables themselves: to_regclass() answers out of a cache that may not know yet what another program made
# while this one waited for its turn.
_FIRST_TABLE = f"""
SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = '{SCHEMA}' AND c.relname = 'about'
"""
_IDENTITY = "SELECT current_database(), pg_catalog.pg_postmaster_start_time()"
# Where the server is lost while it is asked to keep something, nobody can say whether it did: only asking again can.
_UNKNOWN = (
    "Try again when the server runs: what was stored before the break is kept, and adding it twice changes nothing"
)
_TABLES = f"SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = '{SCHEMA}' ORDER BY tablename"
# What PostgreSQL calls a cause (the first letters of its SQLSTATE, or words where it could not be reached), and what
# to do about it.
_ADVICE = (
    ("password authentication failed", "Check the name and the password in the address"),
    ("no password supplied", "Write the password into the address, or set PGPASSWORD"),
    ("does not exist", "Check the address, or ask who runs the server to make it"),
    ("could not translate host name", "Check the host in the address"),
    ("resolve host", "Check the host in the address"),
    ("connection to server", "Nothing of it was stored; check that the server runs, and the address"),
    ("connection timeout", "Nothing of it was stored; check that the server runs, and the address"),
    ("server closed the connection", _UNKNOWN),
    ("terminating connection", _UNKNOWN),
    ("connection is lost", _UNKNOWN),
)
_CODES = (
    ("55P03", "Another program is writing; try again when it is done"),
    ("53100", "Nothing of it was stored; free space on the server's disk and add again"),
    ("53", "Nothing of it was stored; the server has no room for more, try again later"),
    ("57", _UNKNOWN),
    ("08", _UNKNOWN),
    ("25006", "Nothing of it was stored; this server is read-only, name the one that is written to"),
    ("42P01", "Ask who runs the server: the ledger's tables were dropped, or you have no right to use them"),
    ("42501", "Ask who runs the server for the right to do so"),
    ("22", "Nothing of it was stored; PostgreSQL cannot hold such a text, keep it in a ledger file"),
)


class PostgresServer:
    """One database on a server, with writers that take turns and any number of readers."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.engine = _engine(address)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that takes its turn among writers before it looks."""
        with self.engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
            yield connection

    def is_ledger(self, connection: Connection) -> bool:
        """Whether the schema has a ledger's first table."""
        return connection.exec_driver_sql(_FIRST_TABLE).scalar() is not None

    def identity(self, connection: Connection) -> str:
        """The database's name, and the moment its server was started: no two servers share that."""
        return "{} {}".format(*connection.exec_driver_sql(_IDENTITY).one())

    def start(self, connection: Connection) -> None:
        """Make the schema, and what refuses changes."""
        connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        connection.exec_driver_sql(_REFUSE)

    def guard(self, connection: Connection, table: str) -> None:
        """Refuse UPDATE, DELETE and TRUNCATE, whoever asks."""
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )

    def unguard(self, connection: Connection, table: str) -> None:
        """Take the guard away."""
        connection.exec_driver_sql(f"DROP TRIGGER {table}_only_added_to ON {table}")

    def wipe(self) -> None:
        """Write the tables anew without rows that are gone, and what the planner noted of their values."""
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in connection.exec_driver_sql(_TABLES).scalars().all():
                connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) {SCHEMA}."{table}"')

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on which all is seen as it stood at one moment, while others write."""
        with self.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            yield connection

    def pause(self, connection: Connection) -> None:
        """Nothing: writers do not wait for readers."""
        return

    def compact(self) -> None:
        """Nothing: the server sees to its own room."""

    def faults(self, connection: Connection) -> list[str]:
        """Nothing: the server's own checks belong to who runs it."""
        return []

    def refusal(self, asked: str, error: DBAPIError) -> LedgerError:
        """What the server says; reports that were added before are kept in every case."""
        found = one_line(str(error.orig).partition("\n")[0])
        advice = _advice(found, getattr(error.orig, "sqlstate", None) or "")
        return LedgerError(f"Cannot {asked} ledger {self.address}: {found}. {advice}")


def _engine(address: Address) -> Engine:
    # A commit is answered when it is on the disk, even where the server is set to answer sooner.
    wait = f"-c lock_timeout={int(BUSY_SECONDS * 1000)} -c synchronous_commit=on"
    settings = f"-c search_path={SCHEMA} {wait}"
    try:
        return create_engine(
            address.url, connect_args={"options": settings, "connect_timeout": CONNECT_SECONDS}, pool_pre_ping=True
        )
    except ModuleNotFoundError as error:
        raise SetupError(
            f"Cannot open ledger {address}: the PostgreSQL driver is not installed. "
            "Install it: pip install 'crossbearing[postgres]'"
        ) from error


def _advice(found: str, code: str) -> str:
    """What to do about what the server says."""
    by_code = (words for start, words in _CODES if code.startswith(start))
    by_words = (words for part, words in _ADVICE if part in found)
    return next(by_code, None) or next(by_words, RESTORE)

"""What tests of the store do past it, as only a vandal would."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text

from crossbearing.store.address import address_of


@contextmanager
def behind(place: str) -> Iterator[Connection]:
    """A connection past the store, for what only a vandal or a test does."""
    address = address_of(place)
    options = {"options": "-c search_path=crossbearing"} if address.path is None else {}
    engine = create_engine(address.url, connect_args=options)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def count(place: str, table: str) -> int:
    """How many rows a table has."""
    with behind(place) as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def empty(place: str) -> str:
    """The place, with no ledger in it any more."""
    path = address_of(place).path
    if path is not None:
        path.unlink(missing_ok=True)
        return place
    with behind(place) as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS crossbearing CASCADE")
    return place


def log_of(place: str) -> list[tuple[object, ...]]:
    """Every entry of the log."""
    with behind(place) as connection:
        return [tuple(row) for row in connection.execute(text("SELECT * FROM log ORDER BY sequence"))]


def unguard(connection: Connection) -> None:
    """Take the triggers away."""
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in names:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        return
    connection.exec_driver_sql("DROP FUNCTION refuse_change() CASCADE")
    connection.exec_driver_sql("SET session_replication_role = replica")

"""Copies a whole ledger with its log as it stands: to a file while others write, and from a copy to a new place."""

# Invariants kept here:
# - what stands at the new place is a whole ledger that was verified, or nothing;
# - nothing that stood there before is overwritten, and what is copied from is not changed.

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from crossbearing.errors import LedgerError
from crossbearing.store.address import Address, address_of
from crossbearing.store.database import Database, explaining
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.migrations import make_empty
from crossbearing.store.new_file import new_file
from crossbearing.store.pages import copy_pages
from crossbearing.store.postgres import PostgresServer
from crossbearing.store.search_index import rebuild_search
from crossbearing.store.sessions import Sessions
from crossbearing.store.sqlite import SqliteFile
from crossbearing.store.tables import ABOUT, APPEND_ONLY, RAW, STATE, TEXT
from crossbearing.store.verify import Verified, first_fault, verify

# So many rows are held at once; of whole reports fewer, which may be large.
ROWS, REPORTS = 512, 16


def backup(place: str | Path, file: str | Path) -> Verified:
    """What a copy of a ledger holds that was made in a new file, with the same log and head."""
    source, target = address_of(place), address_of(file)
    asked = f"back up {source} to {target}"
    if target.path is None:
        raise LedgerError(f"Cannot {asked}: a backup is a file. To fill a database from one: `crossbearing restore`")
    with new_file(target.path, asked) as half:
        if source.path is not None:
            copy_pages(source.path, half, asked)
        else:
            with LedgerStore(place) as ledger:
                _fill_file(ledger, half, asked)
        return _checked(half, source, asked)


def restore(file: str | Path, place: str | Path) -> Verified:
    """What the ledger holds that was made of a copy at a new place."""
    source, target = address_of(file), address_of(place)
    asked = f"restore {source} to {target}"
    if source.path is None:
        raise LedgerError(f"Cannot {asked}: it is made of a file that `crossbearing backup` wrote. Name that file")
    if target.path is None:
        with LedgerStore(source.path, migrating=False) as copy:
            return _fill_server(copy, target, asked)
    with new_file(target.path, asked) as half:
        copy_pages(source.path, half, asked)
        return _checked(half, source, asked)


def _checked(half: Path, source: Address, asked: str) -> Verified:
    """What the new file holds, brought to the present format if it is of an older one."""
    try:
        with LedgerStore(half) as copy:
            # What no log tells of is not handed on.
            copy.forget_views()
            Sessions(copy).forget()
            copy.database.compact()
            found = copy.verify()
    except LedgerError as error:
        # What is wrong with the copy is wrong with what it is a copy of.
        raise LedgerError(str(error).replace(str(half), str(source))) from error
    return _require_sound(found, asked)


def _fill_file(ledger: LedgerStore, half: Path, asked: str) -> None:
    database = SqliteFile(address_of(half), half, create=True)
    with ledger.one_moment() as (_, theirs), _new_ledger(database, asked) as ours:
        _copy_rows(theirs, ours)


def _fill_server(copy: LedgerStore, target: Address, asked: str) -> Verified:
    database = PostgresServer(target)
    with copy.one_moment() as (source, theirs):
        _require_sound(verify(theirs, source.faults(theirs)), asked)
        with _new_ledger(database, asked) as ours:
            _copy_rows(theirs, ours)
            return _require_sound(verify(ours), asked)


@contextmanager
def _new_ledger(database: Database, asked: str) -> Iterator[Connection]:
    """A transaction in which a place is made a ledger with nothing in it yet."""
    try:
        with explaining(database, f"{asked}, at"), database.writing() as connection:
            if database.is_ledger(connection):
                raise LedgerError(f"Cannot {asked}: there is a ledger already. Name an empty database or a new file")
            make_empty(database, connection)
            with _explaining_orphans(asked):
                yield connection
    finally:
        database.engine.dispose()


@contextmanager
def _explaining_orphans(asked: str) -> Iterator[None]:
    """Say that what is copied from is damaged, not the new place."""
    try:
        yield
    except IntegrityError as error:
        raise LedgerError(f"Cannot {asked}: rows of it belong to nothing. `crossbearing verify` says which") from error


def _copy_rows(theirs: Connection, ours: Connection) -> None:
    """Copy what cannot be worked out again. What follows from it is made anew: the index now, views when asked for."""
    for table in (ABOUT, *APPEND_ONLY, *STATE):
        held = REPORTS if table in (RAW, TEXT) else ROWS
        query = select(table).order_by(*table.primary_key)
        with closing(theirs.execute(query, execution_options={"yield_per": held})) as found:
            for rows in found.mappings().partitions():
                ours.execute(table.insert(), [dict(row) for row in rows])
    rebuild_search(ours)


def _require_sound(found: Verified, asked: str) -> Verified:
    if found.faults:
        raise LedgerError(f"Cannot {asked}: {first_fault(found)}. Nothing was written; take another copy")
    return found

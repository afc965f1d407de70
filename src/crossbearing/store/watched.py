"""What is known of watched feeds: when each is to be looked at, by which marks it is known, and what was seen of it."""

# This is plain state: it says what to ask for next and nothing of what is claimed, so the log does not tell of it.
# Invariants kept here:
# - that an entry was taken is written in the transaction that keeps its report: neither is there without the other;
# - feeds and entries are known by hashes, since addresses may hold names. An address stands here only while it is to be
#   fetched again, and never in a ledger that protects people.

from collections.abc import Iterable
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from crossbearing.store.ledger_store import Beside, LedgerStore
from crossbearing.store.tables import IDENTITY, WATCHED, WATCHED_ENTRY


@dataclass(frozen=True, slots=True)
class FeedState:
    """When a feed is due (as the log writes moments; None: at once), how often it failed since it last answered, the
    marks that its server gave it, and where it moved."""

    due: str | None = None
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class EntryState:
    """An entry that was seen in a version: taken, or to be tried again when `due`, by then after so many tries.

    `address` and `published` are those of an entry to be tried again, and None where they may not be kept.
    """

    key: str
    version: str
    due: str | None = None
    tries: int = 0
    address: str | None = None
    published: str | None = None
    etag: str | None = None
    modified: str | None = None

    @property
    def waits(self) -> bool:
        """Whether it is to be tried again."""
        return self.due is not None


class Watched:
    """The watched feeds of an open ledger, each by its address."""

    def __init__(self, store: LedgerStore) -> None:
        self._store = store

    @property
    def keeps_addresses(self) -> bool:
        """Whether addresses may stand here."""
        return len(self._store.rows(select(IDENTITY.c.entry).limit(1))) == 0

    def feed(self, url: str) -> FeedState:
        """What is known of a feed."""
        rows = self._store.rows(select(WATCHED).where(WATCHED.c.feed == key_of(url)))
        return _from_row(FeedState, rows[0]) if rows else FeedState()

    def entries(self, url: str, keys: Iterable[str]) -> dict[str, EntryState]:
        """What is known of entries of a feed, by their keys."""
        found: dict[str, EntryState] = {}
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), _TOGETHER):
            is_one = WATCHED_ENTRY.c.key.in_(wanted[start : start + _TOGETHER])
            query = select(WATCHED_ENTRY).where(and_(WATCHED_ENTRY.c.feed == key_of(url), is_one))
            found |= {row.key: _from_row(EntryState, row) for row in self._store.rows(query)}
        return found

    def waiting(self, url: str) -> list[EntryState]:
        """The entries of a feed that are to be tried again and can be, by their addresses."""
        is_waiting = and_(WATCHED_ENTRY.c.due.is_not(None), WATCHED_ENTRY.c.address.is_not(None))
        query = select(WATCHED_ENTRY).where(and_(WATCHED_ENTRY.c.feed == key_of(url), is_waiting))
        return [_from_row(EntryState, row) for row in self._store.rows(query.order_by(WATCHED_ENTRY.c.key))]

    def keep_feed(self, url: str, state: FeedState) -> None:
        """Keep what is known of a feed from now on."""
        with self._store.writing("keep what was polled in") as (connection, _):
            _put(connection, WATCHED, {"feed": key_of(url)}, state)

    def keep_entry(self, url: str, state: EntryState) -> bool:
        """Keep what is known of an entry from now on. False where it was taken in this version already."""
        with self._store.writing("keep what was polled in") as (connection, _):
            return self.taking(url, state)(connection)

    def taking(self, url: str, state: EntryState) -> Beside:
        """What keeps the same within another transaction."""

        def take(connection: Connection) -> bool:
            place = {"feed": key_of(url), "key": state.key}
            query = select(WATCHED_ENTRY.c.version, WATCHED_ENTRY.c.due).filter_by(**place)
            row = connection.execute(query).first()
            if row is not None and row.version == state.version and row.due is None:
                return False
            _put(connection, WATCHED_ENTRY, place, state)
            return True

        return take


def key_of(words: str) -> str:
    """What stands for an address, an id or a date."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def forget_addresses(connection: Connection) -> None:
    """Leave no address of what is watched: feeds are asked for all they have, and what waited is found there again."""
    connection.execute(delete(WATCHED_ENTRY).where(WATCHED_ENTRY.c.due.is_not(None)))
    connection.execute(update(WATCHED).values(etag=None, modified=None, moved=None))


# Databases limit how many values one query may have.
_TOGETHER = 500


def _put(connection: Connection, table: Table, place: dict[str, str], state: FeedState | EntryState) -> None:
    connection.execute(delete(table).filter_by(**place))
    values = {one.name: getattr(state, one.name) for one in fields(state)}
    connection.execute(insert(table).values(**(values | place)))


def _from_row(kind: type[Any], row: Any) -> Any:
    return kind(**{one.name: getattr(row, one.name) for one in fields(kind)})

"""Writes a view into a database, and drops it, in many short transactions: nobody else waits long meanwhile."""

# Invariant: a view is there from when its hash is, which is written last and deleted first; what was left half-way is
# never looked at, and goes with the oldest.

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import islice
from secrets import token_hex
from typing import Any
from zlib import compress

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, insert, literal_column, select, update

from crossbearing.errors import DroppedError
from crossbearing.model.kept_row import KeptRow, Kind
from crossbearing.store.tables import SNAPSHOT, SNAPSHOT_PARTY, SNAPSHOT_REPORT, SNAPSHOT_ROW
from crossbearing.store.view_digest import DIGEST, ViewDigest

Connect = Callable[[], AbstractContextManager[Connection]]
Part = tuple[tuple[Table, list[dict[str, Any]]], ...]

# So many are kept: the present state of a ledger by a few policies and days.
KEPT = 4
# Things that are written together, and rows that are deleted together: readers of a file wait for some tens of
# milliseconds at most.
ROWS = 1_000
DELETED = 5_000
# What a view says over and over, such as hashes, packs to a tenth even so.
FAST = 1
# What rows are looked up by besides their columns, and what they hang on; in the order in which they can be deleted.
TABLES = (SNAPSHOT_PARTY, SNAPSHOT_REPORT, SNAPSHOT_ROW)
# What each database knows a row by.
_ROW_NAMES: Mapping[str, str] = {"sqlite": "rowid", "postgresql": "ctid"}


class ViewWriter:
    """Writes into one database; `writing` opens a transaction."""

    def __init__(self, writing: Connect) -> None:
        self._writing = writing
        # The name of what is not whole yet, which no other writer has.
        self._mark = f"unfinished {token_hex(16)}"

    def keep(self, key: str, rows: Iterable[KeptRow]) -> int:
        """The number of a view with these rows, which is there whole or not at all; the oldest views go.

        DroppedError where others drop it before it is whole.
        """
        number, is_there = self._begin(key)
        if is_there:
            return number
        digest = ViewDigest()
        for part in _parts(number, rows):
            with self._writing() as connection:
                self._require(connection, number)
                for table, of_table in part:
                    connection.execute(insert(table), of_table)
            for table, of_table in part:
                digest.add(table, of_table)
        found, gone = self._finish(key, number, digest)
        self.drop(gone)
        return found

    def drop(self, numbers: Collection[int]) -> None:
        """Delete the views of these numbers."""
        if not numbers:
            return
        of_digest = and_(SNAPSHOT_ROW.c.snapshot.in_(numbers), SNAPSHOT_ROW.c.kind == DIGEST)
        with self._writing() as connection:
            connection.execute(delete(SNAPSHOT_ROW).where(of_digest))
        for table in TABLES:
            while self._some_deleted(table, numbers):
                pass
        with self._writing() as connection:
            connection.execute(delete(SNAPSHOT).where(SNAPSHOT.c.number.in_(numbers)))

    def _begin(self, key: str) -> tuple[int, bool]:
        """The number that is taken for a new view; or that of the one with this key, and that it is there."""
        with self._writing() as connection:
            found = whole(connection, key)
            if found is not None:
                return found, True
            last = connection.execute(select(func.max(SNAPSHOT.c.number))).scalar() or 0
            connection.execute(insert(SNAPSHOT).values(number=int(last) + 1, key=self._mark))
            return int(last) + 1, False

    def _finish(self, key: str, number: int, digest: ViewDigest) -> tuple[int, list[int]]:
        """The number of the view that is whole now, and those of the views that are to go."""
        with self._writing() as connection:
            self._require(connection, number)
            # Another program may have kept the same one while this one worked it out.
            found = whole(connection, key)
            if found is not None:
                return found, [number]
            # Without its hash, one of the same key is of another version, or was meddled with.
            is_old = (SNAPSHOT.c.key == key) | (SNAPSHOT.c.number < number - KEPT + 1)
            gone = list(connection.execute(select(SNAPSHOT.c.number).where(is_old)).scalars())
            connection.execute(update(SNAPSHOT).where(SNAPSHOT.c.key == key).values(key=f"{self._mark} before"))
            connection.execute(update(SNAPSHOT).where(SNAPSHOT.c.number == number).values(key=key))
            digest.keep(connection, number)
            return number, gone

    def _require(self, connection: Connection, number: int) -> None:
        """Raise DroppedError where somebody dropped what was written so far."""
        is_mine = and_(SNAPSHOT.c.number == number, SNAPSHOT.c.key == self._mark)
        if connection.execute(select(SNAPSHOT.c.number).where(is_mine)).first() is None:
            raise DroppedError("Another program dropped what is worked out for looking at the ledger. Look again")

    def _some_deleted(self, table: Table, numbers: Collection[int]) -> bool:
        """Delete some rows of these views. Whether there were any."""
        with self._writing() as connection:
            name: ColumnElement[Any] = literal_column(_ROW_NAMES[connection.dialect.name])
            some = select(name).select_from(table).where(table.c.snapshot.in_(numbers)).limit(DELETED)
            return connection.execute(delete(table).where(name.in_(some.scalar_subquery()))).rowcount > 0


def whole(connection: Connection, key: str) -> int | None:
    """The number of the view with this key, if it was written whole."""
    has_hash = and_(SNAPSHOT_ROW.c.snapshot == SNAPSHOT.c.number, SNAPSHOT_ROW.c.kind == DIGEST)
    query = select(SNAPSHOT.c.number).join(SNAPSHOT_ROW, has_hash).where(SNAPSHOT.c.key == key)
    return connection.execute(query).scalar()


def _parts(number: int, rows: Iterable[KeptRow]) -> Iterator[Part]:
    """The rows of the tables, so many things at a time."""
    positions: dict[Kind, int] = {}
    waiting = iter(rows)
    while batch := list(islice(waiting, ROWS)):
        kept: list[dict[str, Any]] = []
        parties: list[dict[str, Any]] = []
        told: list[dict[str, Any]] = []
        for row in batch:
            position = positions[row.kind] = positions.get(row.kind, 0) + 1
            place = {"snapshot": number, "kind": row.kind.value, "position": position}
            kept.append(place | _columns(row))
            parties.extend(place | {"party": party} for party in row.parties)
            told.extend(place | {"report": report} for report in row.told_by)
        every = ((SNAPSHOT_ROW, kept), (SNAPSHOT_PARTY, parties), (SNAPSHOT_REPORT, told))
        yield tuple((table, of_table) for table, of_table in every if of_table)


def _columns(row: KeptRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "place": row.place,
        "begin": row.begin,
        "end": row.end,
        "type": row.type,
        "grade": row.grade,
        "reports": row.reports,
        "json": compress(msgspec.json.encode(row.value), FAST),
    }

"""Views worked out earlier, kept in a ledger so that looking a thing up is no new reconciliation of all reports."""

# Invariant: what a view depends on is in the key of its snapshot, and a row is handed out only while its snapshot is
# whole: a row never tells of another state of the ledger.

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any
from zlib import compress, decompress, error

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    StaticPool,
    and_,
    create_engine,
    delete,
    func,
    insert,
    select,
)

from crossbearing.errors import LedgerError
from crossbearing.model.kept_row import KeptRow, Kind, Lookup
from crossbearing.store.row_pages import MOST_ROWS
from crossbearing.store.tables import METADATA, SNAPSHOT, SNAPSHOT_PARTY, SNAPSHOT_ROW
from crossbearing.store.view_digest import DIGEST, ViewDigest

Connect = Callable[[], AbstractContextManager[Connection]]

# So many are kept: the present state of a ledger by a few policies and days.
KEPT = 4
# Rows that are written together.
ROWS = 1_000
# What a view says over and over, such as hashes, packs to a tenth even so.
FAST = 1


class Snapshots:
    """The kept views of one database; `reading` and `writing` open a transaction of each kind."""

    def __init__(self, reading: Connect, writing: Connect) -> None:
        self._reading = reading
        self._writing = writing

    def find(self, key: str) -> int | None:
        """The number of the snapshot with this key; None where there is none."""
        with self._reading() as connection:
            return _number(connection, key)

    def keep(self, key: str, rows: Iterable[KeptRow]) -> int:
        """The number of a snapshot with these rows, all of which are kept or none; the oldest snapshots go."""
        with self._writing() as connection:
            # Another program may have kept the same one while this one worked it out.
            found = _number(connection, key)
            if found is not None:
                return found
            last = connection.execute(select(func.max(SNAPSHOT.c.number))).scalar() or 0
            number = int(last) + 1
            # Without its hash, one of the same key is of another version, or was meddled with.
            _drop(connection, (SNAPSHOT.c.key == key) | (SNAPSHOT.c.number < number - KEPT + 1))
            connection.execute(insert(SNAPSHOT).values(number=number, key=key))
            _write(connection, number, rows)
            return number

    def clear(self) -> None:
        """Drop every snapshot."""
        with self._writing() as connection:
            for table in (SNAPSHOT_PARTY, SNAPSHOT_ROW, SNAPSHOT):
                connection.execute(delete(table))

    def rows(
        self, number: int, kind: Kind, wanted: Lookup, *, limit: int | None = None, offset: int = 0
    ) -> list[bytes]:
        """The JSON of the rows that are wanted, in order."""
        most = None if limit is None else min(limit, MOST_ROWS)
        query = select(SNAPSHOT_ROW.c.json).order_by(SNAPSHOT_ROW.c.position).limit(most).offset(min(offset, MOST_ROWS))
        with self._reading() as connection:
            _require(connection, number)
            found = connection.execute(query.where(_is_wanted(connection, number, kind, wanted))).scalars()
            return [_unpacked(packed) for packed in found]

    def count(self, number: int, kind: Kind, wanted: Lookup) -> int:
        """How many rows are wanted."""
        query = select(func.count()).select_from(SNAPSHOT_ROW)
        with self._reading() as connection:
            _require(connection, number)
            return int(connection.execute(query.where(_is_wanted(connection, number, kind, wanted))).scalar_one())


def memory_snapshots() -> Snapshots:
    """Snapshots that are gone with the program, for a ledger that cannot be written to."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    METADATA.create_all(engine, tables=[SNAPSHOT, SNAPSHOT_ROW, SNAPSHOT_PARTY])
    return Snapshots(engine.connect, engine.begin)


def _number(connection: Connection, key: str) -> int | None:
    """The number of the snapshot with this key, if it was written whole."""
    is_whole = and_(SNAPSHOT_ROW.c.snapshot == SNAPSHOT.c.number, SNAPSHOT_ROW.c.kind == DIGEST)
    query = select(SNAPSHOT.c.number).join(SNAPSHOT_ROW, is_whole).where(SNAPSHOT.c.key == key)
    return connection.execute(query).scalar()


def _require(connection: Connection, number: int) -> None:
    """Raise LedgerError where the snapshot was dropped meanwhile, instead of finding nothing."""
    if connection.execute(select(SNAPSHOT.c.number).where(SNAPSHOT.c.number == number)).first() is None:
        raise LedgerError("The ledger was changed by another program while you looked at it. Look again")


def _write(connection: Connection, number: int, rows: Iterable[KeptRow]) -> None:
    positions: dict[Kind, int] = {}
    waiting, digest = iter(rows), ViewDigest()
    while batch := list(islice(waiting, ROWS)):
        kept: list[dict[str, Any]] = []
        parties: list[dict[str, Any]] = []
        for row in batch:
            position = positions[row.kind] = positions.get(row.kind, 0) + 1
            place = {"snapshot": number, "kind": row.kind.value, "position": position}
            kept.append(place | _columns(row))
            parties.extend(place | {"party": party} for party in row.parties)
        connection.execute(insert(SNAPSHOT_ROW), kept)
        if parties:
            connection.execute(insert(SNAPSHOT_PARTY), parties)
        digest.add(SNAPSHOT_ROW, kept)
        digest.add(SNAPSHOT_PARTY, parties)
    digest.keep(connection, number)


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


def _unpacked(packed: bytes) -> bytes:
    try:
        return decompress(packed)
    except error as wrong:
        raise damaged_view(wrong) from wrong


def damaged_view(found: object) -> LedgerError:
    """What is said of a row of a view that cannot be read."""
    return LedgerError(
        f"What was worked out for looking at this ledger is damaged ({found}). "
        "`crossbearing refresh LEDGER --anew` works it out again; nothing that was added is lost by that"
    )


def _drop(connection: Connection, which: ColumnElement[bool]) -> None:
    numbers = connection.execute(select(SNAPSHOT.c.number).where(which)).scalars().all()
    for column in (SNAPSHOT_PARTY.c.snapshot, SNAPSHOT_ROW.c.snapshot, SNAPSHOT.c.number):
        connection.execute(delete(column.table).where(column.in_(numbers)))


def _is_wanted(connection: Connection, number: int, kind: Kind, wanted: Lookup) -> ColumnElement[bool]:
    row = SNAPSHOT_ROW.c
    return and_(
        row.snapshot == number,
        row.kind == kind.value,
        *_conditions(wanted),
        *_of_party(connection, number, kind, wanted),
    )


def _conditions(wanted: Lookup) -> Iterator[ColumnElement[bool]]:
    row = SNAPSHOT_ROW.c
    if wanted.starts is not None:
        yield row.id.startswith(wanted.starts, autoescape=True)
    if wanted.id is not None:
        yield row.id == wanted.id
    if wanted.places is not None:
        yield row.place.in_(wanted.places)
    if wanted.begin is not None:
        yield row.end >= wanted.begin
    if wanted.end is not None:
        yield row.begin <= wanted.end
    if wanted.types is not None:
        yield row.type.in_(wanted.types)
    if wanted.grade is not None:
        yield row.grade == wanted.grade
    if wanted.least > 1:
        yield row.reports >= wanted.least


def _of_party(connection: Connection, number: int, kind: Kind, wanted: Lookup) -> Iterator[ColumnElement[bool]]:
    """The condition that a party is among those meant: which these are is asked of each party once."""
    if wanted.party is None:
        return
    here = and_(SNAPSHOT_PARTY.c.snapshot == number, SNAPSHOT_PARTY.c.kind == kind.value)
    known: Sequence[str] = connection.execute(select(SNAPSHOT_PARTY.c.party).distinct().where(here)).scalars().all()
    meant = [party for party in known if wanted.party(party)]
    yield SNAPSHOT_ROW.c.position.in_(
        select(SNAPSHOT_PARTY.c.position).where(and_(here, SNAPSHOT_PARTY.c.party.in_(meant)))
    )

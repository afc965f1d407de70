"""Views worked out earlier, kept in a ledger so that looking a thing up is no new reconciliation of all reports."""

# Invariant: what a view depends on is in the key of its snapshot, and a row is handed out only while its snapshot is
# whole: a row never tells of another state of the ledger.

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import decompress, error

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    StaticPool,
    and_,
    bindparam,
    create_engine,
    func,
    select,
)

from crossbearing.errors import DroppedError, LedgerError
from crossbearing.model.kept_row import NO_BEGIN, KeptRow, Kind, Lookup
from crossbearing.store.row_pages import MOST_ROWS
from crossbearing.store.tables import METADATA, SNAPSHOT, SNAPSHOT_PARTY, SNAPSHOT_REPORT, SNAPSHOT_ROW
from crossbearing.store.view_digest import DIGEST
from crossbearing.store.view_writing import TABLES, Connect, ViewWriter, whole


class Snapshots:
    """The kept views of one database; `reading` and `writing` open a transaction of each kind."""

    def __init__(self, reading: Connect, writing: Connect, check: Callable[[bytes], None] | None = None) -> None:
        self._reading = reading
        self._writing = writing
        self._check = check

    def find(self, key: str) -> int | None:
        """The number of the snapshot with this key; None where there is none."""
        with self._reading() as connection:
            return whole(connection, key)

    def newest(self, kind: Kind, id: str) -> tuple[int, bytes] | None:
        """The number of the newest whole snapshot that has a row of this kind and id, and the row's JSON."""
        wanted, row = Lookup(id=id), SNAPSHOT_ROW.c
        with self._reading() as connection:
            numbers = connection.execute(select(SNAPSHOT.c.number).order_by(SNAPSHOT.c.number.desc())).scalars().all()
            for number in filter(partial(_is_whole, connection), numbers):
                here = select(row.json).where(_is_wanted(connection, number, kind, wanted))
                packed = connection.execute(here).scalar()
                if packed is not None:
                    return number, _unpacked(packed)
        return None

    def keep(self, key: str, rows: Iterable[KeptRow]) -> int:
        """The number of a snapshot with these rows, all of which are there or none; the oldest snapshots go."""
        return ViewWriter(self._writing).keep(key, rows)

    def clear(self) -> None:
        """Drop every snapshot."""
        with self._reading() as connection:
            every = connection.execute(select(SNAPSHOT.c.number)).scalars().all()
        ViewWriter(self._writing).drop(every)

    def checked(self, check: Callable[[bytes], None]) -> "Snapshots":
        """The same, of which `check` sees each row's JSON before it is handed out, and may refuse it."""
        return Snapshots(self._reading, self._writing, check)

    def rows(
        self, number: int, kind: Kind, wanted: Lookup, *, limit: int | None = None, offset: int = 0
    ) -> list[bytes]:
        """The JSON of the rows that are wanted, in order."""
        most = None if limit is None else min(limit, MOST_ROWS)
        # Few rows have an id or a place: they are found by it and sorted, and not the rows gone through in their order,
        # which is what a database without figures of its tables does where it can read them off in that order.
        is_narrow = wanted.id is not None or wanted.places is not None
        place = SNAPSHOT_ROW.c.position + 0 if is_narrow else SNAPSHOT_ROW.c.position
        order = place.desc() if wanted.backwards else place
        query = select(SNAPSHOT_ROW.c.json).order_by(order).limit(most).offset(min(offset, MOST_ROWS))
        with self._reading() as connection:
            _require(connection, number)
            found = connection.execute(query.where(_is_wanted(connection, number, kind, wanted))).scalars()
            return [self._passed(packed) for packed in found]

    def beside(self, number: int, kind: Kind, wanted: Lookup, id: str, *, step: int) -> bytes | None:
        """The JSON of the wanted row that comes next after the one of that id, or before it where `step` is below zero.

        None where there is none, or no row has the id.
        """
        row = SNAPSHOT_ROW.c
        with self._reading() as connection:
            _require(connection, number)
            here = _is_wanted(connection, number, kind, Lookup(id=id))
            place = connection.execute(select(row.position).where(here)).scalar()
            if place is None:
                return None
            further = row.position > place if step > 0 else row.position < place
            query = select(row.json).where(further, _is_wanted(connection, number, kind, wanted))
            ordered = query.order_by(row.position if step > 0 else row.position.desc())
            packed = connection.execute(ordered.limit(1)).scalar()
            return None if packed is None else self._passed(packed)

    def around(self, number: int, kind: Kind, id: str, reach: int) -> list[bytes]:
        """The JSON of so many rows before the one of that id and after it, in order, itself included."""
        row = SNAPSHOT_ROW.c
        with self._reading() as connection:
            _require(connection, number)
            place = connection.execute(select(row.position).where(_is_wanted(connection, number, kind, Lookup(id=id))))
            middle = int(place.scalar_one())
            near = row.position.between(middle - reach, middle + reach)
            query = select(row.json).where(near, _is_wanted(connection, number, kind, Lookup()))
            return [self._passed(packed) for packed in connection.execute(query.order_by(row.position)).scalars()]

    def busiest(self, number: int, kind: Kind, *, limit: int, offset: int = 0) -> list[tuple[int, bytes]]:
        """How many rows each place has, and the JSON of its first one, the places with most first."""
        row = SNAPSHOT_ROW.c
        here = and_(row.snapshot == number, row.kind == kind.value, row.place.is_not(None))
        many, first = func.count().label("many"), func.min(row.position).label("first")
        counted = select(many, first).where(here).group_by(row.place).order_by(many.desc(), first)
        part = counted.limit(limit).offset(min(offset, MOST_ROWS)).subquery()
        query = select(part.c.many, row.json).join(part, row.position == part.c.first).where(here)
        with self._reading() as connection:
            _require(connection, number)
            found = connection.execute(query.order_by(part.c.many.desc(), part.c.first)).all()
            return [(int(many), self._passed(packed)) for many, packed in found]

    def counts_at(self, number: int, kind: Kind, places: Sequence[str]) -> list[int]:
        """How many rows of a kind each of these places has."""
        row = SNAPSHOT_ROW.c
        here = and_(row.snapshot == number, row.kind == kind.value, row.place.in_(places))
        with self._reading() as connection:
            _require(connection, number)
            counted = connection.execute(select(row.place, func.count()).where(here).group_by(row.place)).all()
            many: dict[str, int] = {place: int(count) for place, count in counted}
            return [many.get(place, 0) for place in places]

    def count_places(self, number: int, kind: Kind) -> int:
        """How many places rows of a kind have."""
        row = SNAPSHOT_ROW.c
        query = select(func.count(row.place.distinct())).where(row.snapshot == number, row.kind == kind.value)
        with self._reading() as connection:
            _require(connection, number)
            return int(connection.execute(query).scalar_one())

    def days(self, number: int, kind: Kind, wanted: Lookup) -> list[tuple[str, int]]:
        """How many of the wanted rows begin on each day, in order; those of no known beginning are left out."""
        row = SNAPSHOT_ROW.c
        with self._reading() as connection:
            _require(connection, number)
            dated = and_(_is_wanted(connection, number, kind, wanted), row.begin.is_not(None), row.begin != NO_BEGIN)
            query = select(row.begin, func.count()).where(dated).group_by(row.begin).order_by(row.begin)
            return [(str(day), int(many)) for day, many in connection.execute(query)]

    def count(self, number: int, kind: Kind, wanted: Lookup) -> int:
        """How many rows are wanted."""
        query = select(func.count()).select_from(SNAPSHOT_ROW)
        with self._reading() as connection:
            _require(connection, number)
            return int(connection.execute(query.where(_is_wanted(connection, number, kind, wanted))).scalar_one())

    def _passed(self, packed: bytes) -> bytes:
        """A row's JSON, where it may be handed out."""
        found = _unpacked(packed)
        if self._check is not None:
            self._check(found)
        return found


def memory_snapshots() -> Snapshots:
    """Snapshots that are gone with the program, for a ledger that cannot be written to."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    METADATA.create_all(engine, tables=[SNAPSHOT, *TABLES])
    return Snapshots(engine.connect, engine.begin)


def side_snapshots(path: Path) -> Snapshots:
    """Snapshots in a file of their own, which is made where it is missing: for a ledger that cannot be written to."""
    engine = create_engine(URL.create("sqlite", database=str(path)))
    METADATA.create_all(engine, tables=[SNAPSHOT, *TABLES])
    return Snapshots(engine.connect, engine.begin)


def _require(connection: Connection, number: int) -> None:
    """Raise DroppedError where the snapshot was dropped meanwhile, instead of finding nothing."""
    if not _is_whole(connection, number):
        raise DroppedError("The ledger was changed by another program while you looked at it. Look again")


def _is_whole(connection: Connection, number: int) -> bool:
    hashed = and_(SNAPSHOT_ROW.c.snapshot == number, SNAPSHOT_ROW.c.kind == DIGEST)
    return connection.execute(select(SNAPSHOT_ROW.c.snapshot).where(hashed)).first() is not None


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


def _is_wanted(connection: Connection, number: int, kind: Kind, wanted: Lookup) -> ColumnElement[bool]:
    row = SNAPSHOT_ROW.c
    return and_(
        row.snapshot == number,
        row.kind == kind.value,
        *_conditions(wanted),
        *_of_party(connection, number, kind, wanted),
        *_told_by(number, kind, wanted),
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
    if wanted.dated is not None:
        yield row.begin.is_not(None) if wanted.dated else row.begin.is_(None)
    if wanted.types is not None:
        yield row.type.in_(wanted.types)
    if wanted.grade is not None:
        yield row.grade == wanted.grade
    if wanted.least > 1:
        yield row.reports >= wanted.least
    if wanted.without:
        # Written into the query: databases limit how many values it may be given, and these are ids of our own.
        yield row.id.not_in(bindparam("without", wanted.without, expanding=True, literal_execute=True))


def _told_by(number: int, kind: Kind, wanted: Lookup) -> Iterator[ColumnElement[bool]]:
    """The condition that one of the reports meant tells it."""
    if wanted.told_by is not None:
        told = SNAPSHOT_REPORT.c
        here = and_(told.snapshot == number, told.kind == kind.value, told.report.in_(wanted.told_by))
        yield SNAPSHOT_ROW.c.position.in_(select(told.position).where(here))


def _of_party(connection: Connection, number: int, kind: Kind, wanted: Lookup) -> Iterator[ColumnElement[bool]]:
    """The condition that a party is among those meant: which these are is asked of each party once."""
    here = and_(SNAPSHOT_PARTY.c.snapshot == number, SNAPSHOT_PARTY.c.kind == kind.value)
    if wanted.among is not None:
        among = and_(here, SNAPSHOT_PARTY.c.party.in_(wanted.among))
        yield SNAPSHOT_ROW.c.position.in_(select(SNAPSHOT_PARTY.c.position).where(among))
    if wanted.party is None:
        return
    known: Sequence[str] = connection.execute(select(SNAPSHOT_PARTY.c.party).distinct().where(here)).scalars().all()
    meant = [party for party in known if wanted.party(party)]
    yield SNAPSHOT_ROW.c.position.in_(
        select(SNAPSHOT_PARTY.c.position).where(and_(here, SNAPSHOT_PARTY.c.party.in_(meant)))
    )

"""A ledger in a file or on a server: reports, readings and decisions are added whole or not at all, never changed."""

# Invariants kept here:
# - a report, its reading and their entries in the log are written in one transaction: all are there or none is;
# - a row is named by the hash of its content, so adding the same bytes again changes nothing;
# - triggers refuse to change or delete a row, whoever asks.

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, func, select

from crossbearing.errors import LedgerError, RepeatedError
from crossbearing.model.decision import Decision, by_time
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.store import log as kinds
from crossbearing.store.adding import Adding, Masks
from crossbearing.store.address import Address, address_of
from crossbearing.store.contract import decision_from_json, decision_to_json, from_json
from crossbearing.store.database import RESTORE, Database, explaining, start_words
from crossbearing.store.log import Log, decision_content
from crossbearing.store.migrations import FORMAT, MIGRATIONS, make_tables, migrate
from crossbearing.store.postgres import PostgresServer
from crossbearing.store.search_index import PROTECTS
from crossbearing.store.sited import Sited
from crossbearing.store.snapshots import Snapshots
from crossbearing.store.sqlite import SqliteFile
from crossbearing.store.tables import ABOUT, DECISION, IDENTITY, LOG, READING, REPORT, SEALED, TEXT
from crossbearing.store.verify import Verified, verify

# So many reports are asked for by hash in one query: databases limit how many values one may have.
TOGETHER = 500
# What says when something was added: the store has no other use for the time.
Clock = Callable[[], datetime]

# What else is written with reports, within the transaction that keeps them; whether they are to be kept.
Beside = Callable[[Connection], bool]

Wanted = TypeVar("Wanted")


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class LedgerStore:
    """An open ledger. Use it in a `with` block."""

    def __init__(self, place: str | Path, *, create: bool = False, migrating: bool = True, clock: Clock = now) -> None:
        address = address_of(place)
        self.address: Address = address
        self._clock = clock
        self._migrating = migrating
        # What replaces protected names in reports as they are added; None where their key is not at hand.
        self.masking: Masks | None = None
        self.database: Database = (
            PostgresServer(address) if address.path is None else SqliteFile(address, address.path, create=create)
        )
        with ExitStack() as undone, self.explaining("open"):
            undone.callback(self.database.engine.dispose)
            self._open(create=create)
            undone.pop_all()

    def __enter__(self) -> "LedgerStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.database.engine.dispose()

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, report: Report, reading: Reading, *, reader: str) -> bool:
        """Keep a report with what `reader` made of it. False if that was there already; nothing changes then."""
        return self.add_all([(report, reading)], reader=reader)[0]

    def add_all(
        self, read: Sequence[tuple[Report, Reading]], *, reader: str, beside: Beside | None = None
    ) -> list[bool]:
        """The same for several, which are kept together or not at all: waiting for the disk once is what it saves.

        `beside` writes what is to be kept with them, and nothing is kept where it says no.
        """
        if len(read) == 0:
            return []
        for report, reading in read:
            reading.require_grounded(report.text)
        names = read[0][0].name if len(read) == 1 else f"{read[0][0].name} and {len(read) - 1} more"
        with self.writing(f"add {names} to") as (connection, log):
            if beside is not None and not beside(connection):
                return [False] * len(read)
            adding = Adding(connection, log, read, reader)
            added = [adding.add(report, reading) for report, reading in read]
            adding.write(self.masking)
        return added

    def decide(self, decision: Decision) -> None:
        """Keep a decision. RepeatedError if it is there already."""
        json = decision_to_json(decision)
        with self.writing("add a decision to") as (connection, log):
            if connection.execute(select(DECISION.c.id).where(DECISION.c.id == decision.id)).first() is not None:
                raise RepeatedError(str(self.address), decision.id)
            entry = log.add(kinds.DECISION, decision_content(decision.id, json), who=decision.who)
            log.write()
            connection.execute(DECISION.insert().values(entry=entry, id=decision.id, json=json))

    @contextmanager
    def writing(self, asked: str) -> Iterator[tuple[Connection, Log]]:
        """A write transaction with the end of the log, for what `asked` says in an error ("add a stamp to")."""
        with self.explaining(asked), self.database.writing() as connection:
            yield connection, Log(connection, self.time())

    def time(self) -> str:
        """The present moment as the log writes it."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    # -- reading ------------------------------------------------------------------------------------------------

    def holds(self, sha256: str, *, reader: str) -> bool:
        """Whether this report is kept with a reading by this reader."""
        query = select(READING.c.sha256).where((READING.c.sha256 == sha256) & (READING.c.reader == reader))
        return len(self.rows(query)) > 0

    def readings(
        self, *, reader: str | None = None, before: str | None = None, last: int | None = None
    ) -> list[Reading]:
        """Of every report the reading by `reader`, or else the newest; ordered by publication date and hash.

        With `before`, a moment as `time` has it, only what was added before that; with `last`, an entry of the log,
        only what was added up to it.
        """
        found = self._opened(self._newest(None, reader, before, last).values())
        return sorted(found, key=lambda reading: (reading.document.published or "", reading.sha256))

    def some(
        self, hashes: Collection[str], *, reader: str | None, before: str | None = None, last: int | None = None
    ) -> list[Reading]:
        """The same of these reports alone, in no order."""
        newest: dict[str, int] = {}
        for some in _parts(sorted(hashes)):
            newest |= self._newest(some, reader, before, last)
        return list(self._opened(newest.values()))

    def texts(self, hashes: Collection[str], *, reader: str | None, before: str | None = None) -> dict[str, str]:
        """The texts of these reports, by hash, as `text_of` gives each."""
        found: dict[str, str] = {}
        for some in _parts(sorted(hashes)):
            query = select(READING.c.sha256, TEXT.c.text).join(TEXT, READING.c.text == TEXT.c.sha256)
            rows = self.rows(newest_last(query.where(READING.c.sha256.in_(some)), reader, before))
            found.update((row.sha256, row.text) for row in rows)
        return found

    def readings_state(self) -> int:
        """The last entry of the log that bears on what `readings` gives."""
        last = (select(func.max(table.c.entry)) for table in (READING, IDENTITY, SEALED))
        return max(self.rows(query)[0][0] or 0 for query in last)

    def reports_since(self, entry: int) -> int:
        """How many reports were read since an entry of the log."""
        return int(self.rows(select(func.count(READING.c.sha256.distinct())).where(READING.c.entry > entry))[0][0])

    def protecting_since(self, entry: int) -> list[str]:
        """The hashes of reports that were read since an entry of the log, and protect somebody."""
        protects = READING.c.json.contains(PROTECTS)
        query = select(READING.c.sha256).distinct().where(READING.c.entry > entry, protects)
        return [row.sha256 for row in self.rows(query)]

    def sealed_state(self) -> int:
        """The last entry of the log by which names were put apart."""
        return max(self.rows(select(func.max(table.c.entry)))[0][0] or 0 for table in (IDENTITY, SEALED))

    def log_end(self) -> int:
        """The last entry of the log: as long as it is the same, nothing was added."""
        return int(self.rows(select(func.max(LOG.c.sequence)))[0][0] or 0)

    def snapshots(self) -> Snapshots:
        """The views that are kept in this ledger."""
        return Snapshots(self._looking, self._keeping)

    def sited(self) -> Sited:
        """Where the places of reports lie, as far as it is kept in this ledger."""
        return Sited(self._looking, self._keeping)

    def forget_views(self) -> None:
        """Drop all that was worked out for looking at the ledger; it is worked out again when it is asked for."""
        self.snapshots().clear()
        self.sited().clear()

    def text_of(self, sha256: str, *, reader: str | None = None, before: str | None = None) -> str:
        """The text that the offsets count in of the reading by `reader`, or else the newest, of this report."""
        query = select(TEXT.c.text).join(READING, READING.c.text == TEXT.c.sha256).where(READING.c.sha256 == sha256)
        rows = self.rows(newest_last(query, reader, before))
        if len(rows) == 0:
            listed = f"`crossbearing show {self.address}` lists them"
            raise LedgerError(f"{self.address} holds no report {sha256[:12]}. {listed}")
        return str(rows[-1].text)

    def decisions(self, *, before: str | None = None) -> list[Decision]:
        """Every decision, or all that were added before a moment, in the order they were made."""
        query = select(DECISION.c.id, DECISION.c.json).order_by(DECISION.c.entry)
        rows = self.rows(_added(query, DECISION.c.entry, before))
        where = f"in {self.address}"
        return by_time([decision_from_json(row.json, where=f"decision {row.id[:12]} {where}") for row in rows])

    def count(self) -> int:
        """How many reports are kept."""
        return int(self.rows(select(func.count()).select_from(REPORT))[0][0])

    def verify(self, *, head: str | None = None) -> Verified:
        """Everything that is kept, checked against the log, the hashes, the texts and a `head` noted earlier."""
        with self.explaining("verify"), self.database.reading() as connection:
            storage = self.database.faults(connection)
            return verify(connection, storage, head=head, pause=self.database.pause(connection))

    @contextmanager
    def one_moment(self) -> Iterator[tuple[Database, Connection]]:
        """A connection on which all is seen as it stood at one moment, while others write, with its database."""
        with self.explaining("read"), self.database.reading() as connection:
            yield self.database, connection

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """What a query finds."""
        with self.explaining("read"), self.database.engine.connect() as connection:
            return connection.execute(query).all()

    def _newest(
        self, hashes: Sequence[str] | None, reader: str | None, before: str | None, last: int | None
    ) -> dict[str, int]:
        """By report the entry of the wanted reading, of these reports or of all."""
        query = _added(select(READING.c.sha256, READING.c.reader, READING.c.entry), READING.c.entry, before)
        query = query if last is None else query.where(READING.c.entry <= last)
        rows = self.rows(query if hashes is None else query.where(READING.c.sha256.in_(hashes)))
        # Put in order here: an index has all that is asked for, so that no row with its JSON is looked at.
        ordered = sorted(rows, key=lambda row: (reader is not None and row.reader == reader, row.entry))
        return {row.sha256: row.entry for row in ordered}

    def _opened(self, entries: Iterable[int]) -> Iterator[Reading]:
        """The readings of these entries. They are never changed, so many are read in several short transactions."""
        for some in _parts(sorted(entries)):
            query = select(READING.c.sha256, READING.c.json).where(READING.c.entry.in_(some))
            for row in self.rows(query.order_by(READING.c.entry)):
                yield from_json(row.json, where=f"report {row.sha256[:12]} in ledger {self.address}")

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with self.explaining("look into"), self.database.engine.connect() as connection:
            yield connection

    @contextmanager
    def _keeping(self) -> Iterator[Connection]:
        with self.explaining("keep a view in"), self.database.writing() as connection:
            yield connection

    # -- the place ----------------------------------------------------------------------------------------------

    def _open(self, *, create: bool) -> None:
        """Start a ledger where there is none, and bring an older one to the present format."""
        if self._format() is None:
            if not create:
                raise LedgerError(f"No ledger at {self.address}. {start_words(self.address)}")
            with self.database.writing() as connection:
                # Another program may have started it while this one waited for its turn.
                if not self.database.is_ledger(connection):
                    make_tables(self.database, connection, version("crossbearing"), self.time())
        found = self._format() or ""
        if found in {migration.before for migration in MIGRATIONS}:
            self._migrate(found)
        elif found != FORMAT:
            self._refuse_format(found)

    def _migrate(self, found: str) -> None:
        if not self._migrating:
            raise LedgerError(
                f"Ledger {self.address} has format {found} and is not to be changed here; this version works with "
                f"{FORMAT}. Make a copy of the present format: `crossbearing backup {self.address} FILE`"
            )
        with self.explaining("bring to the present format"), self.database.writing() as connection:
            found = _format_in(connection)
            moved = migrate(self.database, connection, found, version("crossbearing"), self.time())
        if moved:
            self.database.compact()

    def _format(self) -> str | None:
        """The format that a ledger here states, empty if it states none; None if there is no ledger."""
        with self.database.engine.connect() as connection:
            return _format_in(connection) if self.database.is_ledger(connection) else None

    def _refuse_format(self, found: str) -> None:
        if found == "":
            raise LedgerError(
                f"Cannot open ledger {self.address}: its format is not stated, so it is damaged. {RESTORE}"
            )
        raise LedgerError(
            f"Cannot open ledger {self.address}: it has format {found} and this version reads {FORMAT}. "
            "Use the version that made it, or add its reports to a new ledger"
        )

    @contextmanager
    def explaining(self, asked: str) -> Iterator[None]:
        """Turn what the database says into one line: what was asked, what was found, what to do."""
        with explaining(self.database, asked):
            yield


def _format_in(connection: Connection) -> str:
    found = connection.execute(select(ABOUT.c.value).where(ABOUT.c.key == "format")).scalar()
    return "" if found is None else str(found)


def newest_last(query: Select[Any], reader: str | None, before: str | None) -> Select[Any]:
    """A query of readings in the order in which the wanted one of each report comes last."""
    order = (READING.c.entry,) if reader is None else (READING.c.reader == reader, READING.c.entry)
    return _added(query, READING.c.entry, before).order_by(*order)


def _added(query: Select[Any], entry: Column[int], before: str | None) -> Select[Any]:
    """The query of rows that were added before a moment; of all where none is given."""
    return query if before is None else query.join(LOG, LOG.c.sequence == entry).where(LOG.c.at < before)


def _parts(wanted: Sequence[Wanted]) -> Iterator[Sequence[Wanted]]:
    """What is asked for, as much of it at a time as one query may have."""
    return (wanted[start : start + TOGETHER] for start in range(0, len(wanted), TOGETHER))

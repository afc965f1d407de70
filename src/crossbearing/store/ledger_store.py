"""A ledger in a file or on a server: reports, readings and decisions are added whole or not at all, never changed."""

# Invariants kept here:
# - a report, its reading and their entries in the log are written in one transaction: all are there or none is;
# - a row is named by the hash of its content, so adding the same bytes again changes nothing;
# - triggers refuse to change or delete a row, whoever asks.

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.store import log as kinds
from crossbearing.store.adding import Adding
from crossbearing.store.address import Address, address_of
from crossbearing.store.contract import decision_from_json, decision_to_json, from_json
from crossbearing.store.database import RESTORE, Database, explaining, start_words
from crossbearing.store.log import Log, decision_content
from crossbearing.store.migrations import FORMAT, MIGRATIONS, make_tables, migrate
from crossbearing.store.postgres import PostgresServer
from crossbearing.store.snapshots import Snapshots
from crossbearing.store.sqlite import SqliteFile
from crossbearing.store.tables import ABOUT, DECISION, IDENTITY, READING, REPORT, SEALED, TEXT
from crossbearing.store.verify import Verified, verify

# So many reports are asked for by hash in one query: databases limit how many values one may have.
TOGETHER = 500
# What says when something was added: the store has no other use for the time.
Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class LedgerStore:
    """An open ledger. Use it in a `with` block."""

    def __init__(
        self, place: str | Path, *, create: bool = False, migrating: bool = True, clock: Clock = now
    ) -> None:
        address = address_of(place)
        self.address: Address = address
        self._clock = clock
        self._migrating = migrating
        self._database: Database = (
            PostgresServer(address) if address.path is None else SqliteFile(address, address.path, create=create)
        )
        with ExitStack() as undone, self._explaining("open"):
            undone.callback(self._database.engine.dispose)
            self._open(create=create)
            undone.pop_all()

    def __enter__(self) -> "LedgerStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.engine.dispose()

    # -- writing ------------------------------------------------------------------------------------------------

    def add(self, report: Report, reading: Reading, *, reader: str) -> bool:
        """Keep a report with what `reader` made of it. False if that was there already; nothing changes then."""
        return self.add_all([(report, reading)], reader=reader)[0]

    def add_all(self, read: Sequence[tuple[Report, Reading]], *, reader: str) -> list[bool]:
        """The same for several, which are kept together or not at all: waiting for the disk once is what it saves."""
        if len(read) == 0:
            return []
        for report, reading in read:
            reading.require_grounded(report.text)
        names = read[0][0].name if len(read) == 1 else f"{read[0][0].name} and {len(read) - 1} more"
        with self.writing(f"add {names} to") as (connection, log):
            adding = Adding(connection, log, read, reader)
            added = [adding.add(report, reading) for report, reading in read]
            adding.write()
        return added

    def decide(self, decision: Decision) -> None:
        """Keep a decision. LedgerError if it is there already."""
        json = decision_to_json(decision)
        with self.writing("add a decision to") as (connection, log):
            if connection.execute(select(DECISION.c.id).where(DECISION.c.id == decision.id)).first() is not None:
                raise LedgerError(f"{self.address} holds decision {decision.id[:12]} already. Nothing was added")
            entry = log.add(kinds.DECISION, decision_content(decision.id, json), who=decision.who)
            log.write()
            connection.execute(DECISION.insert().values(entry=entry, id=decision.id, json=json))

    @contextmanager
    def writing(self, asked: str) -> Iterator[tuple[Connection, Log]]:
        """A write transaction with the end of the log, for what `asked` says in an error ("add a stamp to")."""
        with self._explaining(asked), self._database.writing() as connection:
            yield connection, Log(connection, self.time())

    def time(self) -> str:
        """The present moment as the log writes it."""
        return self._clock().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    # -- reading ------------------------------------------------------------------------------------------------

    def holds(self, sha256: str, *, reader: str) -> bool:
        """Whether this report is kept with a reading by this reader."""
        query = select(READING.c.sha256).where((READING.c.sha256 == sha256) & (READING.c.reader == reader))
        return len(self.rows(query)) > 0

    def readings(self, *, reader: str | None = None) -> list[Reading]:
        """Of every report the reading by `reader`, or else the newest; ordered by publication date and hash."""
        rows = self.rows(select(READING.c.sha256, READING.c.json).order_by(*_last(reader)))
        newest = {row.sha256: row.json for row in rows}
        found = [from_json(line, where=f"report {key[:12]} in ledger {self.address}") for key, line in newest.items()]
        return sorted(found, key=lambda reading: (reading.document.published or "", reading.sha256))

    def some(self, hashes: Collection[str], *, reader: str) -> list[Reading]:
        """The same of these reports alone, in no order."""
        newest: dict[str, str] = {}
        wanted = sorted(hashes)
        for start in range(0, len(wanted), TOGETHER):
            is_wanted = READING.c.sha256.in_(wanted[start : start + TOGETHER])
            query = select(READING.c.sha256, READING.c.json).where(is_wanted).order_by(*_last(reader))
            newest.update((row.sha256, row.json) for row in self.rows(query))
        return [from_json(line, where=f"report {key[:12]} in ledger {self.address}") for key, line in newest.items()]

    def readings_state(self) -> int:
        """The last entry of the log that bears on what `readings` gives."""
        last = (select(func.max(table.c.entry)) for table in (READING, IDENTITY, SEALED))
        return max(self.rows(query)[0][0] or 0 for query in last)

    def snapshots(self) -> Snapshots:
        """The views that are kept in this ledger."""
        return Snapshots(self._looking, self._keeping)

    def text_of(self, sha256: str, *, reader: str | None = None) -> str:
        """The text that the offsets count in of the reading by `reader`, or else the newest, of this report."""
        query = select(TEXT.c.text).join(READING, READING.c.text == TEXT.c.sha256).where(READING.c.sha256 == sha256)
        rows = self.rows(query.order_by(*_last(reader)))
        if len(rows) == 0:
            listed = f"`crossbearing show {self.address}` lists them"
            raise LedgerError(f"{self.address} holds no report {sha256[:12]}. {listed}")
        return str(rows[-1].text)

    def decisions(self) -> list[Decision]:
        """Every decision, in the order they were made."""
        rows = self.rows(select(DECISION.c.id, DECISION.c.json).order_by(DECISION.c.entry))
        return [decision_from_json(row.json, where=f"decision {row.id[:12]} in {self.address}") for row in rows]

    def count(self) -> int:
        """How many reports are kept."""
        return int(self.rows(select(func.count()).select_from(REPORT))[0][0])

    def verify(self, *, head: str | None = None) -> Verified:
        """Everything that is kept, checked against the log, the hashes, the texts and a `head` noted earlier."""
        with self._explaining("verify"), self._database.reading() as connection:
            return verify(connection, self._database.faults(connection), head=head)

    @contextmanager
    def one_moment(self) -> Iterator[tuple[Database, Connection]]:
        """A connection on which all is seen as it stood at one moment, while others write, with its database."""
        with self._explaining("read"), self._database.reading() as connection:
            yield self._database, connection

    def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """What a query finds."""
        with self._explaining("read"), self._database.engine.connect() as connection:
            return connection.execute(query).all()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with self._explaining("look into"), self._database.engine.connect() as connection:
            yield connection

    @contextmanager
    def _keeping(self) -> Iterator[Connection]:
        with self._explaining("keep a view in"), self._database.writing() as connection:
            yield connection

    # -- the place ----------------------------------------------------------------------------------------------

    def _open(self, *, create: bool) -> None:
        """Start a ledger where there is none, and bring an older one to the present format."""
        if self._format() is None:
            if not create:
                raise LedgerError(f"No ledger at {self.address}. {start_words(self.address)}")
            with self._database.writing() as connection:
                # Another program may have started it while this one waited for its turn.
                if not self._database.is_ledger(connection):
                    make_tables(self._database, connection, version("crossbearing"), self.time())
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
        with self._explaining("bring to the present format"), self._database.writing() as connection:
            found = _format_in(connection)
            migrate(self._database, connection, found, version("crossbearing"), self.time())

    def _format(self) -> str | None:
        """The format that a ledger here states, empty if it states none; None if there is no ledger."""
        with self._database.engine.connect() as connection:
            return _format_in(connection) if self._database.is_ledger(connection) else None

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
    def _explaining(self, asked: str) -> Iterator[None]:
        """Turn what the database says into one line: what was asked, what was found, what to do."""
        with explaining(self._database, asked):
            yield


def _format_in(connection: Connection) -> str:
    found = connection.execute(select(ABOUT.c.value).where(ABOUT.c.key == "format")).scalar()
    return "" if found is None else str(found)


def _last(reader: str | None) -> tuple[Any, ...]:
    """The order in which the wanted reading of a report comes last."""
    return (READING.c.entry,) if reader is None else (READING.c.reader == reader, READING.c.entry)

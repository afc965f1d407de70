"""A ledger in one SQLite file: reports and readings are added whole or not at all, and never changed."""

# Invariants kept here:
# - a report and its reading are written in one transaction: both are there or neither is;
# - a row is named by the hash of its content, so adding the same bytes again changes nothing;
# - triggers refuse to change or delete a row, whoever asks.

import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import URL, Connection, Engine, Row, Select, create_engine, event, func, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from crossbearing.errors import LedgerError
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.store.contract import from_json, to_json
from crossbearing.store.tables import ABOUT, APPEND_ONLY, CLAIM, METADATA, READING, REPORT

# Marks the file as a Crossbearing ledger in SQLite's header ("CBLG"), so that another program's database is refused.
APPLICATION_ID = 0x43424C47
FORMAT = "1"
BUSY_SECONDS = 30
_MAGIC = b"SQLite format 3\x00"
_RESTORE = "Take it from a backup, or add its reports to a new ledger"
# Where SQLite's file header keeps the application id: 4 bytes, most significant first.
_MARK = slice(68, 72)


class LedgerFile:
    """An open ledger. Use it in a `with` block."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        _refuse_foreign(path, create=create)
        self._engine = _engine(path)
        with self._explaining("open"):
            if create:
                self._prepare()
            self._check_format()

    def __enter__(self) -> "LedgerFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

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
        with self._explaining(f"add {names} to"), self._writing() as connection:
            return [self._add_one(connection, report, reading, reader) for report, reading in read]

    def _add_one(self, connection: Connection, report: Report, reading: Reading, reader: str) -> bool:
        added = self._add_report(connection, report)
        return self._add_reading(connection, reading, reader) or added

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that takes its turn among writers before it looks, so that none has to give up half-way."""
        with self._engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    def _add_report(self, connection: Connection, report: Report) -> bool:
        known = connection.execute(select(REPORT.c.sha256).where(REPORT.c.sha256 == report.sha256)).first()
        if known is not None:
            return False
        row = {"sha256": report.sha256, "name": report.name, "media_type": report.media_type}
        connection.execute(REPORT.insert().values(**row, raw=report.raw, text=report.text))
        return True

    def _add_reading(self, connection: Connection, reading: Reading, reader: str) -> bool:
        same = (READING.c.sha256 == reading.sha256) & (READING.c.reader == reader)
        if connection.execute(select(READING.c.reader).where(same)).first() is not None:
            return False
        connection.execute(READING.insert().values(sha256=reading.sha256, reader=reader, json=to_json(reading)))
        if reading.claims:
            connection.execute(CLAIM.insert(), _claim_rows(reading, reader))
        return True

    # -- reading ------------------------------------------------------------------------------------------------

    def holds(self, sha256: str, *, reader: str) -> bool:
        """Whether this report is kept with a reading by this reader."""
        query = select(READING.c.sha256).where((READING.c.sha256 == sha256) & (READING.c.reader == reader))
        return len(self._rows(query)) > 0

    def readings(self, *, reader: str | None = None) -> list[Reading]:
        """Of every report the reading by `reader`, or else the newest; ordered by publication date and hash."""
        last = (READING.c.reader == reader, READING.c.number) if reader is not None else (READING.c.number,)
        rows = self._rows(select(READING.c.sha256, READING.c.json).order_by(*last))
        newest = {row.sha256: row.json for row in rows}
        found = [from_json(line, where=f"report {key[:12]} in ledger {self.path}") for key, line in newest.items()]
        return sorted(found, key=lambda reading: (reading.document.published or "", reading.sha256))

    def text_of(self, sha256: str) -> str:
        """The text that the offsets of this report count in."""
        rows = self._rows(select(REPORT.c.text).where(REPORT.c.sha256 == sha256))
        if len(rows) == 0:
            raise LedgerError(f"{self.path} holds no report {sha256[:12]}. `crossbearing show {self.path}` lists them")
        return str(rows[0].text)

    def count(self) -> int:
        """How many reports are kept."""
        return int(self._rows(select(func.count()).select_from(REPORT))[0][0])

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._explaining("read"), self._engine.connect() as connection:
            return connection.execute(query).all()

    # -- the file -----------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Make the tables and triggers, once."""
        if self._is_marked():
            return
        with self._writing() as connection:
            # Another program may have made them while this one waited for its turn.
            if _mark_of(connection) == APPLICATION_ID:
                return
            METADATA.create_all(connection)
            for table in APPEND_ONLY:
                for action in ("UPDATE", "DELETE"):
                    connection.execute(text(_trigger(table.name, action)))
            connection.execute(ABOUT.insert().values(key="format", value=FORMAT))
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def _is_marked(self) -> bool:
        with self._engine.connect() as connection:
            return _mark_of(connection) == APPLICATION_ID

    def _check_format(self) -> None:
        if not self._is_marked():
            raise LedgerError(f"No ledger at {self.path}, the file is empty. {_start(self.path)}")
        rows = self._rows(select(ABOUT.c.value).where(ABOUT.c.key == "format"))
        if len(rows) == 0:
            raise LedgerError(f"Cannot open ledger {self.path}: its format is not stated, so it is damaged. {_RESTORE}")
        if rows[0].value != FORMAT:
            raise LedgerError(
                f"Cannot open ledger {self.path}: it has format {rows[0].value} and this version reads {FORMAT}. "
                "Use the version that made it, or add its reports to a new ledger"
            )

    @contextmanager
    def _explaining(self, asked: str) -> Iterator[None]:
        """Turn what the database says into one line: what was asked, what was found, what to do."""
        try:
            yield
        except OperationalError as error:
            found = str(error.orig)
            raise LedgerError(f"Cannot {asked} ledger {self.path}: {found}. {_advice(found)}") from error
        except DatabaseError as error:
            raise LedgerError(f"Cannot {asked} ledger {self.path}: damaged ({error.orig}). {_RESTORE}") from error


def _claim_rows(reading: Reading, reader: str) -> list[dict[str, object]]:
    return [
        {
            "sha256": reading.sha256,
            "reader": reader,
            "id": claim.id,
            "position": position,
            "kind": claim.kind.value,
            "holder": claim.last.holder.quote if claim.last.holder is not None else None,
            "content": " … ".join(span.quote for span in claim.content),
        }
        for position, claim in enumerate(reading.claims)
    ]


def _engine(path: Path) -> Engine:
    # Made absolute, so that no name is taken for SQLite's ":memory:" or for an address.
    address = URL.create("sqlite", database=str(path.absolute()))
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})

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


def _mark_of(connection: Connection) -> int:
    return int(connection.execute(text("PRAGMA application_id")).scalar_one())


def _refuse_foreign(path: Path, *, create: bool) -> None:
    """Raise LedgerError where the path cannot be a ledger, before SQLite touches the file."""
    try:
        mode = path.stat().st_mode
        header = _header(path) if stat.S_ISREG(mode) else b""
    except (FileNotFoundError, NotADirectoryError) as error:
        if not create:
            raise LedgerError(f"No ledger at {path}. {_start(path)}") from error
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
        raise LedgerError(f"No ledger at {path}, the file is empty. {_start(path)}")
    if header and not header.startswith(_MAGIC):
        raise _foreign(path, "is not an SQLite file")
    if header and int.from_bytes(header[_MARK], "big") != APPLICATION_ID:
        raise _foreign(path, "is a database of another program")


def _header(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MARK.stop)


def _start(path: Path) -> str:
    return f"`crossbearing add {path} REPORT...` starts one"


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
    if "locked" in found:
        return "Another program is writing; try again when it is done"
    return _RESTORE


def _trigger(table: str, action: str) -> str:
    name = f"{table}_no_{action.lower()}"
    return (
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END"
    )

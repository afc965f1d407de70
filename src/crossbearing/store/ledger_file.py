"""A ledger in one SQLite file: reports and readings are added whole or not at all, and never changed."""

# Invariants kept here:
# - a report and its reading are written in one transaction: both are there or neither is;
# - a row is named by the hash of its content, so adding the same bytes again changes nothing;
# - triggers refuse to change or delete a row, whoever asks.

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, create_engine, event, select, text
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
# Where SQLite's file header keeps the application id: 4 bytes, most significant first.
_MARK = slice(68, 72)


class LedgerFile:
    """An open ledger. Use it in a `with` block; `writer()` adds, the other methods read."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        _refuse_foreign(path, create=create)
        self._engine = _engine(path)
        with self._naming_the_file():
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
        reading.require_grounded(report.text)
        with self._naming_the_file(), self._engine.begin() as connection:
            added = self._add_report(connection, report)
            return self._add_reading(connection, reading, reader) or added

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
        with self._naming_the_file(), self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def readings(self) -> Iterator[Reading]:
        """The newest reading of every report, ordered by publication date and hash."""
        query = select(READING.c.sha256, READING.c.reader, READING.c.json).order_by(READING.c.sha256, READING.c.reader)
        with self._naming_the_file(), self._engine.connect() as connection:
            newest = {row.sha256: row.json for row in connection.execute(query)}
        found = [from_json(line) for line in newest.values()]
        yield from sorted(found, key=lambda reading: (reading.document.published or "", reading.sha256))

    def text_of(self, sha256: str) -> str:
        """The text that the offsets of this report count in."""
        with self._naming_the_file(), self._engine.connect() as connection:
            row = connection.execute(select(REPORT.c.text).where(REPORT.c.sha256 == sha256)).first()
        if row is None:
            raise LedgerError(f"{self.path} holds no report {sha256[:12]}. `crossbearing show {self.path}` lists them")
        return str(row.text)

    def raw_of(self, sha256: str) -> bytes:
        """The bytes of this report as received."""
        with self._naming_the_file(), self._engine.connect() as connection:
            row = connection.execute(select(REPORT.c.raw).where(REPORT.c.sha256 == sha256)).first()
        if row is None:
            raise LedgerError(f"{self.path} holds no report {sha256[:12]}. `crossbearing show {self.path}` lists them")
        return bytes(row.raw)

    def count(self) -> int:
        """How many reports are kept."""
        with self._naming_the_file(), self._engine.connect() as connection:
            return len(connection.execute(select(REPORT.c.sha256)).all())

    # -- the file -----------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Make the tables and triggers, once."""
        with self._engine.begin() as connection:
            if int(connection.execute(text("PRAGMA application_id")).scalar_one()) == APPLICATION_ID:
                return
            METADATA.create_all(connection)
            for table in APPEND_ONLY:
                for action in ("UPDATE", "DELETE"):
                    connection.execute(text(_trigger(table.name, action)))
            connection.execute(ABOUT.insert().values(key="format", value=FORMAT))
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))

    def _check_format(self) -> None:
        with self._engine.connect() as connection:
            row = connection.execute(select(ABOUT.c.value).where(ABOUT.c.key == "format")).first()
        if row is None or row.value != FORMAT:
            found = "none" if row is None else row.value
            raise LedgerError(
                f"{self.path} has ledger format {found}; this version reads {FORMAT}. Update Crossbearing"
            )

    @contextmanager
    def _naming_the_file(self) -> Iterator[None]:
        """Turn what the database says into one line that names the file."""
        try:
            yield
        except OperationalError as error:
            raise LedgerError(f"Cannot use ledger {self.path}: {error.orig}. {_advice(str(error.orig))}") from error
        except DatabaseError as error:
            raise LedgerError(_foreign(self.path, str(error.orig))) from error


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
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, record: object) -> None:
        # Python's driver opens transactions late and not for CREATE; ours begin when SQLAlchemy says so (below).
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _refuse_foreign(path: Path, *, create: bool) -> None:
    """Raise LedgerError where the path cannot be a ledger, before SQLite touches the file."""
    if path.is_dir():
        raise LedgerError(_foreign(path, "is a directory"))
    if not path.exists():
        if not create:
            raise LedgerError(f"No ledger at {path}. `crossbearing add {path} REPORT...` starts one")
        if not path.parent.is_dir():
            raise LedgerError(f"Cannot start ledger {path}: there is no folder {path.parent}. Make it first")
        return
    try:
        with path.open("rb") as stream:
            header = stream.read(_MARK.stop)
    except OSError as error:
        raise LedgerError(f"Cannot open ledger {path}: {error.strerror}. Check who may read it") from error
    if header and not header.startswith(_MAGIC):
        raise LedgerError(_foreign(path, "is not an SQLite file"))
    if header and int.from_bytes(header[_MARK], "big") != APPLICATION_ID:
        raise LedgerError(_foreign(path, "is a database of another program"))


def _foreign(path: Path, found: str) -> str:
    return f"{path} was given as a ledger, but it {found}. Name a ledger made by `crossbearing add`, or a new file"


def _advice(message: str) -> str:
    if "full" in message or "disk I/O" in message:
        return "Nothing was stored; free space on the disk and add again"
    if "readonly" in message or "unable to open" in message:
        return "Nothing was stored; check who may write the file and its folder"
    if "locked" in message:
        return "Another program is writing; try again when it is done"
    return "Nothing was stored"


def _trigger(table: str, action: str) -> str:
    name = f"{table}_no_{action.lower()}"
    return (
        f"CREATE TRIGGER {name} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END"
    )

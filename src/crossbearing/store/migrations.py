"""Brings a ledger of an older format to the present one, in place and in one transaction."""

# Invariant: a migration that fails leaves the ledger as it was; one that is done has its name in the table `migration`.

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, text, update

from crossbearing.model.reading import Reading
from crossbearing.store.claim_rows import claim_rows
from crossbearing.store.contract import from_json
from crossbearing.store.database import Database
from crossbearing.store.log import MIGRATION as MIGRATION_KIND
from crossbearing.store.log import READING as READING_KIND
from crossbearing.store.log import REPORT as REPORT_KIND
from crossbearing.store.log import START, Log, reading_content, report_content, row_content, start_content, text_key
from crossbearing.store.search_index import make_search, rebuild_search
from crossbearing.store.tables import (
    ABOUT,
    ACCOUNT,
    APPEND_ONLY,
    AUDIT,
    CLAIM,
    IDENTITY,
    MERGED,
    METADATA,
    MIGRATION,
    RAW,
    READING,
    REFUSED,
    REPORT,
    SEALED,
    SETTING,
    SNAPSHOT,
    SNAPSHOT_PARTY,
    SNAPSHOT_ROW,
    STAMP,
    TEXT,
)

FORMAT = "6"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a format to the next, by name; `moves` says that it writes all anew and leaves empty pages."""

    name: str
    before: str
    after: str
    run: Callable[[Database, Connection, str, str], None]
    moves: bool = False


def make_empty(database: Database, connection: Connection) -> None:
    """Make the tables of the present format, guarded, with nothing in them."""
    database.start(connection)
    METADATA.create_all(connection)
    make_search(connection)
    for table in APPEND_ONLY:
        database.guard(connection, table.name)


def make_tables(database: Database, connection: Connection, version: str, at: str) -> None:
    """Make the tables of the present format, guarded, with the log's first entry."""
    make_empty(database, connection)
    about = {"format": FORMAT, "started": at, "started_by": f"crossbearing {version}"}
    connection.execute(ABOUT.insert(), [{"key": key, "value": value} for key, value in about.items()])
    log = Log(connection, at)
    log.add(START, start_content(about))
    log.write()


def migrate(database: Database, connection: Connection, found: str, version: str, at: str) -> bool:
    """Run what is missing between format `found` and the present one. Whether that left empty pages."""
    moved = False
    for migration in MIGRATIONS:
        if migration.before == found:
            migration.run(database, connection, version, at)
            done = {"name": migration.name, "at": at}
            connection.execute(MIGRATION.insert().values(done))
            log = Log(connection, at)
            log.add(MIGRATION_KIND, row_content(done))
            log.write()
            found, moved = migration.after, moved or migration.moves
    return moved


def _to_three(database: Database, connection: Connection, version: str, at: str) -> None:
    """Format 2 had no settings, merges, time stamps and protected identities, and could not be searched."""
    METADATA.create_all(connection)
    make_search(connection)
    rebuild_search(connection)
    for table in (SETTING, MERGED, STAMP, IDENTITY, SEALED):
        database.guard(connection, table.name)
    connection.execute(update(ABOUT).where(ABOUT.c.key == "format").values(value="3"))


def _to_four(database: Database, connection: Connection, version: str, at: str) -> None:
    """Format 3 did not keep what could not be read."""
    METADATA.create_all(connection)
    database.guard(connection, REFUSED.name)
    connection.execute(update(ABOUT).where(ABOUT.c.key == "format").values(value="4"))


def _to_five(database: Database, connection: Connection, version: str, at: str) -> None:
    """Format 4 did not know of watched feeds, and looked through all refusals for one."""
    METADATA.create_all(connection)
    for index in REFUSED.indexes:
        index.create(connection, checkfirst=True)
    connection.execute(update(ABOUT).where(ABOUT.c.key == "format").values(value="5"))


def _to_six(database: Database, connection: Connection, version: str, at: str) -> None:
    """Format 5 knew no people, and did not find what a report tells of; its views are worked out anew."""
    METADATA.create_all(connection)
    for table in (ACCOUNT, AUDIT):
        database.guard(connection, table.name)
    for table in (SNAPSHOT_PARTY, SNAPSHOT_ROW, SNAPSHOT):
        connection.execute(delete(table))
    connection.execute(update(ABOUT).where(ABOUT.c.key == "format").values(value="6"))


def _to_log_and_content(database: Database, connection: Connection, version: str, at: str) -> None:
    """Format 1 held bytes and text in the report's row and had no log."""
    for name in ("report", "reading", "claim"):
        for action in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_no_{action}")
    connection.exec_driver_sql("ALTER TABLE about RENAME TO about_1")
    for name in ("claim", "reading", "report"):
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {name}_1")
    make_tables(database, connection, version, at)
    log = Log(connection, at)
    reports: set[str] = set()
    texts: set[str] = set()
    for row, reading in _readings_1(database, connection):
        if row.sha256 not in reports:
            reports.add(row.sha256)
            _move_report(connection, log, row)
        key = text_key(row.text)
        if key not in texts:
            texts.add(key)
            connection.execute(TEXT.insert().values(sha256=key, text=row.text))
        _move_reading(connection, log, row, reading, key)
    for name in ("claim", "reading", "report", "about"):
        connection.exec_driver_sql(f"DROP TABLE {name}_1")
    rebuild_search(connection)


@dataclass(frozen=True, slots=True)
class _Row1:
    """A report with one reading, as format 1 had them."""

    sha256: str
    name: str
    media_type: str
    raw: bytes
    text: str
    reader: str
    json: str


def _readings_1(database: Database, connection: Connection) -> Iterator[tuple[_Row1, Reading]]:
    """Every reading in the order it was added, with its report."""
    numbers = connection.execute(text("SELECT number FROM reading_1 ORDER BY number")).scalars().all()
    query = text(
        "SELECT p.sha256, p.name, p.media_type, p.raw, p.text, r.reader, r.json "
        "FROM reading_1 r JOIN report_1 p ON p.sha256 = r.sha256 WHERE r.number = :number"
    )
    for number in numbers:
        row = _Row1(*connection.execute(query, {"number": number}).one())
        yield row, from_json(row.json, where=f"report {row.sha256[:12]} in ledger {database.address}")


def _move_report(connection: Connection, log: Log, row: _Row1) -> None:
    entry = log.add(REPORT_KIND, report_content(row.sha256, row.name, row.media_type))
    log.write()
    connection.execute(RAW.insert().values(sha256=row.sha256, bytes=row.raw))
    connection.execute(REPORT.insert().values(sha256=row.sha256, entry=entry, name=row.name, media_type=row.media_type))


def _move_reading(connection: Connection, log: Log, row: _Row1, reading: Reading, key: str) -> None:
    entry = log.add(READING_KIND, reading_content(row.sha256, row.reader, key, row.json))
    log.write()
    connection.execute(
        READING.insert().values(entry=entry, sha256=row.sha256, reader=row.reader, text=key, json=row.json)
    )
    if reading.claims:
        connection.execute(CLAIM.insert(), claim_rows(reading, entry))


MIGRATIONS = (
    # The first makes the tables of the present format, whatever that is.
    Migration("log-and-content-addressed-texts", "1", FORMAT, _to_log_and_content, moves=True),
    Migration("settings-stamps-and-seals", "2", "3", _to_three),
    Migration("refusals", "3", "4", _to_four),
    Migration("watched-feeds", "4", "5", _to_five),
    Migration("workbench", "5", "6", _to_six),
)

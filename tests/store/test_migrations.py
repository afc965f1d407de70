"""Ledgers that an older version made."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crossbearing.api.searching import search
from crossbearing.errors import LedgerError
from crossbearing.store.address import address_of
from crossbearing.store.contract import to_json
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.refusals import keep_refusals, refusals
from crossbearing.store.search_wanted import Wanted
from crossbearing.store.sqlite import SqliteFile
from made import make_reading, make_report
from store_places import behind

FORMAT_1 = """
CREATE TABLE about ("key" VARCHAR NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key"));
CREATE TABLE report (sha256 VARCHAR(64) NOT NULL, name TEXT NOT NULL, media_type VARCHAR NOT NULL, raw BLOB NOT NULL,
    text TEXT NOT NULL, PRIMARY KEY (sha256));
CREATE TABLE reading (number INTEGER NOT NULL, sha256 VARCHAR(64) NOT NULL, reader VARCHAR NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (number), UNIQUE (sha256, reader), FOREIGN KEY(sha256) REFERENCES report (sha256));
CREATE TABLE claim (sha256 VARCHAR(64) NOT NULL, reader VARCHAR NOT NULL, id VARCHAR NOT NULL,
    position INTEGER NOT NULL, kind VARCHAR NOT NULL, holder TEXT, content TEXT NOT NULL,
    PRIMARY KEY (sha256, reader, id), FOREIGN KEY(sha256) REFERENCES report (sha256));
INSERT INTO about VALUES ('format', '1');
PRAGMA application_id = 1128418375;
"""
GUARD = "CREATE TRIGGER {0}_no_{1} BEFORE {1} ON {0} BEGIN SELECT RAISE(ABORT, 'a ledger is only added to'); END"


def old_ledger(path: Path, read) -> None:
    """A ledger as format 1 had it."""
    connection = sqlite3.connect(path)
    connection.executescript(FORMAT_1)
    for table in ("report", "reading", "claim"):
        for action in ("update", "delete"):
            connection.execute(GUARD.format(table, action))
    for report, reading, reader in read:
        row = (report.sha256, report.name, report.media_type, report.raw, report.text)
        connection.execute("INSERT OR IGNORE INTO report VALUES (?, ?, ?, ?, ?)", row)
        row = (report.sha256, reader, to_json(reading))
        connection.execute("INSERT INTO reading (sha256, reader, json) VALUES (?, ?, ?)", row)
        row = (report.sha256, reader, "c1", 0, "fact", "the mayor", reading.claims[0].content[0].quote)
        connection.execute("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()


@pytest.fixture
def read(report, reading, imprint):
    other = make_report("other.txt", text=report.text + " ")
    return [
        (report, reading, "test/1"),
        (other, make_reading(other, imprint), "test/1"),
        (report, replace(reading, refused=1), "test/2"),
    ]


def test_a_ledger_of_format_1_is_brought_to_the_present_one_with_all_it_holds(tmp_path, read):
    path = tmp_path / "old.db"
    old_ledger(path, read)
    with LedgerStore(path) as ledger:
        assert ledger.count() == 2
        assert sorted(one.refused for one in ledger.readings()) == [0, 1]
        of_first = {one.sha256: one for _, one, who in read if who == "test/1"}
        assert {one.sha256: one for one in ledger.readings(reader="test/1")} == of_first
        assert [ledger.text_of(report.sha256) for report, _, _ in read] == [report.text for report, _, _ in read]
        found = ledger.verify()
        assert found.faults == ()
        assert (found.entries, found.reports, found.readings, found.claims) == (7, 2, 3, 3)
        assert found.unsearchable == 0
        assert search(ledger, "durra rockets", Wanted()).total == 2
        assert not ledger.add(*read[0][:2], reader="test/1")


def shape(path: Path) -> list[tuple[str, str]]:
    with behind(str(path)) as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL")
        return sorted((row.type, row.name, row.sql) for row in rows)


def test_a_ledger_brought_over_has_the_same_tables_as_a_new_one(tmp_path, read):
    old_ledger(tmp_path / "old.db", read)
    for name in ("old.db", "new.db"):
        LedgerStore(tmp_path / name, create=True).__exit__(None, None, None)
    assert shape(tmp_path / "old.db") == shape(tmp_path / "new.db")


def test_a_ledger_that_cannot_be_brought_over_stays_as_it_was(tmp_path, read):
    path = tmp_path / "old.db"
    old_ledger(path, read)
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO reading (sha256, reader, json) VALUES (?, 'test/3', '{')", (read[0][0].sha256,))
    connection.commit()
    before = list(connection.iterdump())
    with pytest.raises(LedgerError, match="is no ledger/1 reading"):
        LedgerStore(path)
    assert list(connection.iterdump()) == before
    connection.close()


def test_a_ledger_of_format_1_leaves_no_empty_pages_behind(tmp_path, read):
    path = tmp_path / "old.db"
    long = [(replace(report, raw=report.raw * 20_000), reading, reader) for report, reading, reader in read[:1]]
    old_ledger(path, [(report, replace(reading, sha256=report.sha256), reader) for report, reading, reader in long])
    before = path.stat().st_size
    with LedgerStore(path) as ledger:
        assert ledger.count() == 1
    with behind(str(path)) as connection:
        assert connection.exec_driver_sql("PRAGMA freelist_count").scalar() == 0
    assert path.stat().st_size < 1.6 * before


def test_a_file_that_cannot_be_compacted_stays_as_it_is(tmp_path, report, reading):
    path = tmp_path / "field.db"
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, reading, reader="test/1")
    file = SqliteFile(address_of(path), path, create=False)
    whole = path.read_bytes()
    damaged = whole[:-4096] + b"x" * 4096
    path.write_bytes(damaged)
    file.compact()
    file.engine.dispose()
    assert path.read_bytes() == damaged


def test_a_ledger_of_format_3_can_keep_what_could_not_be_read(tmp_path, report, reading):
    path = tmp_path / "three.db"
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, reading, reader="test/1")
    with closing(sqlite3.connect(path)) as connection:
        for table in ("refused", "account", "audit"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE about SET value = '3' WHERE key = 'format'")
        connection.commit()
    with LedgerStore(path) as ledger:
        keep_refusals(ledger, [("a.pdf", "Cannot read a.pdf: it is damaged", None)])
        assert len(refusals(ledger)) == 1
        assert ledger.verify().faults == ()
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute("DELETE FROM refused")

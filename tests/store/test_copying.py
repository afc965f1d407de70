"""Backups and what is restored from them: the same ledger, whole or not there."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.kept_row import KeptRow, Kind
from crossbearing.reconcile.decided import subject_of
from crossbearing.store import pages
from crossbearing.store.address import address_of
from crossbearing.store.copying import backup, restore
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.tables import ABOUT, APPEND_ONLY, AUDIT, LOGGED
from made import make_reading, make_report
from store_places import behind, count, log_of, unguard

READER = "test/1"


def fill(place: str | Path, imprint, reports: int = 20) -> str:
    """Reports with their readings, and a decision; the head."""
    made = [make_report(f"{number}.txt", text=make_report().text + " ً“é”" * number) for number in range(reports)]
    read = [(report, make_reading(report, imprint)) for report in made]
    note = Decision(
        verb=Verb.NOTE, who="Amal", when="2031-06-01T10:00:00Z", why="x", about=(subject_of(read[0][1], "ev1"),)
    )
    with LedgerStore(place, create=True) as ledger:
        ledger.add_all(read, reader=READER)
        ledger.decide(note)
        return ledger.verify().head


def contents(place: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows that the log tells of."""
    found = {}
    with behind(place) as connection:
        for table in (ABOUT, *APPEND_ONLY):
            rows = connection.execute(text(f"SELECT * FROM {table.name}")).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


@pytest.fixture
def head(place, imprint) -> str:
    return fill(place, imprint)


def test_a_backup_has_the_same_rows_log_and_head(place, head, tmp_path):
    copy = tmp_path / "copy.db"
    found = backup(place, copy)
    assert (found.head, found.faults, found.reports, found.decisions) == (head, (), 20, 1)
    assert contents(str(copy)) == contents(place)
    with LedgerStore(copy) as ledger:
        assert ledger.verify(head=head).faults == ()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "field.db") == ["copy.db"]


def test_what_is_restored_is_the_ledger_again(place, head, another, tmp_path):
    backup(place, tmp_path / "copy.db")
    new = another()
    assert restore(tmp_path / "copy.db", new).head == head
    assert contents(new) == contents(place)
    with LedgerStore(new) as ledger, LedgerStore(place) as old:
        assert ledger.readings() == old.readings()
    with behind(new) as connection, pytest.raises(Exception, match="only added to"):
        connection.execute(text("DELETE FROM log"))


def test_a_restored_ledger_is_added_to_as_the_one_before(place, head, another, tmp_path, imprint):
    backup(place, tmp_path / "copy.db")
    new = another()
    restore(tmp_path / "copy.db", new)
    report = make_report("late.txt", text=make_report().text + " Later.")
    with LedgerStore(new) as ledger:
        assert ledger.add(report, make_reading(report, imprint), reader=READER)
        found = ledger.verify(head=head)
    assert (found.faults, found.reports) == ((), 21)


def test_a_backup_overwrites_nothing(place, head, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(LedgerError, match="is there already and is not overwritten"):
        backup(place, taken)
    assert taken.read_text() == "mine"


def test_a_place_that_holds_a_ledger_is_not_restored_to(place, head, tmp_path):
    backup(place, tmp_path / "copy.db")
    before = contents(place)
    with pytest.raises(LedgerError, match=r"already.*Name an? (new|empty)"):
        restore(tmp_path / "copy.db", place)
    assert contents(place) == before


@pytest.mark.parametrize(
    "statement", ["UPDATE text SET text = 'x'", "DELETE FROM claim", "DELETE FROM decision", "DELETE FROM raw"]
)
def test_a_damaged_ledger_is_not_backed_up_and_its_fault_is_named(place, head, tmp_path, statement):
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text(statement))
    with pytest.raises(LedgerError, match=r"Cannot back up .*(entry \d+ of the log|rows of it belong to nothing)"):
        backup(place, tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name != "field.db"] == []


def test_a_damaged_copy_is_not_restored_and_its_fault_is_named(place, head, another, tmp_path):
    backup(place, tmp_path / "copy.db")
    with behind(str(tmp_path / "copy.db")) as connection:
        unguard(connection)
        connection.execute(text("UPDATE report SET name = 'x' WHERE entry = 2"))
    new = another()
    with pytest.raises(LedgerError, match=r"Cannot restore .*: entry 2 of the log: report \w+ was changed"):
        restore(tmp_path / "copy.db", new)
    with pytest.raises(LedgerError, match="No ledger at"):
        LedgerStore(new)


@pytest.mark.parametrize("part", [0.3, 0.7, 0.99])
def test_a_copy_that_was_cut_off_is_refused(place, head, another, tmp_path, part):
    copy, new = tmp_path / "copy.db", another()
    backup(place, copy)
    os.truncate(copy, int(copy.stat().st_size * part) // 512 * 512)
    with pytest.raises(LedgerError):
        restore(copy, new)
    with pytest.raises(LedgerError, match="No ledger at"):
        LedgerStore(new)


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("gone.db", "new.db", "there is no file"),
        ("postgresql://host/ledger", "new.db", "Name that file"),
        ("field.db", "none/new.db", "No such file or directory"),
        ("field.db", "field.db", "is there already"),
    ],
)
def test_names_that_cannot_be_meant_are_one_clear_line(tmp_path, imprint, source, target, words):
    fill(tmp_path / "field.db", imprint, reports=1)
    with pytest.raises(LedgerError) as caught:
        restore(source if "://" in source else tmp_path / source, tmp_path / target)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["field.db"]


def test_a_backup_into_a_database_is_refused_with_what_does_it(tmp_path):
    with pytest.raises(LedgerError, match="crossbearing restore"):
        backup(tmp_path / "field.db", "postgresql://host/ledger")


def test_the_name_of_an_unwritable_folder_is_one_clear_line(place, head, tmp_path):
    folder = tmp_path / "file"
    folder.write_text("no folder")
    with pytest.raises(LedgerError, match=r"Cannot back up .*Nothing was written"):
        backup(place, folder / "copy.db")


def test_a_disk_without_room_leaves_nothing(place, head, tmp_path):
    limited = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000));"
        "from crossbearing.store.copying import backup; backup(sys.argv[1], sys.argv[2])"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, place, str(tmp_path / "copy.db")], capture_output=True, text=True, check=False
    )
    assert "LedgerError: Cannot back up" in done.stderr
    assert "free space" in done.stderr
    assert "half" not in done.stderr.splitlines()[-1]
    assert [path.name for path in tmp_path.iterdir() if path.name != "field.db"] == []


def test_a_user_who_stops_a_backup_finds_nothing_of_it(tmp_path, imprint, monkeypatch):
    fill(tmp_path / "field.db", imprint)

    def stop() -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pages, "_patience", lambda: lambda *counts: stop())
    with pytest.raises(KeyboardInterrupt):
        backup(tmp_path / "field.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["field.db"]


def test_a_name_taken_while_the_backup_was_made_is_left_alone(tmp_path, imprint, monkeypatch):
    fill(tmp_path / "field.db", imprint)
    copy = tmp_path / "copy.db"
    monkeypatch.setattr(pages, "_patience", lambda: lambda *counts: copy.write_text("mine"))
    with pytest.raises(LedgerError, match="not overwritten"):
        backup(tmp_path / "field.db", copy)
    assert copy.read_text() == "mine"


def test_where_files_cannot_be_linked_a_backup_is_made_all_the_same(tmp_path, imprint, monkeypatch):
    head = fill(tmp_path / "field.db", imprint)

    def no_links(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    assert backup(tmp_path / "field.db", tmp_path / "copy.db").head == head
    with pytest.raises(LedgerError, match="not overwritten"):
        backup(tmp_path / "field.db", tmp_path / "copy.db")


@contextmanager
def writer(place: str, imprint) -> Iterator[list[str]]:
    """Adds reports until the block ends; names those that are in the ledger."""
    done = threading.Event()
    kept: list[str] = []

    def write() -> None:
        with LedgerStore(place) as ledger:
            while not done.is_set():
                report = make_report(f"w{len(kept)}.txt", text=make_report().text + f" Later {len(kept)}.")
                ledger.add(report, make_reading(report, imprint), reader=READER)
                kept.append(report.sha256)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield kept
    finally:
        done.set()
        thread.join()


def test_backups_made_while_another_adds_are_sound_and_begin_its_log(place, head, tmp_path, imprint, monkeypatch):
    # Few pages at a time, so that the writer comes in between.
    monkeypatch.setattr(pages, "PAGES", 8)
    copies, acknowledged = [], []
    with writer(place, imprint) as kept:
        for number in range(5):
            before = len(kept)
            copies.append(tmp_path / f"copy{number}.db")
            assert backup(place, copies[-1]).faults == ()
            acknowledged.append(kept[:before])
            while len(kept) < before + 3:
                pass
    whole = log_of(place)
    for copy, known in zip(copies, acknowledged, strict=True):
        entries = log_of(str(copy))
        assert entries == whole[: len(entries)]
        with LedgerStore(copy) as ledger:
            assert all(ledger.holds(sha256, reader=READER) for sha256 in known)


def to_format_2(path: Path) -> None:
    """Take from a file what ledgers of format 2 did not have."""
    with closing(sqlite3.connect(path)) as connection:
        made = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT NULL"
        later = [name for (name,) in connection.execute(made) if name.startswith(("search_", "snapshot"))]
        for name in sorted([*LOGGED, *later, AUDIT.name]):
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute("UPDATE about SET value = '2' WHERE key = 'format'")
        connection.commit()


def test_a_file_of_an_older_format_is_copied_to_the_present_one_and_not_changed(tmp_path, imprint, server):
    old, head = tmp_path / "field.db", fill(tmp_path / "field.db", imprint)
    to_format_2(old)
    before = old.read_bytes()
    backup(old, tmp_path / "copy.db")
    restore(old, tmp_path / "restored.db")
    for name in ("copy.db", "restored.db"):
        with LedgerStore(tmp_path / name) as ledger:
            assert ledger.verify(head=head).faults == ()
    with pytest.raises(LedgerError, match=r"format 2 and is not to be changed here.*crossbearing backup"):
        restore(old, server.new_database())
    assert old.read_bytes() == before


def test_the_copy_of_a_server_keeps_its_password_to_itself(server, imprint, tmp_path):
    place = server.new_database()
    with pytest.raises(LedgerError) as caught:
        backup(place, tmp_path / "copy.db")
    assert address_of(place).url.password not in str(caught.value)


def test_views_that_no_log_tells_of_are_not_handed_on(place, imprint, tmp_path):
    fill(place, imprint, 1)
    with LedgerStore(place) as ledger:
        ledger.snapshots().keep("key", [KeptRow(kind=Kind.INCIDENT, value=1, id="i1")])
        ledger.sited().keep({ledger.readings()[0].sha256: ("x", "{}")})
    backup(place, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "new.db")
    for name in ("copy.db", "new.db"):
        assert [count(str(tmp_path / name), table) for table in ("snapshot", "snapshot_row", "sited")] == [0, 0, 0]
    assert count(place, "snapshot") == 1

"""Ledger files in bad places and bad shape: one clear line each, and nothing is lost."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from supply import READER, supplied

from crossbearing.errors import LedgerError
from crossbearing.store.ledger_store import LedgerStore
from other_user import NOBODY, answer_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")


@pytest.fixture
def path() -> Iterator[Path]:
    """A ledger with twenty reports, in a folder that every user may look into."""
    folder = Path(mkdtemp())
    found = folder / "field.db"
    with LedgerStore(found, create=True) as ledger:
        ledger.add_all([supplied(number) for number in range(20)], reader=READER)
    if os.geteuid() == 0:
        for one in (folder, found):
            os.chown(one, NOBODY, NOBODY)
    yield found
    folder.chmod(0o700)
    shutil.rmtree(folder)


def add(path: Path) -> object:
    with LedgerStore(path, create=True) as ledger:
        return ledger.add(*supplied(99), reader=READER)


def count(path: Path) -> object:
    with LedgerStore(path) as ledger:
        return ledger.count() if ledger.verify().faults == () else "faults"


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o400, 0o700), (0o400, 0o500), (0o600, 0o500)])
def test_a_place_that_may_only_be_read_is_read_and_not_written(path, of_file, of_folder):
    words = "readonly database. Nothing of it was stored; check who may write the file and its folder"
    path.chmod(of_file)
    path.parent.chmod(of_folder)
    assert answer_of(lambda: count(path)) == 20
    assert words in answer_of(lambda: add(path))
    path.parent.chmod(0o700)
    path.chmod(0o600)
    assert answer_of(lambda: add(path)) is True
    assert count(path) == 21


def test_a_file_that_may_not_be_read_is_one_clear_line(path):
    path.chmod(0)
    assert answer_of(lambda: count(path)) == (
        f"Cannot open ledger {path}: Permission denied. Check the name and who may read it"
    )


def test_a_ledger_cannot_be_started_in_a_folder_that_may_only_be_read(path):
    path.parent.chmod(0o500)
    answer = answer_of(lambda: add(path.with_name("new.db")))
    assert "Cannot open ledger" in answer
    assert "check who may write the file and its folder" in answer
    assert [one.name for one in path.parent.iterdir()] == ["field.db"]


def test_a_file_that_another_program_keeps_to_itself_is_waited_for_and_then_named(path, monkeypatch):
    monkeypatch.setattr("crossbearing.store.sqlite.BUSY_SECONDS", 0.2)
    other = sqlite3.connect(path, isolation_level=None)
    with LedgerStore(path) as ledger:
        other.execute("BEGIN EXCLUSIVE")
        for ask in (ledger.count, ledger.verify, lambda: ledger.add(*supplied(99), reader=READER)):
            with pytest.raises(LedgerError, match=r"locked\. Another program is writing; try again when it is done"):
                ask()
        other.execute("ROLLBACK")
        assert ledger.count() == 20
    other.close()


@pytest.mark.parametrize("share", [0.005, 0.5, 0.9])
def test_a_file_that_is_cut_short_is_refused_and_left_alone(path, share):
    whole = path.read_bytes()
    for name in ("count", "add"):
        path.write_bytes(whole[: int(len(whole) * share)])
        left = path.read_bytes()
        with pytest.raises(LedgerError, match=r"(damaged .*|cut short\)\.) Take it from a backup"):
            add(path) if name == "add" else count(path)
        assert path.read_bytes() == left


def test_a_file_with_the_mark_of_another_program_is_refused_and_left_alone(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA application_id = 7")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="is a database of another program"):
        add(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("gone", [Path.unlink, lambda path: path.rename(path.with_name("moved.db"))])
def test_nothing_is_said_to_be_kept_in_a_file_that_was_deleted_or_moved_meanwhile(path, gone):
    with LedgerStore(path) as ledger:
        gone(path)
        with pytest.raises(LedgerError, match=r"moved or deleted meanwhile. Nothing of it was stored; put it back"):
            ledger.add(*supplied(99), reader=READER)
    assert not path.exists()


@pytest.mark.parametrize(
    "name", ["zwei Wörter.db", "السجل.db", "a%20b?c=d&e#f.db", "'; DROP TABLE log; --.db", "-n.db"]
)
def test_a_name_with_odd_characters_is_a_name(tmp_path, name):
    assert add(tmp_path / name) is True
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert count(tmp_path / name) == 1


def test_a_name_with_a_zero_byte_is_one_clear_line(tmp_path):
    with pytest.raises(LedgerError, match="null"):
        add(tmp_path / "a\0b.db")


def test_damage_to_what_the_file_says_of_its_tables_is_one_line(path):
    content = path.read_bytes()
    for word in (b"CREATE TABLE reading", b"stamp_no_delete", b"integrity", b"BEFORE DELETE"):
        if word in content:
            at = content.index(word) + len(word) - 2
            path.write_bytes(content[:at] + bytes([content[at] ^ 0x80]) + content[at + 1 :])
            with pytest.raises(LedgerError, match="damaged"), LedgerStore(path) as ledger:
                ledger.verify()

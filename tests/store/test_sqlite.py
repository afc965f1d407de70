import multiprocessing
import os
import resource
import signal
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from crossbearing.errors import LedgerError
from crossbearing.store.ledger_store import LedgerStore
from made import make_reading, make_report

READER = "test/1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "field.db"


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        return {
            t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
            for t in ("report", "reading", "claim", "log")
        }


def test_the_reading_of_the_reader_asked_for_comes_before_a_newer_one(path, report, reading):
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
        ledger.add(report, replace(reading, refused=1), reader="test/1+own")
        assert [one.refused for one in ledger.readings(reader=READER)] == [reading.refused]
        assert [one.refused for one in ledger.readings(reader="test/2")] == [1]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 not a ledger", "is not an SQLite file"),
        (b"SQLite format 3\x00" + b"\x01" * 200, "was given as a ledger"),
    ],
)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(path, content, words):
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=words):
        LedgerStore(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bird (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        LedgerStore(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["a?b#c%20.db", ":memory:", "file:x.db", "two words é.db"])
def test_any_name_is_the_name_of_a_file(tmp_path, monkeypatch, report, reading, name):
    monkeypatch.chdir(tmp_path)
    with LedgerStore(Path(name), create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    assert rows(tmp_path / name)["report"] == 1


def test_an_empty_file_becomes_a_ledger_by_adding_and_not_by_looking(path, report, reading):
    path.touch()
    with pytest.raises(LedgerError, match="starts one"):
        LedgerStore(path)
    assert path.stat().st_size == 0
    with LedgerStore(path, create=True) as ledger:
        assert ledger.add(report, reading, reader=READER)


@pytest.mark.parametrize(
    ("name", "words"), [("x" * 300, "Cannot open"), ("none/field.db", "no folder"), ("", "is a directory")]
)
def test_a_name_no_ledger_can_have_is_one_clear_line(tmp_path, name, words):
    with pytest.raises(LedgerError, match=words):
        LedgerStore(tmp_path / name, create=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_no_ledger_and_is_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(LedgerError, match="a pipe"):
        LedgerStore(path)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 3]


def scrambled(content: bytes) -> bytes:
    return content[:4096] + bytes(255 - byte for byte in content[4096:])


def reworded(content: bytes) -> bytes:
    return content.replace(b'"doc_id"', b'"doc_ib"')


@pytest.mark.parametrize("damage", [cut, scrambled, reworded])
def test_a_damaged_ledger_is_one_clear_line_that_names_it(path, report, reading, damage):
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(LedgerError, match="new ledger") as caught, LedgerStore(path) as ledger:
        ledger.readings()
    assert str(path) in str(caught.value)


def _add_on_a_full_disk(path: Path, report, reading, answers) -> None:
    # A file size limit stands for the full disk: SQLite's write fails in the same way.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = path.stat().st_size + 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with LedgerStore(path) as ledger:
            ledger.add(report, reading, reader=READER)
    except LedgerError as error:
        answers.put(str(error))


def test_a_full_disk_leaves_the_ledger_as_it_was(path, report, imprint):
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, make_reading(report, imprint), reader=READER)
    before = rows(path)
    big = make_report("big.txt", text=report.text + " x" * 200_000)
    answers = multiprocessing.get_context("fork").Queue()
    process = multiprocessing.get_context("fork").Process(
        target=_add_on_a_full_disk, args=(path, big, make_reading(big, imprint), answers)
    )
    process.start()
    message = answers.get(timeout=30)
    process.join(30)
    assert "Nothing of it was stored" in message
    assert "big.txt" in message
    assert str(path) in message
    assert rows(path) == before

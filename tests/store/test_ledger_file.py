import multiprocessing
import os
import resource
import signal
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from crossbearing.errors import LedgerError, UngroundedError
from crossbearing.model.span import Span
from crossbearing.store.ledger_file import LedgerFile
from made import make_reading, make_report

READER = "test/1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "field.db"


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        return {
            t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("report", "reading", "claim")
        }


def test_a_reading_comes_back_as_it_was_kept(path, report, reading):
    with LedgerFile(path, create=True) as ledger:
        assert ledger.add(report, reading, reader=READER)
    with LedgerFile(path) as ledger:
        assert ledger.readings() == [reading]
        assert ledger.text_of(report.sha256) == report.text
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT raw FROM report").fetchall() == [(report.raw,)]


def test_adding_twice_changes_nothing(path, report, reading):
    with LedgerFile(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
        before = rows(path)
        assert not ledger.add(report, reading, reader=READER)
    assert rows(path) == before == {"report": 1, "reading": 1, "claim": 1}


def test_a_newer_reader_adds_its_reading_beside_the_old_one(path, report, reading):
    with LedgerFile(path, create=True) as ledger:
        ledger.add(report, reading, reader="test/9")
        ledger.add(report, replace(reading, refused=1), reader="test/10")
        assert [one.refused for one in ledger.readings()] == [1]
    assert rows(path)["reading"] == 2


def test_the_reading_of_the_reader_asked_for_comes_before_a_newer_one(path, report, reading):
    with LedgerFile(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
        ledger.add(report, replace(reading, refused=1), reader="test/1+own")
        assert [one.refused for one in ledger.readings(reader=READER)] == [reading.refused]
        assert [one.refused for one in ledger.readings(reader="test/2")] == [1]


def test_a_reading_with_an_ungrounded_quote_is_not_kept(path, report, reading):
    claim = replace(reading.claims[0], content=(Span("nobody said", 0, 11),))
    with LedgerFile(path, create=True) as ledger:
        with pytest.raises(UngroundedError):
            ledger.add(report, replace(reading, claims=(claim,)), reader=READER)
        assert ledger.count() == 0


@pytest.mark.parametrize("statement", ["UPDATE report SET text = 'x'", "DELETE FROM reading", "DELETE FROM claim"])
def test_rows_cannot_be_changed_or_deleted(path, report, reading, statement):
    with LedgerFile(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    with sqlite3.connect(path) as connection, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute(statement)


def test_readings_come_in_order_of_publication(path, imprint):
    first, second = make_report("b.txt"), make_report("a.txt", text=make_report().text + " ")
    with LedgerFile(path, create=True) as ledger:
        ledger.add(second, make_reading(second, imprint, published="2031-06-01"), reader=READER)
        ledger.add(first, make_reading(first, imprint, published="2031-05-01"), reader=READER)
        assert [one.document.published for one in ledger.readings()] == ["2031-05-01", "2031-06-01"]


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
        LedgerFile(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bird (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        LedgerFile(path, create=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["a?b#c%20.db", ":memory:", "file:x.db", "two words é.db"])
def test_any_name_is_the_name_of_a_file(tmp_path, monkeypatch, report, reading, name):
    monkeypatch.chdir(tmp_path)
    with LedgerFile(Path(name), create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    assert rows(tmp_path / name)["report"] == 1


def test_an_empty_file_becomes_a_ledger_by_adding_and_not_by_looking(path, report, reading):
    path.touch()
    with pytest.raises(LedgerError, match="starts one"):
        LedgerFile(path)
    assert path.stat().st_size == 0
    with LedgerFile(path, create=True) as ledger:
        assert ledger.add(report, reading, reader=READER)


@pytest.mark.parametrize(
    ("name", "words"), [("x" * 300, "Cannot open"), ("none/field.db", "no folder"), ("", "is a directory")]
)
def test_a_name_no_ledger_can_have_is_one_clear_line(tmp_path, name, words):
    with pytest.raises(LedgerError, match=words):
        LedgerFile(tmp_path / name, create=True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_no_ledger_and_is_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(LedgerError, match="a pipe"):
        LedgerFile(path)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 3]


def scrambled(content: bytes) -> bytes:
    return content[:4096] + bytes(255 - byte for byte in content[4096:])


def reworded(content: bytes) -> bytes:
    return content.replace(b'"doc_id"', b'"doc_ib"')


@pytest.mark.parametrize("damage", [cut, scrambled, reworded])
def test_a_damaged_ledger_is_one_clear_line_that_names_it(path, report, reading, damage):
    with LedgerFile(path, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(LedgerError, match="new ledger") as caught, LedgerFile(path) as ledger:
        ledger.readings()
    assert str(path) in str(caught.value)


def test_a_ledger_of_another_format_is_refused_with_both_named(path):
    with LedgerFile(path, create=True):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET value = '7' WHERE key = 'format'")
    with pytest.raises(LedgerError, match="format 7 and this version reads 1"):
        LedgerFile(path)


def test_a_missing_ledger_is_not_started_by_looking_at_it(path):
    with pytest.raises(LedgerError, match="starts one"):
        LedgerFile(path)
    assert not path.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read and write everything")
def test_a_ledger_without_permission_is_one_clear_line(path, report, reading):
    with LedgerFile(path, create=True):
        pass
    path.chmod(stat.S_IRUSR)
    with LedgerFile(path) as ledger, pytest.raises(LedgerError, match="may write"):
        ledger.add(report, reading, reader=READER)


def _add_on_a_full_disk(path: Path, report, reading, answers) -> None:
    # A file size limit stands for the full disk: SQLite's write fails in the same way.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = path.stat().st_size + 1
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        with LedgerFile(path) as ledger:
            ledger.add(report, reading, reader=READER)
    except LedgerError as error:
        answers.put(str(error))


def test_a_full_disk_leaves_the_ledger_as_it_was(path, report, imprint):
    with LedgerFile(path, create=True) as ledger:
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

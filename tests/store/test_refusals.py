"""What a person is told where a ledger cannot be opened or written: one line, and nothing is lost."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crossbearing.errors import LedgerError
from crossbearing.store.address import address_of
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.postgres import TURN
from made import make_reading, make_report
from postgres_server import missing, running
from store_places import behind

READER = "test/1"


@contextmanager
def turn(place: str) -> Iterator[None]:
    """Holds the turn of a writer."""
    with behind(place) as connection:
        server = connection.dialect.name == "postgresql"
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})" if server else "BEGIN IMMEDIATE")
        yield


def refusal(place: str | Path) -> str:
    with pytest.raises(LedgerError) as caught, LedgerStore(place, create=True):
        pass
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://host/ledger", "mysql is no database known here"),
        ("postgresql://host", "names no database"),
        ("postgresql://host:port/ledger", "cannot be read"),
    ],
)
def test_an_address_that_means_nothing_is_one_clear_line(url, words):
    assert words in refusal(url)
    assert "postgresql://USER:PASSWORD@HOST/DATABASE" in refusal(url)


def test_a_path_is_a_file_whatever_it_looks_like():
    assert address_of(Path("postgresql://host/ledger")).path is not None
    assert address_of("file:x.db").path == Path("file:x.db")


def test_an_address_hides_its_password():
    assert str(address_of("postgres://amal:secret@host/ledger")) == "postgresql://amal:***@host/ledger"


def test_a_wrong_password_is_one_clear_line_that_does_not_show_it(server):
    line = refusal(server.url("postgres", password="guess-work"))
    assert "password authentication failed" in line
    assert "Check the name and the password" in line
    assert "guess-work" not in line


def test_an_unknown_database_is_one_clear_line(server):
    assert 'database "nowhere" does not exist. Check the address' in refusal(server.url("nowhere"))


def test_a_server_that_is_not_there_is_one_clear_line(tmp_path):
    assert "check that the server runs" in refusal(f"postgresql://amal:x@/ledger?host={tmp_path}")


def test_a_writer_that_does_not_end_is_waited_for_and_then_named(place, report, reading, monkeypatch):
    with LedgerStore(place, create=True):
        pass
    monkeypatch.setattr("crossbearing.store.sqlite.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("crossbearing.store.postgres.BUSY_SECONDS", 0.2)
    with LedgerStore(place) as ledger:
        busy = pytest.raises(LedgerError, match="Another program is writing; try again when it is done")
        with turn(place), busy:
            ledger.add(report, reading, reader=READER)
        assert ledger.add(report, reading, reader=READER)


def test_a_server_stopped_while_a_report_is_added_loses_nothing(imprint):
    why = missing()
    if why is not None:
        pytest.skip(why)
    with running() as server:
        place, kept = server.new_database(), 0
        stopper = threading.Timer(0.5, server.stop)
        with (
            LedgerStore(place, create=True) as ledger,
            pytest.raises(LedgerError, match=r"server runs"),
        ):
            stopper.start()
            for number in range(100_000):
                report = make_report(f"{number}.txt", text=make_report().text + f" {number}")
                ledger.add(report, make_reading(report, imprint), reader=READER)
                kept += 1
        stopper.join()
        server.start()
        with LedgerStore(place) as ledger:
            found = ledger.verify()
        assert found.faults == ()
        assert 0 < kept <= found.reports == found.readings <= kept + 1

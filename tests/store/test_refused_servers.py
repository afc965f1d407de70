"""Servers in bad shape: one clear line each, and nothing is lost."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from sqlalchemy import create_engine
from supply import READER, supplied

from crossbearing.errors import LedgerError
from crossbearing.model.report import Report
from crossbearing.store.address import address_of
from crossbearing.store.ledger_store import LedgerStore
from made import make_imprint, make_reading, make_report
from postgres_server import USER, Server, chown
from store_places import behind


def ask(server: Server, *statements: str) -> None:
    """Have the server's owner say this, outside a transaction."""
    engine = create_engine(address_of(server.url("postgres")).url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def start(place: str) -> None:
    with LedgerStore(place, create=True) as ledger:
        ledger.add_all([supplied(number) for number in range(20)], reader=READER)


def refusal(place: str) -> str:
    with pytest.raises(LedgerError) as caught, LedgerStore(place, create=True) as ledger:
        ledger.add(*supplied(99), reader=READER)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def name_of(place: str) -> str:
    return str(address_of(place).url.database)


@pytest.fixture
def place(server: Server) -> str:
    place = server.new_database()
    start(place)
    return place


def test_a_server_that_only_reads_is_read_and_named(server, place):
    ask(server, f"ALTER DATABASE {name_of(place)} SET default_transaction_read_only = on")
    assert "read-only, name the one that is written to" in refusal(place)
    with LedgerStore(place) as ledger:
        assert (ledger.count(), ledger.verify().faults) == (20, ())


def test_a_user_without_rights_is_told_whom_to_ask(server, place):
    ask(server, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'pass'")
    line = refusal(place.replace(f"{USER}:", "guest:").replace("not-a-secret", "pass"))
    assert "Ask who runs the server: the ledger's tables were dropped, or you have no right to use them" in line


def test_a_ledger_that_is_dropped_while_it_is_open_is_one_clear_line(place):
    with LedgerStore(place) as ledger:
        with behind(place) as connection:
            connection.exec_driver_sql("DROP SCHEMA crossbearing CASCADE")
        with pytest.raises(LedgerError, match="the ledger's tables were dropped"):
            ledger.add(*supplied(99), reader=READER)


def test_a_connection_that_the_server_ended_is_made_anew(server, place):
    with LedgerStore(place) as ledger:
        with behind(place) as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid != pg_backend_pid()"
            )
        assert ledger.add(*supplied(99), reader=READER)
        assert (ledger.count(), ledger.verify().faults) == (21, ())


@pytest.mark.parametrize("name", ["zwei Wörter", "a%b", "a/b?c=d&e#f", "quote'\"s", "السجل"])
def test_a_database_with_odd_characters_in_its_name_is_reached(server, name):
    quoted = name.replace('"', '""').replace("%", "%%")
    ask(server, f'CREATE DATABASE "{quoted}" TEMPLATE template0')
    url = address_of(server.url("postgres")).url.set(drivername="postgresql", database=name)
    place = url.render_as_string(hide_password=False)
    start(place)
    with LedgerStore(place) as ledger:
        assert ledger.count() == 20


@pytest.fixture
def small(server: Server) -> Iterator[Path]:
    """A folder on a disk of its own with next to no room."""
    folder = Path(mkdtemp())
    command = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        folder.rmdir()
        pytest.skip("only the superuser of a whole machine can make a small disk")
    (folder / "space").mkdir()
    chown(folder / "space")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)
    folder.rmdir()


def large(number: int) -> Report:
    """A report that takes room, of words that cannot be made smaller."""
    words = " ".join(os.urandom(8).hex() for _ in range(20_000))
    return make_report(f"large{number}.txt", text=f"{make_report().text} Number {number}. {words}")


def test_a_full_disk_leaves_the_ledger_as_it_was_and_room_lets_it_go_on(server, small):
    ask(server, f"CREATE TABLESPACE small LOCATION '{small / 'space'}'", "CREATE DATABASE small TABLESPACE small")
    place = server.url("small")
    start(place)
    kept, report = 0, large(0)
    with LedgerStore(place) as ledger:
        with pytest.raises(
            LedgerError, match=r"Nothing of it was stored; free space on the server's disk and add again"
        ):
            for kept in range(100):
                report = large(kept)
                ledger.add(report, make_reading(report, make_imprint()), reader=READER)
        assert (ledger.count(), ledger.verify().faults) == (20 + kept, ())
        subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
        assert ledger.add(report, make_reading(report, make_imprint()), reader=READER)
        assert (ledger.count(), ledger.verify().faults) == (21 + kept, ())
    ask(server, "DROP DATABASE small WITH (FORCE)", "DROP TABLESPACE small")

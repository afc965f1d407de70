"""What `verify` finds: any change to what a ledger holds."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.verify import verify
from made import make_reading, make_report
from store_places import behind, unguard

TABLES = ("about", "log", "raw", "text", "report", "reading", "claim", "decision")
MANY = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class UndoError(Exception):
    """Leaves a transaction without keeping it."""


def fill(place: str | Path, imprint) -> None:
    """Two reports, their readings and a decision."""
    reports = [make_report(), make_report("other.txt", text=make_report().text + " Ça é “tout”.")]
    read = [(report, make_reading(report, imprint)) for report in reports]
    about = (subject_of(read[0][1], "ev1"),)
    with LedgerStore(place, create=True) as ledger:
        ledger.add_all(read, reader="test/1")
        ledger.decide(Decision(verb=Verb.NOTE, who="Amal", when="2031-06-01T10:00:00Z", why="seen", about=about))


@pytest.fixture
def filled(place, imprint) -> str:
    fill(place, imprint)
    return place


def cells(connection: Connection) -> list[tuple[str, str, object]]:
    """Every value kept, but for the format, which is refused at opening: its table, its column, itself."""
    found = []
    for table in TABLES:
        for row in connection.execute(text(f"SELECT * FROM {table}")).mappings():
            if row.get("key") != "format":
                found += [(table, column, value) for column, value in row.items() if value is not None]
    return found


def changed(value, position: int):
    """The value with one byte, or one letter, another."""
    if isinstance(value, int):
        return value + 1000 + position
    if len(value) == 0:
        return "x"
    at = position % len(value)
    if isinstance(value, str):
        return value[:at] + ("x" if value[at] != "x" else "y") + value[at + 1 :]
    return value[:at] + bytes([value[at] ^ (1 + position % 255)]) + value[at + 1 :]


@MANY
@given(data=st.data())
def test_any_single_change_is_found(filled, data):
    with pytest.raises(UndoError), behind(filled) as connection:
        kept = cells(connection)
        assert verify(connection).faults == ()
        table, column, value = data.draw(st.sampled_from(kept))
        value = bytes(value) if isinstance(value, memoryview) else value
        new = changed(value, data.draw(st.integers(0, 5000)))
        unguard(connection)
        query = text(f"UPDATE {table} SET {column} = :new WHERE {column} = :old")
        connection.execute(query, {"new": new, "old": value})
        found = verify(connection)
        assert found.faults, (table, column, value, new)
        raise UndoError


@pytest.mark.parametrize("table", [name for name in TABLES if name != "about"])
def test_a_row_that_is_gone_is_found(filled, table):
    with pytest.raises(UndoError), behind(filled) as connection:
        unguard(connection)
        connection.execute(text(f"DELETE FROM {table}"))
        assert verify(connection).faults
        raise UndoError


@pytest.mark.parametrize(
    ("statement", "entry", "words"),
    [
        ("UPDATE text SET text = 'x'", 3, "was changed after it was written"),
        ("UPDATE report SET name = 'x' WHERE entry = 4", 4, "was changed after it was written"),
        ("UPDATE log SET who = 'x' WHERE sequence = 2", 2, "changed after"),
        ("UPDATE claim SET holder = 'x'", 3, "its claims are not those kept beside it, from number 1 on"),
        ("DELETE FROM decision", 6, "the decision it tells of is gone"),
        ("INSERT INTO raw VALUES ('a', 'b')", 0, "belongs to nothing that is kept"),
        ("INSERT INTO decision VALUES (7, 'a', '{}')", 7, "is in no entry of the log"),
    ],
)
def test_the_first_bad_entry_is_named(filled, statement, entry, words):
    with pytest.raises(UndoError), behind(filled) as connection:
        unguard(connection)
        connection.execute(text(statement))
        first = verify(connection).faults[0]
        assert (first.entry, words in first.what) == (entry, True), first
        raise UndoError


def test_a_noted_head_shows_that_the_end_of_the_log_was_cut_off(filled):
    with LedgerStore(filled) as ledger:
        head = ledger.verify().head
        assert ledger.verify(head=head).faults == ()
    with behind(filled) as connection:
        unguard(connection)
        connection.execute(text("DELETE FROM decision"))
        connection.execute(text("DELETE FROM log WHERE sequence = 6"))
    with LedgerStore(filled) as ledger:
        assert ledger.verify().faults == ()
        assert "noted head" in ledger.verify(head=head).faults[0].what


def everything(path: Path) -> list[object]:
    with behind(str(path)) as connection:
        return cells(connection)


@MANY
@given(data=st.data())
def test_any_byte_of_a_file_that_is_changed_is_found_or_carries_nothing(tmp_path, imprint, data):
    path = tmp_path / "field.db"
    sound = tmp_path / "sound.db"
    if not sound.exists():
        fill(sound, imprint)
    content = bytearray(sound.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    try:
        with LedgerStore(path) as ledger:
            faults = ledger.verify().faults
    except LedgerError:
        return
    assert faults or everything(path) == everything(sound), position

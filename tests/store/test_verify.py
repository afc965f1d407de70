"""What `verify` finds: any change to what a ledger holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, select, text

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.log import MIGRATION as MIGRATION_KIND
from crossbearing.store.log import row_content
from crossbearing.store.tables import (
    ACCOUNT,
    APPEND_ONLY,
    AUDIT,
    IDENTITY,
    MERGED,
    MIGRATION,
    READING,
    REFUSED,
    SEALED,
    SETTING,
    STAMP,
)
from crossbearing.store.verify import verify
from made import BODY, make_reading, make_report
from store_places import behind, unguard

# The log is of evidence: what strangers try to sign in with is in no chain, and is kept by triggers alone.
CHAINED = [table for table in APPEND_ONLY if table is not AUDIT]
TABLES = ("about", *(table.name for table in CHAINED))
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


def fill_up(place: str | Path, imprint) -> None:
    """The same, and two rows of everything else that the log tells of."""
    fill(place, imprint)
    with LedgerStore(place) as ledger:
        head = ledger.verify().head
        first = ledger.decisions()[0]
        ledger.decide(replace(first, why="seen again"))
        with ledger.writing("fill") as (connection, log):
            for number in (1, 2):
                log.add_row(SETTING, {"key": "two persons", "value": str(number)}, who="Amal")
                log.add_row(MERGED, {"head": str(number) * 64, "entries": number})
                log.add_row(STAMP, {"head": head, "response": bytes([48, number]) + bytes.fromhex(head)})
                log.add_row(REFUSED, {"sha256": str(number) * 64, "reason": f"Cannot read {number}.pdf: it is damaged"})
                log.add_row(IDENTITY, {"code": f"P-{number}", "names": bytes([number] * 40)}, who="Bo")
                account = {
                    "person": f"amal {number}",
                    "name": f"Amal {number}",
                    "role": ("reader", "admin")[number - 1],
                }
                log.add_row(ACCOUNT, account | {"password": f"$argon2id${number}"}, who="Bo")
                done = {"name": f"step {number}", "at": "2031-06-01T10:00:00Z"}
                connection.execute(MIGRATION.insert().values(done))
                log.add(MIGRATION_KIND, row_content(done))
                log.write()


@pytest.fixture
def filled(place, imprint) -> str:
    fill(place, imprint)
    return place


@pytest.fixture
def full(place, imprint) -> str:
    fill_up(place, imprint)
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
def test_any_single_change_is_found(full, data):
    with pytest.raises(UndoError), behind(full) as connection:
        kept = cells(connection)
        assert verify(connection).faults == ()
        table, column, value = data.draw(st.sampled_from(kept))
        value = bytes(value) if isinstance(value, memoryview) else value
        new = changed(value, data.draw(st.integers(0, 5000)))
        unguard(connection)
        query = text(f'UPDATE {table} SET "{column}" = :new WHERE "{column}" = :old')
        connection.execute(query, {"new": new, "old": value})
        found = verify(connection)
        assert found.faults, (table, column, value, new)
        raise UndoError


KEPT = [table for table in CHAINED if table is not SEALED]


def rows_of(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Have a table hold these rows and no others."""
    unguard(connection)
    connection.execute(table.delete())
    if rows:
        connection.execute(table.insert(), rows)


@pytest.mark.parametrize("table", KEPT, ids=str)
def test_any_one_row_that_is_gone_is_found(full, table):
    with behind(full) as connection:
        rows = rows_of(connection, table)
    for number in range(len(rows)):
        with pytest.raises(UndoError), behind(full) as connection:
            put(connection, table, rows[:number] + rows[number + 1 :])
            assert verify(connection).faults, rows[number]
            raise UndoError


@pytest.mark.parametrize("table", KEPT, ids=str)
def test_any_values_of_two_rows_that_are_swapped_are_found(full, table):
    with behind(full) as connection:
        first, second, *rest = rows_of(connection, table)
    for column in first:
        if first[column] == second[column]:
            continue
        swapped = [first | {column: second[column]}, second | {column: first[column]}]
        if swapped == [second, first]:
            # They differ in nothing else: it is the same rows again.
            continue
        with pytest.raises(UndoError), behind(full) as connection:
            put(connection, table, [*swapped, *rest])
            assert verify(connection).faults, column
            raise UndoError


@pytest.mark.parametrize("table", KEPT, ids=str)
def test_a_row_that_is_slipped_in_is_found(full, table):
    with pytest.raises(UndoError), behind(full) as connection:
        rows = rows_of(connection, table)
        keys = {*table.primary_key.columns, *(column for column in table.columns if column.unique)}
        if table is READING:
            keys.add(READING.c.reader)
        other = {column.name: changed(rows[-1][column.name], 0) for column in keys}
        put(connection, table, [*rows, rows[-1] | other])
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


def test_a_ledger_that_grows_while_it_is_looked_at_is_sound(filled, imprint, monkeypatch):
    monkeypatch.setattr("crossbearing.store.row_pages.ROWS", 1)
    more = (make_report(f"{number}.txt", text=f"{BODY} Number {number}.") for number in range(1000))
    with LedgerStore(filled) as ledger, LedgerStore(filled) as writer, ledger.one_moment() as (_, connection):

        def pause() -> None:
            connection.rollback()
            report = next(more)
            writer.add(report, make_reading(report, imprint), reader="test/1")

        found = verify(connection, pause=pause)
        assert (found.faults, found.reports, found.readings, found.claims, found.entries) == ((), 2, 2, 2, 6)
        assert ledger.verify().reports > 10


def everything(path: Path) -> list[object]:
    with behind(str(path)) as connection:
        return cells(connection)


@MANY
@given(data=st.data())
def test_any_byte_of_a_file_that_is_changed_is_found_or_carries_nothing(tmp_path, imprint, data):
    path = tmp_path / "field.db"
    sound = tmp_path / "sound.db"
    if not sound.exists():
        fill_up(sound, imprint)
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

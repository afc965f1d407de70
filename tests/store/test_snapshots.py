"""Kept views, the same in a file and on a server."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from crossbearing.model.kept_row import NO_BEGIN, NO_END, KeptRow, Kind, Lookup
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.view_writing import KEPT
from store_places import behind

ROWS = [
    KeptRow(kind=Kind.INCIDENT, value=1, id="i_1", place="drr", begin="2031-05-01", end="2031-05-31", type="shelling"),
    KeptRow(kind=Kind.INCIDENT, value=2, id="ix1", place="hmt", begin=NO_BEGIN, end="2031-04-02", parties=("a:army",)),
    KeptRow(
        kind=Kind.INCIDENT, value=3, id="i%2", place="drr", begin="2031-06-01", end=NO_END, grade="fair", reports=3
    ),
    KeptRow(kind=Kind.INCIDENT, value=4, id="ab", parties=("a:army", "a:front")),
    KeptRow(kind=Kind.DEAL, value=9, id="i_1"),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Lookup(), [b"1", b"2", b"3", b"4"]),
        (Lookup(id="i_1"), [b"1"]),
        (Lookup(starts="i_"), [b"1"]),
        (Lookup(starts="i%"), [b"3"]),
        (Lookup(places=("drr",)), [b"1", b"3"]),
        (Lookup(begin="2031-05-31", end="2031-05-31"), [b"1"]),
        (Lookup(begin="2030-01-01", end="2030-12-31"), [b"2"]),
        (Lookup(begin="2040-01-01", end=NO_END), [b"3"]),
        (Lookup(begin=NO_BEGIN, end=NO_END), [b"1", b"2", b"3"]),
        (Lookup(types=("shelling", "raid")), [b"1"]),
        (Lookup(grade="fair", least=2), [b"3"]),
        (Lookup(party="a:army".__eq__), [b"2", b"4"]),
        (Lookup(party="a:navy".__eq__), []),
    ],
)
def test_rows_are_found_by_their_columns(place, wanted, found):
    with LedgerStore(place, create=True) as ledger:
        kept = ledger.snapshots()
        number = kept.keep("key", ROWS)
        assert kept.rows(number, Kind.INCIDENT, wanted) == found
        assert kept.count(number, Kind.INCIDENT, wanted) == len(found)
        assert kept.rows(number, Kind.INCIDENT, wanted, limit=1, offset=1) == found[1:2]


def test_the_same_view_is_kept_once_however_many_work_it_out(place):
    with LedgerStore(place, create=True) as ledger, ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: ledger.snapshots().keep("key", ROWS), range(8)))
        assert len(set(numbers)) == 1
        assert ledger.snapshots().find("key") == numbers[0]


def test_the_oldest_views_go_and_the_log_tells_of_none(place):
    with LedgerStore(place, create=True) as ledger:
        before = ledger.verify()
        for key in range(KEPT + 2):
            ledger.snapshots().keep(str(key), ROWS)
        assert [key for key in range(KEPT + 2) if ledger.snapshots().find(str(key)) is not None] == [2, 3, 4, 5]
        assert ledger.verify() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE snapshot_row SET place = 'hmt' WHERE id = 'i%2'",
        "UPDATE snapshot_row SET json = (SELECT json FROM snapshot_row WHERE id = 'ab') WHERE id = 'i%2'",
        "UPDATE snapshot_row SET reports = 4 WHERE id = 'i%2'",
        "DELETE FROM snapshot_row WHERE id = 'i%2'",
        'INSERT INTO snapshot_row SELECT snapshot, kind, 9, id, place, begin, "end", type, grade, reports, json '
        "FROM snapshot_row WHERE id = 'ab'",
        "DELETE FROM snapshot_party WHERE party = 'a:front'",
        "UPDATE snapshot_party SET party = 'a:navy' WHERE party = 'a:front'",
    ],
)
def test_a_view_that_was_changed_is_found_and_what_was_added_is_not_blamed(place, change):
    with LedgerStore(place, create=True) as ledger:
        ledger.snapshots().keep("key", ROWS)
        assert ledger.verify().changed_views == 0
        with behind(place) as connection:
            connection.execute(text(change))
        found = ledger.verify()
        assert (found.changed_views, found.faults) == (1, ())


def test_a_view_of_a_version_that_kept_no_hash_is_worked_out_again(place):
    with LedgerStore(place, create=True) as ledger:
        kept = ledger.snapshots()
        kept.keep("key", ROWS)
        with behind(place) as connection:
            connection.execute(text("DELETE FROM snapshot_row WHERE kind = 'digest'"))
        assert (kept.find("key"), ledger.verify().changed_views) == (None, 0)
        number = kept.keep("key", ROWS[:1])
        assert kept.rows(number, Kind.INCIDENT, Lookup()) == [b"1"]

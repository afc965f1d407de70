"""What a ledger knows of watched feeds."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from crossbearing.store.copying import backup
from crossbearing.store.identities import Asked, Identities, Said
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.sealing import Key
from crossbearing.store.watched import EntryState, FeedState, Watched
from made import make_report
from store_places import behind, log_of

URL = "https://hill.example/rss"
STATE = FeedState("2031-05-12T10:00:00Z", 2, '"v1"', "Mon, 12 May 2031 10:00:00 GMT", "https://new.example/rss")
WAITS = EntryState("k" * 64, "v" * 64, "2031-05-12T10:05:00Z", 1, "https://hill.example/a", "2031-05-12")
TAKEN = EntryState("k" * 64, "v" * 64, etag='"a"')


@pytest.fixture
def store(place):
    with LedgerStore(place, create=True) as store:
        yield store


@pytest.fixture
def watched(store):
    return Watched(store)


def test_a_feed_nobody_looked_at_is_due_at_once(watched):
    assert watched.feed(URL) == FeedState()


def test_what_is_known_of_a_feed_is_there_when_the_ledger_is_opened_again(place, store, watched):
    watched.keep_feed(URL, FeedState())
    watched.keep_feed(URL, STATE)
    with LedgerStore(place) as again:
        assert Watched(again).feed(URL) == STATE
        assert Watched(again).feed("https://other.example/") == FeedState()


def test_entries_are_known_by_their_keys_and_feeds(watched):
    assert watched.keep_entry(URL, WAITS)
    assert watched.entries(URL, [WAITS.key, "other"]) == {WAITS.key: WAITS}
    assert watched.entries("https://other.example/", [WAITS.key]) == {}
    assert watched.waiting(URL) == [WAITS]


def test_an_entry_that_was_taken_waits_no_more_and_is_not_taken_twice(watched):
    watched.keep_entry(URL, WAITS)
    assert watched.keep_entry(URL, TAKEN)
    assert watched.waiting(URL) == []
    assert not watched.keep_entry(URL, TAKEN)
    assert not watched.keep_entry(URL, WAITS)
    assert watched.entries(URL, [TAKEN.key]) == {TAKEN.key: TAKEN}


def test_many_entries_are_looked_up_at_once(watched):
    keys = [f"{number:064}" for number in range(1_200)]
    watched.keep_entry(URL, EntryState(keys[-1], "v"))
    assert list(watched.entries(URL, keys)) == [keys[-1]]


def test_a_report_and_the_word_that_it_was_taken_are_kept_together(store, watched, report, reading):
    assert store.add_all([(report, reading)], reader="test/1", beside=watched.taking(URL, TAKEN)) == [True]
    assert watched.entries(URL, [TAKEN.key]) == {TAKEN.key: TAKEN}


def test_a_report_whose_entry_another_program_took_is_not_kept(store, watched, report, reading):
    watched.keep_entry(URL, TAKEN)
    other = make_report("other.txt", text=report.text + " ")
    assert store.add_all([(report, reading)], reader="test/1", beside=watched.taking(URL, TAKEN)) == [False]
    assert (store.count(), other.sha256 == report.sha256) == (0, False)


def test_the_log_does_not_tell_of_it_and_checks_do_not_need_it(place, store, watched):
    before = log_of(place)
    watched.keep_feed(URL, STATE)
    watched.keep_entry(URL, WAITS)
    assert log_of(place) == before
    assert store.verify().faults == ()


def test_a_backup_goes_on_watching_where_the_ledger_was(place, store, watched, tmp_path):
    watched.keep_feed(URL, STATE)
    watched.keep_entry(URL, TAKEN)
    backup(place, tmp_path / "copy.db")
    with LedgerStore(tmp_path / "copy.db") as copy:
        assert Watched(copy).feed(URL) == STATE
        assert Watched(copy).entries(URL, [TAKEN.key]) == {TAKEN.key: TAKEN}


def test_what_was_taken_is_known_by_hashes_alone(place, watched):
    watched.keep_entry(URL, TAKEN)
    watched.keep_feed(URL, FeedState())
    with behind(place) as connection:
        rows = [
            *connection.exec_driver_sql("SELECT * FROM watched"),
            *connection.exec_driver_sql("SELECT * FROM watched_entry"),
        ]
    assert not any("hill" in str(row) for row in rows)


def test_a_ledger_of_format_4_can_watch(tmp_path, report, reading):
    path = tmp_path / "four.db"
    with LedgerStore(path, create=True) as ledger:
        ledger.add(report, reading, reader="test/1")
    with closing(sqlite3.connect(path)) as connection:
        for table in ("watched", "watched_entry", "account", "audit"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE about SET value = '4' WHERE key = 'format'")
        connection.commit()
    with LedgerStore(path) as ledger:
        Watched(ledger).keep_feed(URL, STATE)
        assert Watched(ledger).feed(URL) == STATE
        assert ledger.verify().faults == ()


def test_whoever_is_protected_is_named_in_no_address(place, store, watched, report, reading):
    url = "https://hill.example/omar-haddad"
    store.add(report, reading, reader="test/1")
    watched.keep_feed(url, replace(STATE, moved=url))
    watched.keep_entry(url, replace(WAITS, address=f"{url}/1"))
    watched.keep_entry(url, replace(TAKEN, key="t" * 64))
    assert watched.keeps_addresses
    asked = Asked(reading, "e3", ("Omar Haddad",), Key.new())
    Identities(store).protect(asked, Said("Amal", "he asked for it"))
    assert not watched.keeps_addresses
    # All that the feed has is asked for again; what was taken is known still.
    assert watched.feed(url) == FeedState(STATE.due, STATE.failures)
    assert list(watched.entries(url, ["t" * 64, WAITS.key])) == ["t" * 64]
    with behind(place) as connection:
        rows = connection.exec_driver_sql("SELECT * FROM watched_entry").all()
    assert not any("haddad" in str(row) for row in rows)

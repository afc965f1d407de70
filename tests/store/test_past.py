"""What a ledger held on a day, and what reports had been read as when decisions were made."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crossbearing.errors import LedgerError
from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.kept_report import kept_report, unread
from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.past import past_of
from made import make_reading, make_report
from store_places import behind, unguard

DAYS = ("2031-06-01", "2031-06-02", "2031-06-03")


def on(place, day: str) -> LedgerStore:
    """The ledger, opened at noon of that day."""
    return LedgerStore(place, create=True, clock=lambda: datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC))


def over(day: str) -> str:
    return f"{day}T23:59:60Z"


@pytest.fixture
def grown(place, report, reading, imprint):
    """A ledger that held one report on the first day, its newer reading on the second and a report more on the third;
    a decision was made on each of the first two."""
    other = make_report("other.txt", text=report.text + " ")
    notes = [
        Decision(verb=Verb.NOTE, who="Amal", when=f"{day}T12:00:00Z", why="seen", about=(subject_of(reading, "ev1"),))
        for day in DAYS[:2]
    ]
    with on(place, DAYS[0]) as ledger:
        ledger.add(report, reading, reader="test/1")
        ledger.decide(notes[0])
    with on(place, DAYS[1]) as ledger:
        ledger.add(report, replace(reading, refused=1), reader="test/2")
        ledger.decide(notes[1])
    with on(place, DAYS[2]) as ledger:
        ledger.add(other, make_reading(other, imprint), reader="test/1")
    return place, notes


@pytest.mark.parametrize(("day", "refused", "made"), [(DAYS[0], [0], 1), (DAYS[1], [1], 2), (DAYS[2], [1, 0], 2)])
def test_what_a_ledger_held_on_a_day_is_what_had_been_added(grown, day, refused, made):
    with LedgerStore(grown[0]) as ledger:
        found = ledger.readings(before=over(day))
        assert sorted(one.refused for one in found) == sorted(refused)
        assert {one.refused for one in ledger.some([found[0].sha256], reader=None, before=over(day))} <= set(refused)
        assert len(ledger.decisions(before=over(day))) == made


def test_before_its_first_entry_a_ledger_held_nothing(grown, report):
    with LedgerStore(grown[0]) as ledger:
        assert (ledger.readings(before=DAYS[0]), ledger.decisions(before=DAYS[0])) == ([], [])
        with pytest.raises(LedgerError, match="holds no report"):
            ledger.text_of(report.sha256, before=DAYS[0])


def test_the_past_of_a_decision_has_the_readings_from_before_it(grown, report):
    place, notes = grown
    with LedgerStore(place) as ledger:
        past = past_of(ledger, notes, reader="test/1")
        then = past_of(ledger, notes[:1], reader=None, before=over(DAYS[0]))
    assert [[held.reading.refused for held in past.before[one.id]] for one in notes] == [[0], [1, 0]]
    assert (past.present[report.sha256].reading.refused, past.present[report.sha256].text) == (0, report.text)
    assert then.present[report.sha256].reading.refused == 0


def test_decisions_about_nothing_have_no_past(grown):
    with LedgerStore(grown[0]) as ledger:
        assert past_of(ledger, [], reader=None).present == {}


def test_reports_that_a_reader_has_not_read_come_with_their_bytes_and_readings(grown, report):
    with LedgerStore(grown[0]) as ledger:
        assert [len(unread(ledger, reader=one)) for one in ("test/1", "test/2", "test/3")] == [0, 1, 2]
        kept = kept_report(ledger, report.sha256)
    assert (kept.name, kept.raw, len(kept.readings)) == (report.name, report.raw, 2)


def test_a_report_whose_bytes_are_gone_is_named(grown, report):
    with behind(grown[0]) as connection:
        unguard(connection)
        connection.exec_driver_sql("DELETE FROM raw")
    with LedgerStore(grown[0]) as ledger, pytest.raises(LedgerError, match=r"its bytes are gone\. Run"):
        kept_report(ledger, report.sha256)

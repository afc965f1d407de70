"""What a ledger keeps, the same in a file and on a server."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from crossbearing.errors import LedgerError, RepeatedError, UngroundedError
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.reconcile.decided import subject_of
from crossbearing.store.ledger_store import TOGETHER, LedgerStore
from crossbearing.store.migrations import FORMAT
from made import BODY, make_reading, make_report
from simulated import tolds
from store_places import behind, count

READER = "test/1"


def test_a_reading_comes_back_as_it_was_kept(place, report, reading):
    with LedgerStore(place, create=True) as ledger:
        assert ledger.add(report, reading, reader=READER)
    with LedgerStore(place) as ledger:
        assert ledger.readings() == [reading]
        assert ledger.text_of(report.sha256) == report.text
    with behind(place) as connection:
        assert [bytes(row.bytes) for row in connection.execute(text("SELECT bytes FROM raw"))] == [report.raw]


def test_adding_twice_changes_nothing(place, report, reading):
    with LedgerStore(place, create=True) as ledger:
        assert ledger.add_all([(report, reading), (report, reading)], reader=READER) == [True, False]
        assert not ledger.add(report, reading, reader=READER)
    assert [count(place, table) for table in ("raw", "text", "report", "reading", "claim", "log")] == [1, 1, 1, 1, 1, 3]


def test_a_newer_reader_adds_its_reading_and_its_text_beside_the_old_ones(place, report, reading):
    shorter = replace(report, text=BODY.removesuffix("."), zones=())
    with LedgerStore(place, create=True) as ledger:
        ledger.add(report, reading, reader="test/9")
        ledger.add(shorter, replace(reading, refused=1, zones=()), reader="test/10")
        assert [one.refused for one in ledger.readings()] == [1]
        assert [one.refused for one in ledger.readings(reader="test/9")] == [0]
        assert ledger.text_of(report.sha256) == shorter.text
        assert ledger.text_of(report.sha256, reader="test/9") == report.text
        assert ledger.verify().faults == ()


def test_a_text_that_two_reports_share_is_kept_once(place, report, reading, imprint):
    other = replace(report, name="again.txt", raw=report.raw + b" ")
    with LedgerStore(place, create=True) as ledger:
        ledger.add_all([(report, reading), (other, make_reading(other, imprint))], reader=READER)
        assert ledger.count() == 2
    assert (count(place, "raw"), count(place, "text")) == (2, 1)


def test_a_reading_with_an_ungrounded_quote_is_not_kept(place, report, reading):
    claim = replace(reading.claims[0], content=(Span("nobody said", 0, 11),))
    with LedgerStore(place, create=True) as ledger:
        with pytest.raises(UngroundedError):
            ledger.add(report, replace(reading, claims=(claim,)), reader=READER)
        assert ledger.count() == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE text SET text = 'x'", "DELETE FROM reading", "DELETE FROM claim", "UPDATE log SET who = 'x'"],
)
def test_rows_cannot_be_changed_or_deleted(place, report, reading, statement):
    with LedgerStore(place, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
    with pytest.raises(DBAPIError, match="only added to"), behind(place) as connection:
        connection.execute(text(statement))


def test_readings_come_in_order_of_publication(place, imprint):
    first, second = make_report("b.txt"), make_report("a.txt", text=make_report().text + " ")
    with LedgerStore(place, create=True) as ledger:
        ledger.add(second, make_reading(second, imprint, published="2031-06-01"), reader=READER)
        ledger.add(first, make_reading(first, imprint, published="2031-05-01"), reader=READER)
        assert [one.document.published for one in ledger.readings()] == ["2031-05-01", "2031-06-01"]


def test_a_missing_ledger_is_not_started_by_looking_at_it(place):
    for _ in range(2):
        with pytest.raises(LedgerError, match="starts one"):
            LedgerStore(place)


def test_a_ledger_of_a_newer_format_is_refused_with_both_named(place):
    with LedgerStore(place, create=True):
        pass
    with behind(place) as connection:
        connection.execute(text("UPDATE about SET value = '7' WHERE key = 'format'"))
    with pytest.raises(LedgerError, match=f"format 7 and this version reads {FORMAT}"):
        LedgerStore(place)


def test_decisions_come_back_in_order_with_the_time_they_were_logged(place, report, reading):
    subject = subject_of(reading, "ev1")
    made = [
        Decision(verb=Verb.NOTE, who=who, when="2031-06-01T10:00:00Z", why="seen", about=(subject,))
        for who in ("Amal", "Bo")
    ]
    with LedgerStore(place, create=True) as ledger:
        ledger.add(report, reading, reader=READER)
        for decision in made:
            ledger.decide(decision)
        assert ledger.decisions() == made
        with pytest.raises(RepeatedError, match="already"):
            ledger.decide(made[0])
        assert ledger.verify().faults == ()
    with behind(place) as connection:
        logged = connection.execute(text("SELECT who, at FROM log WHERE kind = 'decision' ORDER BY sequence")).all()
    assert [row.who for row in logged] == ["Amal", "Bo"]
    assert all(len(row.at) == len("2031-06-01T10:00:00Z") for row in logged)


def test_writers_that_start_and_fill_a_ledger_at_once_all_finish(place, imprint):
    reports = [make_report(f"{number}.txt", text=BODY + " " * number) for number in range(24)]

    def work(mine: list[Report]) -> None:
        with LedgerStore(place, create=True) as ledger:
            for report in mine:
                ledger.add(report, make_reading(report, imprint), reader=READER)

    with ThreadPoolExecutor(4) as pool:
        # Each report is added by two writers.
        list(pool.map(work, [reports[:12], reports[12:], reports[6:18], [*reports[:6], *reports[18:]]]))
    with LedgerStore(place) as ledger:
        found = ledger.verify()
    assert (found.faults, found.reports, found.readings, found.entries) == ((), 24, 24, 49)


def test_more_reports_than_one_query_takes_come_back_whole(place):
    told = [(one.report, one.reading) for one in tolds()[: TOGETHER + 20]]
    with LedgerStore(place, create=True) as ledger:
        ledger.add_all(told, reader=READER)
        hashes = [report.sha256 for report, _ in told]
        expected = sorted((reading for _, reading in told), key=lambda one: (one.document.published or "", one.sha256))
        assert ledger.readings() == expected
        assert sorted(one.sha256 for one in ledger.some(hashes, reader=READER)) == sorted(hashes)
        assert ledger.texts(hashes, reader=READER) == {report.sha256: report.text for report, _ in told}

"""Reading the reports of a ledger again: a reading is added beside the old, and decisions find their items or wait."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import crossbearing
from crossbearing.api.batches import batches
from crossbearing.api.rereading import Outcome
from crossbearing.intake.publication import GIVEN
from crossbearing.intake.report import report_of_bytes
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.found_again import NO_WORDS
from crossbearing.run.reader import Reader, reader_name
from crossbearing.store.ledger_store import LedgerStore
from store_places import behind, unguard

OLDER = "older/1"
MARKET = "TESSALY, March 4, 2031 (Hill Post) — A mortar shell hit the market of Tessaly on Monday, killing four people."
BRIDGE = "A car bomb exploded at the bridge of Durra on Saturday, wounding nine people, the army said."


def kept(path: Path, name: str, text: str, *, published: str | None = None) -> tuple[Report, Reading]:
    """A report with the reading that this version makes of it, kept as that of an older version."""
    report = report_of_bytes(f"{name}.txt", text.encode(), published=published)
    reading = Reader().reading(report)
    with LedgerStore(path, create=True) as store:
        store.add(report, reading, reader=OLDER)
    return report, reading


def with_ids(reading: Reading, start: str) -> Reading:
    """The reading with other ids for its events and none of what names them."""
    events = tuple(replace(one, id=f"{start}{n}", claims=(), casualties=()) for n, one in enumerate(reading.events))
    return replace(reading, events=events, claims=(), quantities=(), pairs=(), silences=(), relations=())


def note(reading: Reading, item: str) -> Decision:
    about = (subject_of(reading, item),)
    return Decision(verb=Verb.NOTE, who="Amal", when="2031-06-01T10:00:00Z", why="seen", about=about)


def test_a_reading_is_added_beside_the_old_one_out_of_the_bytes_that_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    _, market = kept(path, "market", MARKET)
    report = report_of_bytes("bridge.txt", BRIDGE.encode())
    older = with_ids(Reader().reading(report), "x")
    with LedgerStore(path) as store:
        store.add(report, older, reader=OLDER)
    with crossbearing.open(path) as ledger:
        found = list(ledger.rereading().steps())
        assert [(one.name, one.outcome) for one in found] == [
            ("market.txt", Outcome.SAME),
            ("bridge.txt", Outcome.CHANGED),
        ]
        assert len(ledger.rereading()) == 0
        assert ledger.verify().faults == ()
    with LedgerStore(path) as store:
        assert {one.sha256: one for one in store.readings(reader=OLDER)} == {
            market.sha256: market,
            older.sha256: older,
        }
        assert older not in store.readings(reader=reader_name())


def test_a_date_that_a_person_gave_with_a_report_goes_with_it(tmp_path: Path) -> None:
    kept(tmp_path / "old.db", "bridge", BRIDGE, published="2031-03-10")
    with crossbearing.open(tmp_path / "old.db") as ledger:
        assert [one.outcome for one in ledger.rereading().steps()] == [Outcome.SAME]
        (reading,) = ledger.readings()
    assert (reading.document.published, reading.document.published_why) == ("2031-03-10", GIVEN)


def test_a_report_that_cannot_be_read_any_more_is_named_and_keeps_its_reading(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    report = replace(report_of_bytes("scan.txt", MARKET.encode()), raw=b"%PDF-1.7 " + MARKET.encode())
    reading = replace(Reader().reading(report), sha256=report.sha256)
    with LedgerStore(path, create=True) as store:
        store.add(report, reading, reader=OLDER)
    kept(path, "bridge", BRIDGE)
    with crossbearing.open(path) as ledger:
        scan, bridge = ledger.rereading().steps()
        assert (scan.outcome, bridge.outcome) == (Outcome.REFUSED, Outcome.SAME)
        assert scan.reason == ("Cannot read scan.txt: the PDF cannot be opened, it is damaged; get it again")
        assert reading in ledger.readings()
        assert len(ledger.rereading()) == 1


def test_bytes_that_are_not_those_added_are_not_read_as_a_report_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    kept(path, "market", MARKET)
    with behind(str(path)) as connection:
        unguard(connection)
        connection.exec_driver_sql("UPDATE raw SET bytes = CAST('Nothing happened at all in Tessaly.' AS BLOB)")
    with crossbearing.open(path) as ledger:
        (found,) = ledger.rereading().steps()
        assert found.outcome is Outcome.REFUSED
        assert len(ledger) == 1


def test_a_decision_finds_its_item_under_another_id_and_another_waits(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    report = report_of_bytes("market.txt", MARKET.encode())
    reading = with_ids(Reader().reading(report), "x")
    start = MARKET.index("people")
    made_up = Event("y1", EventType.FIRE, "no event", Span.of(MARKET, start, start + 6), Modality.OCCURRED)
    older = replace(reading, events=(*reading.events, made_up))
    with LedgerStore(path, create=True) as store:
        store.add(report, older, reader=OLDER)
        for item in ("x0", "y1"):
            store.decide(note(older, item))
    with crossbearing.open(path) as ledger:
        rereading = ledger.rereading()
        assert ledger.waiting() == []
        assert [one.outcome for one in rereading.steps()] == [Outcome.CHANGED]
        carried = rereading.carried()
        assert carried.found == (note(older, "x0"),)
        (waiting,) = carried.waiting
        assert (waiting.decision, waiting.missing[0].why) == (note(older, "y1"), NO_WORDS)
        assert ledger.waiting() == [waiting]


def test_two_runs_at_once_add_each_reading_once(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    kept(path, "market", MARKET)
    with crossbearing.open(path) as ledger, crossbearing.open(path) as other:
        mine, theirs = ledger.rereading(), other.rereading()
        assert [one.outcome for one in mine.steps()] == [Outcome.SAME]
        assert [one.outcome for one in theirs.steps()] == [Outcome.KNOWN]


def test_what_was_done_before_a_run_is_ended_comes_before_the_end() -> None:
    def steps() -> Iterator[int]:
        yield from range(20)
        raise KeyboardInterrupt

    found: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        for batch in batches(steps()):
            found.extend(batch)
    assert found == list(range(20))

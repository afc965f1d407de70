"""`reread`, and looking at a ledger as it stood on a day, on the command line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from crossbearing.cli import main
from crossbearing.intake.report import report_of_bytes
from crossbearing.model.decision import Decision, Verb
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.span import Span
from crossbearing.reconcile.decided import subject_of
from crossbearing.run.reader import Reader
from crossbearing.store.ledger_store import LedgerStore

TEXT = (
    "DURRA, May 13, 2031 (Hill Post) — Rockets hit the market of Durra on Monday and killed 12 people, the mayor said."
)


@pytest.fixture
def crossbearing(capfd):
    """Calls the command line and gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(list(map(str, arguments)))
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


@pytest.fixture
def ledger(tmp_path):
    """A ledger of an older version: a report with a decision on an event that this version does not find, and a
    report that it cannot read."""
    report = report_of_bytes("durra.txt", TEXT.encode())
    start = TEXT.index("people")
    made_up = Event("y1", EventType.FIRE, "no event", Span.of(TEXT, start, start + 6), Modality.OCCURRED)
    reading = Reader().reading(report)
    reading = replace(reading, events=(*reading.events, made_up))
    scan = replace(report, name="scan.txt", raw=b"%PDF " + report.raw)
    with LedgerStore(tmp_path / "field.db", create=True, clock=lambda: datetime(2031, 6, 1, 12, tzinfo=UTC)) as store:
        store.add(report, reading, reader="older/1")
        store.add(scan, replace(reading, doc_id="scan", file="scan.txt", sha256=scan.sha256), reader="older/1")
        for item in (reading.events[0].id, "y1"):
            about = (subject_of(reading, item),)
            store.decide(Decision(verb=Verb.NOTE, who="Amal", when="2031-06-01T12:00:00Z", why="seen", about=about))
    return tmp_path / "field.db"


def test_what_changed_and_what_waits_is_told_and_the_run_goes_on(crossbearing, ledger):
    code, out, err = crossbearing("reread", ledger)
    assert code == 0
    assert "1 report read again, 1 with another outcome, 0 with the same; 1 refused" in out
    assert "1 decision on them found their items again" in out
    assert "1 decision to be looked at again:" in out
    assert "note, Amal, 2031-06-01T12:00:00Z" in out
    assert "durra:y1 (event) “people”: no item of its kind has its words" in out
    assert err.startswith("Refused: Cannot read scan.txt: the PDF cannot be opened")
    code, out, _ = crossbearing("decisions", ledger, "--waiting")
    assert (code, out.count("note, Amal"), "durra:y1" in out) == (0, 1, True)


def test_a_ledger_that_was_read_by_this_version_has_nothing_to_read_again(crossbearing, tmp_path):
    (tmp_path / "durra.txt").write_text(TEXT, encoding="utf-8")
    crossbearing("add", tmp_path / "field.db", tmp_path / "durra.txt")
    code, out, err = crossbearing("reread", tmp_path / "field.db")
    assert (code, err) == (0, "")
    assert out == f"{tmp_path}/field.db: 1 report, all of which this version has read\n"


def test_a_missing_ledger_is_not_started(crossbearing, tmp_path):
    code, _, err = crossbearing("reread", tmp_path / "none.db")
    assert (code, "starts one" in err, (tmp_path / "none.db").exists()) == (2, True, False)


@pytest.mark.parametrize(("day", "code", "words"), [("2031-06", 0, "Durra"), ("2031-05-31", 0, "No such incident")])
def test_incidents_are_told_as_they_were_known_on_a_day(crossbearing, ledger, day, code, words):
    assert crossbearing("incidents", ledger, "--known-on", day)[0] == code
    assert words in crossbearing("incidents", ledger, "--known-on", day)[1]


@pytest.mark.parametrize("command", ["incidents", "agreements", "contradictions", "silences"])
def test_a_date_that_is_none_is_refused_in_one_line(crossbearing, ledger, command):
    code, _, err = crossbearing(command, ledger, "--known-on", "yesterday")
    assert (code, err.count("\n")) == (2, 1)
    assert "'yesterday'" in err

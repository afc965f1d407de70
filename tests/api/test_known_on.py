"""A ledger as it stood on a day: what had been added by then, whatever was published or decided later."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import crossbearing
from crossbearing.api.ledger import Ledger
from crossbearing.errors import DateError
from crossbearing.intake.report import report_of_bytes
from crossbearing.model.decision import Decision, Verb
from crossbearing.reconcile.decided import subject_of
from crossbearing.reconcile.view import Options
from crossbearing.run.reader import Reader, reader_name
from crossbearing.store.ledger_store import LedgerStore

MARKET = "TESSALY, March 4, 2031 (Hill Post) — A mortar shell hit the market of Tessaly on Monday, killing four people."
BRIDGE = (
    "DURRA, March 9, 2031 (Vale Wire) — A car bomb exploded at the bridge of Durra on Saturday, wounding nine people."
)


def add(path: Path, day: str, name: str, text: str, *, label: str | None = None) -> None:
    """Add a report on a day; with a label for its first event, as an older version of the reader had it."""
    at = datetime.fromisoformat(f"{day}T23:59:59").replace(tzinfo=UTC)
    report = report_of_bytes(f"{name}.txt", text.encode())
    reading = Reader().reading(report)
    if label is not None:
        reading = replace(reading, events=(replace(reading.events[0], label=label), *reading.events[1:]))
    with LedgerStore(path, create=True, clock=lambda: at) as store:
        store.add(report, reading, reader=reader_name() if label is None else "older/1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger that got one report each on the first of April and May, and a newer reading of the first in June."""
    found = tmp_path / "one.db"
    add(found, "2031-04-01", "bridge", BRIDGE, label="as it was read first")
    add(found, "2031-05-01", "market", MARKET)
    add(found, "2031-06-01", "bridge", BRIDGE)
    return found


def told(ledger: Ledger, **days: str) -> list[str]:
    """The reports of the view by these days."""
    found = [reading.doc_id for reading in ledger.view(Options.of(**days)).readings]
    assert [outline.doc for outline in ledger.snapshot(Options.of(**days)).reports()] == found
    return found


@pytest.mark.parametrize(
    ("days", "reports"),
    [
        ({"known_on": "2031-03-31"}, []),
        ({"known_on": "2031-04-01"}, ["bridge"]),
        ({"known_on": "2031-04"}, ["bridge"]),
        ({"known_on": "2031-05-01"}, ["market", "bridge"]),
        ({"known_on": "2031-05-01", "as_of": "2031-03-04"}, ["market"]),
        ({"known_on": "2031-04-30", "as_of": "2031-03-04"}, []),
        ({"as_of": "2031-03-09"}, ["market", "bridge"]),
    ],
)
def test_a_view_has_the_reports_that_were_known_and_published_by_its_days(
    path: Path, days: dict[str, str], reports: list[str]
) -> None:
    with crossbearing.open(path) as ledger:
        assert told(ledger, **days) == reports


def test_a_view_of_a_past_day_has_the_newest_reading_from_before_it(path: Path) -> None:
    with crossbearing.open(path) as ledger:
        for day, first in (("2031-05-31", True), ("2031-06-01", False)):
            view = ledger.view(Options.of(known_on=day))
            labels = {reading.doc_id: reading.events[0].label for reading in view.readings}
            assert (labels["bridge"] == "as it was read first") is first
            opened = ledger.snapshot(Options.of(known_on=day)).by_hash[view.readings[-1].sha256]
            assert opened.events[0].label == labels["bridge"]


def test_a_decision_counts_from_the_day_it_was_added(path: Path) -> None:
    with crossbearing.open(path) as ledger:
        about = tuple(subject_of(reading, reading.events[0].id) for reading in ledger.readings())
    merge = Decision(verb=Verb.MERGE, who="Amal", when="2031-05-02T10:00:00Z", why="misdated", about=about)
    with LedgerStore(path, clock=lambda: datetime(2031, 6, 2, tzinfo=UTC)) as store:
        store.decide(merge)
    with crossbearing.open(path) as ledger:
        for day, count in (("2031-06-01", 2), ("2031-06-02", 1)):
            assert len(ledger.view(Options.of(known_on=day)).incidents) == count
            assert len(ledger.snapshot(Options.of(known_on=day)).incidents()) == count


@pytest.mark.parametrize("day", ["soon", "2031-02-30", "2031-05/..", "9999-12-31"])
def test_a_day_that_is_none_is_refused_in_one_line(path: Path, day: str) -> None:
    with crossbearing.open(path) as ledger, pytest.raises(DateError, match=day):
        ledger.view(Options.of(known_on=day))

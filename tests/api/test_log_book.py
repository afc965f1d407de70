"""The decision log of a ledger is read again only where something was added."""

from pathlib import Path

import pytest

import crossbearing
from crossbearing.reconcile.decisions.decision_log import State

EXAMPLE = Path(__file__).parents[2] / "examples" / "02-orontes-newswire-first-buses.txt"


@pytest.fixture
def ledger(tmp_path):
    with crossbearing.open(tmp_path / "waer.db") as opened:
        opened.add(EXAMPLE)
        yield opened


def test_the_log_knows_of_a_decision_as_soon_as_it_is_made(ledger):
    assert ledger.log_book.read().decisions == []
    made = ledger.decide("accept", ledger.incidents()[0].id, who="Noor", why="seen")
    log = ledger.log_book.read()
    assert (log.decisions, log.state(made)) == ([made], State.IN_FORCE)


def test_the_log_of_an_unchanged_ledger_is_the_one_that_was_read(ledger):
    ledger.decide("accept", ledger.incidents()[0].id, who="Noor", why="seen")
    assert ledger.log_book.read() is ledger.log_book.read()

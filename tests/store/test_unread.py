"""What could not be read is kept with its reason."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from crossbearing.store.ledger_store import LedgerStore
from crossbearing.store.refusals import keep_refusals, refusals
from store_places import behind, unguard

ROW = ("scan.pdf", "Cannot read scan.pdf: the PDF has no text", "a" * 64)
LOST = ("lost.txt", "Cannot read lost.txt: there is no such file", None)


@pytest.fixture
def store(place):
    with LedgerStore(place, create=True, clock=lambda: datetime(2031, 6, 1, tzinfo=UTC)) as store:
        yield store


def test_each_is_kept_once_with_its_reason_hash_and_day(store):
    keep_refusals(store, [ROW, LOST, ROW])
    keep_refusals(store, [LOST])
    keep_refusals(store, [])
    assert [(one.reason, one.sha256) for one in refusals(store)] == [ROW[1:], LOST[1:]]
    assert refusals(store)[0].at == "2031-06-01T00:00:00Z"
    assert store.verify().faults == ()


def test_one_that_is_changed_or_taken_out_is_found(store, place):
    keep_refusals(store, [ROW, LOST])
    with behind(place) as connection:
        unguard(connection)
        connection.execute(text("UPDATE refused SET reason = 'all is well' WHERE sha256 IS NULL"))
        connection.execute(text("DELETE FROM refused WHERE sha256 IS NOT NULL"))
    said = " ".join(fault.what for fault in store.verify().faults)
    assert "was changed" in said
    assert "is gone" in said

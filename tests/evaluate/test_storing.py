"""What a ledger of many made-up reports costs, measured on a small one."""

from pathlib import Path

import pytest

from crossbearing.errors import InputError
from crossbearing.evaluate.stored_queries import Timed
from crossbearing.evaluate.stored_war import Filled, fill, told
from crossbearing.evaluate.storing import Looked, Stored, Storing, measure_storing
from crossbearing.evaluate.storing_page import storing_page
from crossbearing.store.ledger_store import LedgerStore


def test_so_many_reports_are_kept_and_decided_on(tmp_path: Path) -> None:
    place = str(tmp_path / "war.db")
    filled = fill(place, told(30, seed=2), 30)
    assert (filled.reports, len(filled.noted)) == (30, 30)
    assert 0 < filled.empty < filled.size
    with LedgerStore(place) as ledger:
        assert ledger.count() == 30
        assert len(ledger.decisions()) == len(filled.decided) > 0


def test_a_ledger_that_holds_reports_is_not_filled(tmp_path: Path) -> None:
    place = str(tmp_path / "war.db")
    fill(place, told(3, seed=2), 3)
    with pytest.raises(InputError, match="holds reports already"):
        fill(place, told(3, seed=2), 3)


def test_more_reports_than_a_world_has_are_refused() -> None:
    with pytest.raises(InputError, match="at most"):
        told(10**9, seed=2)


def test_every_cost_of_a_ledger_is_measured(tmp_path: Path) -> None:
    measured = measure_storing([str(tmp_path / "war.db")], 40, seed=2)
    page = storing_page(measured)
    assert measured.reading > 0
    assert min(timed.median for timed in measured.stored[0].queries) > 0
    assert "| | SQLite |\n" in page
    assert "| `incidents --place` |" in page


def test_the_page_sets_databases_side_by_side() -> None:
    filled = Filled(reports=10, seconds=2.0, processor=1.0, raw=4_000, empty=1_000, size=91_000)
    every = [
        Stored(name, filled, 5.0, Looked(60.0, 50.0, 900.0), 500.0, (Timed("`place`", median, 9.0),), 3.0)
        for name, median in (("SQLite", 4.0), ("PostgreSQL", 6.0))
    ]
    page = storing_page(Storing(10, 0.05, tuple(every)))
    assert "| bytes on the disk for each report | 9,000 | 9,000 |" in page
    assert "| share of the store in that | 80.0% | 80.0% |" in page
    assert "| `place` | 4.0 (9.0) | 6.0 (9.0) |" in page

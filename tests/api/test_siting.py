"""Where places lie is worked out once for each report."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import crossbearing
from crossbearing.api.siting import Fixes, Siting
from crossbearing.model.reading import Reading
from crossbearing.store.ledger_store import LedgerStore
from store_places import behind

TEXT = "Rockets hit the market of Aleppo on Monday and killed 4 people, doctors in Homs said."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger of one report that has been looked at."""
    (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")
    with crossbearing.open(tmp_path / "one.db") as ledger:
        ledger.add(tmp_path / "r.txt")
        ledger.snapshot()
    return tmp_path / "one.db"


def test_what_was_worked_out_is_looked_up(path: Path) -> None:
    def never(reading: Reading) -> Fixes:
        raise AssertionError(f"{reading.doc_id} was worked out again")

    with crossbearing.open(path) as ledger, LedgerStore(path) as store:
        (reading,) = ledger.readings()
        expected = ledger.fixes(reading)
        assert {fix.place.names[0] for fix in expected.values()} == {"Aleppo", "Homs"}
        assert Siting(store.sited(), [reading], never)(reading) == expected


def test_another_reading_of_a_report_is_worked_out(path: Path) -> None:
    asked: list[Reading] = []

    def none(reading: Reading) -> Fixes:
        asked.append(reading)
        return {}

    with crossbearing.open(path) as ledger, LedgerStore(path) as store:
        (reading,) = ledger.readings()
        fewer = replace(reading, entities=reading.entities[:-1])
        siting = Siting(store.sited(), [fewer], none)
        assert (siting(fewer), asked) == ({}, [fewer])
        siting.keep()
        assert Siting(store.sited(), [fewer], ledger.fixes)(fewer) == {}


def test_a_place_that_was_moved_behind_its_back_is_worked_out_again(path: Path) -> None:
    with crossbearing.open(path) as ledger, LedgerStore(path) as store:
        (reading,) = ledger.readings()
        expected = ledger.fixes(reading)
        with behind(str(path)) as connection:
            connection.execute(text("UPDATE sited SET json = replace(json, '36.', '63.')"))
        assert Siting(store.sited(), [reading], ledger.fixes)(reading) == expected

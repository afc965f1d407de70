"""No figure falls under its floor, and no floor is lowered in silence."""

import os
import sys
from pathlib import Path

import pytest

from crossbearing.evaluate.bars import all_bars
from crossbearing.evaluate.ledger import LedgerScore, Scorer, score_ledgers
from crossbearing.evaluate.measured import run_tasks

sys.path.insert(0, str(Path(__file__).parent))
from pins import Pin, pins

ANNOTATED = Path(__file__).parents[1] / "annotated"
DATA, CORPUS = (os.environ.get(name) for name in ("CROSSBEARING_DATA", "CROSSBEARING_CORPUS"))
SCORER = Scorer.beside(Path(CORPUS)) if CORPUS else None


@pytest.mark.parametrize(("task", "figure"), [(task, name) for task, rows in pins().items() for name in rows])
def test_no_floor_is_lowered_in_silence(task, figure):
    assert pins()[task][figure].is_open


@pytest.mark.parametrize(
    ("pin", "is_open"),
    [
        (Pin(0.7, 0.7), True),
        (Pin(0.6, 0.7), False),
        (Pin(0.6, 0.7, "the gold of two reports was wrong and is mended"), True),
        (Pin(0.8, 0.7), False),
    ],
)
def test_a_pin_knows_whether_it_was_lowered_openly(pin, is_open):
    assert pin.is_open is is_open


@pytest.fixture(scope="module")
def ledgers() -> dict[str, LedgerScore]:
    if SCORER is None:
        pytest.skip("no annotated reports: set CROSSBEARING_CORPUS")
    found = [*score_ledgers(Path(CORPUS), SCORER), *score_ledgers(ANNOTATED, SCORER)]
    return {score.name: score for score in found}


@pytest.mark.parametrize("name", pins()["ledger"])
def test_ledgers_reach_their_floor(ledgers, name):
    assert ledgers[name].measure.ours >= pins()["ledger"][name].floor


def test_the_first_page_springs_no_trap(ledgers):
    assert ledgers["seed"].traps[0] == 0


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    if DATA is None:
        pytest.skip("no public corpora: set CROSSBEARING_DATA")
    found = run_tasks(Path(DATA), processes=2)
    return {one.task.name: {measure.name: measure.ours for measure in one.measures} for one in found}


def test_tasks_reach_their_floors(measured):
    tasks = {name: rows for name, rows in pins().items() if name != "ledger"}
    under = [
        f"{task}: {name} is {measured[task].get(name)}, floor {pin.floor}"
        for task, rows in tasks.items()
        for name, pin in rows.items()
        if measured[task].get(name, 0.0) < pin.floor
    ]
    assert under == []


def test_every_bar_belongs_to_a_figure(measured):
    bars = {(task, name) for task, rows in all_bars().items() for name in rows}
    assert bars <= {(task, name) for task, rows in measured.items() for name in rows}

"""No figure falls under its floor, and no floor is lowered in silence."""

import os
import sys
from pathlib import Path

import pytest

from crossbearing.evaluate.bars import all_bars
from crossbearing.evaluate.clusters import measure_clusters
from crossbearing.evaluate.ledger import LedgerScore, Scorer, score_ledgers
from crossbearing.evaluate.measured import run_tasks
from crossbearing.evaluate.read_reports import ReadReports
from crossbearing.evaluate.simulated import measure_war

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


def under_floor(task: str, found: dict[str, float]) -> list[str]:
    """A line for each figure of a task that is under its floor, or not there."""
    return [
        f"{task}: {name} is {found.get(name)}, floor {pin.floor}"
        for name, pin in pins().get(task, {}).items()
        if found.get(name, 0.0) < pin.floor
    ]


@pytest.fixture(scope="module")
def ledgers() -> dict[str, LedgerScore]:
    if SCORER is None:
        pytest.skip("no annotated reports: set CROSSBEARING_CORPUS")
    found = [score for one in (Path(CORPUS), ANNOTATED) for score in score_ledgers(ReadReports.of(one), SCORER)]
    return {score.name: score for score in found}


@pytest.mark.parametrize("name", pins()["ledger"])
def test_ledgers_reach_their_floor(ledgers, name):
    assert ledgers[name].measure.ours >= pins()["ledger"][name].floor


def test_links_reach_their_floors(ledgers):
    corpus = Path(CORPUS)
    found = measure_clusters(corpus, SCORER, ledgers[corpus.resolve().name].found)
    assert under_floor(found.task.name, {measure.name: measure.ours for measure in found.measures}) == []


def test_a_made_up_war_reaches_its_floors():
    war = measure_war(1000)
    found = {"B-cubed F1": war.links.f1, "true toll between low and high": war.held.value}
    assert under_floor("war of 1000", found) == []


def test_the_first_page_springs_no_trap(ledgers):
    assert ledgers["seed"].traps[0] == 0


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    if DATA is None:
        pytest.skip("no public corpora: set CROSSBEARING_DATA")
    found = run_tasks(Path(DATA), processes=2)
    return {one.task.name: {measure.name: measure.ours for measure in one.measures} for one in found}


def test_tasks_reach_their_floors(measured):
    assert [line for task in measured for line in under_floor(task, measured[task])] == []


def test_every_pin_belongs_to_something_measured(measured):
    assert set(pins()) == {*(task for task in measured if task in pins()), "ledger", "links, corpus", "war of 1000"}


def test_every_bar_belongs_to_a_figure(measured):
    bars = {(task, name) for task, rows in all_bars().items() for name in rows}
    assert bars <= {(task, name) for task, rows in measured.items() for name in rows}

"""The page of figures."""

from crossbearing.evaluate.ledger import LedgerScore
from crossbearing.evaluate.measure import Measure
from crossbearing.evaluate.measured import Measured
from crossbearing.evaluate.quality_page import quality_page, table_rows
from crossbearing.evaluate.tasks import TASKS, Task

TASK = Task("made", "made", "a made task")
FOUND = {
    "ledger_score": 0.5,
    "plain_score": 0.75,
    "traps": {"sprung": 1, "checked": 3},
    "layers": {
        "events": {"weight": 2.0, "f1": 0.8, "graded_f1": 0.4, "gold": 10},
        "pairs": {"weight": 1.0, "f1": 0.0, "graded_f1": 0.0, "gold": 0},
    },
}


def test_a_row_names_task_figure_and_count():
    assert next(table_rows([Measured(TASK, (Measure("cue F1", 0.5, 1200),))])) == (
        "made",
        "cue F1",
        "0.500",
        "",
        "",
        "1,200",
    )


def test_a_task_without_its_corpus_says_so():
    assert "not measured" in next(table_rows([Measured(TASK, ())]))[1]


def test_a_layer_without_gold_shows_no_figure():
    page = quality_page([], [LedgerScore("made", "made: 2 reports", 2, FOUND)])
    assert "| made: 2 reports | 0.500 | 0.750 | 1 of 3 |" in page
    assert "| events | 2 | 0.80 | 0.40 |" in page
    assert "| pairs | 1 |  |  |" in page


def test_every_task_has_a_name_of_its_own():
    assert len({task.name for task in TASKS}) == len(TASKS)

"""What links annotated reports, as the scorer's figures tell it."""

import os
from pathlib import Path

import pytest

from crossbearing.evaluate.clusters import figures_of, has_links, measure_clusters, without_answers
from crossbearing.evaluate.ledger import Scorer

CORPUS = os.environ.get("CROSSBEARING_CORPUS")
FOUND = {
    "layers": {
        "corpus: events CoNLL": {"f1": 0.75, "gold": 12},
        "corpus: contradictions": {"f1": 0.0, "gold": 0},
        "claims": {"f1": 0.5, "gold": 30},
    },
    "slots": {"corpus: tolls": {"low": {"accuracy": 0.5, "pairs": 4}, "interval": {"accuracy": 1.0, "pairs": 4}}},
}


def test_rows_across_reports_that_gold_fills_are_kept() -> None:
    found = [(one.name, one.ours, one.of) for one in figures_of("gold reports", FOUND)]
    assert found == [
        ("gold reports: incidents, CoNLL F1", 0.75, 12),
        ("gold reports: tolls, low exact", 0.5, 4),
    ]


def test_the_answers_are_taken_out_of_gold_and_gold_is_left_as_it_was() -> None:
    gold = {"traps": ["x"], "document": {"reprint_of": "d2", "title": "T"}, "events": [{"id": "ev1", "cluster": "k1"}]}
    assert without_answers(gold) == {
        "traps": [],
        "document": {"reprint_of": None, "title": "T"},
        "events": [{"id": "ev1", "cluster": None}],
    }
    assert gold["events"][0]["cluster"] == "k1"


def test_a_folder_without_links_has_none(tmp_path: Path) -> None:
    assert not has_links(tmp_path)


@pytest.mark.skipif(CORPUS is None, reason="no annotated reports: set CROSSBEARING_CORPUS")
def test_gold_reports_are_linked_better_than_none() -> None:
    folder = Path(str(CORPUS))
    measured = measure_clusters(folder, Scorer.beside(folder), {"layers": {}, "slots": {}})
    assert {one.name: one.ours for one in measured.measures}["gold reports: incidents, CoNLL F1"] > 0.8

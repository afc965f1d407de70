"""F1 and its parts from counts."""

import pytest

from crossbearing.evaluate.measure import Count


def test_counts_add_up():
    assert Count(1, 2, 3) + Count(1, 1, 1) == Count(2, 3, 4)


@pytest.mark.parametrize(
    ("count", "precision", "recall", "f1"),
    [
        (Count(2, 4, 5), 0.5, 0.4, 4 / 9),
        (Count(0, 4, 5), 0.0, 0.0, 0.0),
        (Count(0, 0, 0), 0.0, 0.0, 0.0),
        (Count(3, 3, 3), 1.0, 1.0, 1.0),
    ],
)
def test_precision_recall_and_f1(count, precision, recall, f1):
    assert (count.precision, count.recall) == (precision, recall)
    assert count.f1 == pytest.approx(f1)


def test_a_count_gives_three_figures():
    assert [measure.name for measure in Count(1, 2, 4).measures("cue")] == ["cue F1", "cue precision", "cue recall"]

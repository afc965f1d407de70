"""Agreement beyond chance, on the examples of those who put the measures forward."""

import pytest

from crossbearing.reconcile.decisions.kappa import cohen_kappa, krippendorff_alpha, raw_agreement


def table(rows):
    """Pairs of verdicts from a table of how often each two came together."""
    return [(i, j) for i, row in enumerate(rows) for j, times in enumerate(row) for _ in range(times)]


def units(*people):
    """The verdicts of people, a digit for each unit and a dot where one is missing, by unit."""
    return [[one for one in column if one != "."] for column in zip(*people, strict=True)]


@pytest.mark.parametrize(
    ("rows", "kappa"),
    [
        # Two readers of 50 proposals: they agree on 35, po = 0.7; pe = 25/50 * 30/50 + 25/50 * 20/50 = 0.5;
        # (0.7 - 0.5) / (1 - 0.5).
        ([[20, 5], [10, 15]], 0.4),
        # Cohen 1968, table 1 (200 cases): po = (88 + 40 + 12) / 200 = 0.70; pe = 0.6 * 0.5 + 0.3 * 0.3 + 0.1 * 0.2
        # = 0.41; 0.29 / 0.59 = 0.4915.
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.4915),
        # Never alike where chance would be half the time: (0 - 0.5) / 0.5.
        ([[0, 5], [5, 0]], -1.0),
    ],
)
def test_kappa_is_that_of_the_literature(rows, kappa):
    assert cohen_kappa(table(rows)) == pytest.approx(kappa, abs=0.0001)


@pytest.mark.parametrize("pairs", [[], [("stands", "stands")] * 9])
def test_kappa_is_not_known_where_chance_would_agree_as_well(pairs):
    assert cohen_kappa(pairs) is None


@pytest.mark.parametrize(
    ("people", "alpha"),
    [
        # Krippendorff 2011, A: 20 verdicts, 14 of one kind and 6 of the other, 4 units of 10 differ (8 ordered pairs):
        # 1 - 19 * 8 / (400 - 196 - 36) = 1 - 152 / 168.
        (("0100000010", "1110010000"), 0.0952),
        # Krippendorff 2011, C: four people, twelve units, values missing; the last unit has one verdict and is left
        # out. 40 verdicts: 9, 13, 10, 5 and 3 of a kind. Units 2 and 8 differ by one of four or of three, 6 wholly:
        # 6/3 + 12/3 + 6/3 = 8 in all: 1 - 39 * 8 / (1600 - 81 - 169 - 100 - 25 - 9) = 1 - 312 / 1216.
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.7434),
    ],
)
def test_alpha_is_that_of_the_literature(people, alpha):
    assert krippendorff_alpha(units(*people)) == pytest.approx(alpha, abs=0.0001)


@pytest.mark.parametrize("verdicts", [[], [["a"], ["b"]], [["a", "a"], ["a", "a"]]])
def test_alpha_is_not_known_without_pairs_or_without_difference(verdicts):
    assert krippendorff_alpha(verdicts) is None


def test_raw_agreement_is_the_share_of_pairs():
    # Three on one unit have three pairs, of which one agrees; two on another agree: 2 of 4.
    assert raw_agreement([["a", "a", "b"], ["b", "b"], ["a"]]) == 0.5
    assert raw_agreement([["a"]]) is None

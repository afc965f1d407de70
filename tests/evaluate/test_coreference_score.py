"""Scores of groups, on the example of Luo (2005): {1 2 3 4 5}, {6 7}, {8 9 A B C}, of which a system joins two."""

from itertools import permutations
from random import Random

import pytest

from crossbearing.evaluate.assignment import best_pairs
from crossbearing.evaluate.coreference_score import b_cubed, ceaf_e, conll, muc

GOLD = {item: group for group, items in enumerate(("12345", "67", "89ABC")) for item in items}
JOINED = {item: group for group, items in enumerate(("12345", "6789ABC")) for item in items}
ALONE = {item: item for item in GOLD}


@pytest.mark.parametrize(
    ("score", "precision", "recall"), [(muc, 9 / 10, 1.0), (b_cubed, 16 / 21, 1.0), (ceaf_e, 11 / 12, 11 / 18)]
)
def test_two_groups_joined_cost_precision(score, precision, recall):
    rate = score(JOINED, GOLD)
    assert (rate.precision, rate.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_items_left_alone_have_no_link_but_themselves():
    assert muc(ALONE, GOLD).f1 == 0.0
    assert (b_cubed(ALONE, GOLD).precision, b_cubed(ALONE, GOLD).recall) == (1.0, pytest.approx(3 / 12))
    # One item of each group is paired with it: 2/6, 2/3 and 2/6.
    assert ceaf_e(ALONE, GOLD).recall == pytest.approx((2 / 6 + 2 / 3 + 2 / 6) / 3)


def test_gold_against_itself_is_perfect():
    assert conll(GOLD, GOLD) == pytest.approx(1.0)


def test_nothing_to_group_scores_nothing():
    assert conll({}, {}) == 0.0


def test_pairs_are_the_best_there_are():
    rng = Random(1)
    for _ in range(60):
        rows, columns = rng.randint(1, 4), rng.randint(1, 4)
        worth = [[rng.randint(0, 9) for _ in range(columns)] for _ in range(rows)]
        most = max(
            sum(worth[row][column] for row, column in zip(some, others, strict=False))
            for some in permutations(range(rows))
            for others in permutations(range(columns))
        )
        found = best_pairs(worth)
        assert sum(worth[row][column] for row, column in found) == most
        assert len({row for row, _ in found}) == len({column for _, column in found}) == min(rows, columns)


def test_no_rows_make_no_pairs():
    assert best_pairs([]) == [] == best_pairs([[]])

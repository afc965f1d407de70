"""Logistic regression over rows of marks."""

import numpy as np
import pytest

from crossbearing.evaluate.muc4_linear import Linear

ROWS = [["red", "round"], ["red", "square"], ["blue", "round"], ["blue", "square"]] * 5
ANSWERS = np.array([[1, 1], [1, 0], [0, 1], [0, 0]] * 5, dtype=np.float32)


def fitted() -> Linear:
    return Linear.fit(ROWS, ANSWERS, least=2, ridge=0.1, steps=20)


@pytest.mark.parametrize(("row", "wanted"), [(["red", "square"], (True, False)), (["blue", "round"], (False, True))])
def test_each_question_is_learnt_by_itself(row: list[str], wanted: tuple[bool, bool]) -> None:
    (chances,) = fitted().chances([row])
    assert tuple(bool(chance > 0.5) for chance in chances) == wanted


def test_marks_never_seen_say_nothing() -> None:
    chances = fitted().chances([["green"], []])
    assert np.allclose(chances, 0.5, atol=0.05)


def test_the_same_rows_give_the_same_weights() -> None:
    assert np.array_equal(fitted().weights, fitted().weights)


def test_rare_marks_get_no_weight() -> None:
    model = Linear.fit([*ROWS, ["once"]], np.vstack([ANSWERS, [[1, 1]]]), least=2, ridge=0.1, steps=3)
    assert "once" not in model.numbering.numbers

"""A number with its bounds as marks."""

from crossbearing.web.charts.marks import Marks, marks_of
from crossbearing.web.charts.scale import Scale

SCALE = Scale(100, uneven=False)


def test_zero_is_drawn_and_what_is_not_known_is_not() -> None:
    assert marks_of(0, 0, 0, SCALE) == Marks(SCALE.at(0), SCALE.at(0), SCALE.at(0))
    assert marks_of(None, None, None, SCALE) is None


def test_a_range_has_a_whisker_and_a_vague_number_a_dot_alone() -> None:
    assert marks_of(10, None, 20, SCALE) == Marks(None, SCALE.at(10), SCALE.at(20))
    assert marks_of(None, 12, None, SCALE) == Marks(SCALE.at(12), None, None)


def test_an_open_end_is_an_arrow() -> None:
    assert marks_of(12, 12, None, SCALE) == Marks(SCALE.at(12), SCALE.at(12), None, more=True)
    assert marks_of(None, 700, 700, Scale(700, uneven=False)) == Marks(92.0, None, 92.0, less=True)

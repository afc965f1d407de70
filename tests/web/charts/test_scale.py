"""Where numbers stand on an axis."""

import pytest

from crossbearing.web.charts.scale import scale_of


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([], [0, 1]),
        ([0], [0, 1]),
        ([3], [0, 1, 2, 3]),
        ([12, 20], [0, 5, 10, 15, 20]),
        ([7300, 100], [0, 2000, 4000, 6000]),
        ([1, 7300], [0, 1, 10, 100, 1000]),
    ],
)
def test_an_axis_begins_at_zero_and_has_few_round_numbers(numbers: list[float], ticks: list[int]) -> None:
    assert [tick.value for tick in scale_of(numbers).ticks()] == ticks


@pytest.mark.parametrize("numbers", [[5, 20], [1, 7300]])
def test_more_stands_further_along_and_all_within_the_axis(numbers: list[float]) -> None:
    scale = scale_of(numbers)
    places = [scale.at(value) for value in (0, *numbers)]
    assert places == sorted(places) and len(set(places)) == len(places)
    assert places[0] > 0 and places[-1] < 100

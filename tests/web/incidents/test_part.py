"""Which part of a long list is shown."""

import pytest

from crossbearing.web.incidents.part import Run, part, run_of


@pytest.mark.parametrize(
    ("total", "number", "run"),
    [(0, 1, Run(1, 1, 0)), (25, 1, Run(1, 1, 25)), (26, 2, Run(2, 2, 26)), (26, 9, Run(2, 2, 26))],
)
def test_a_part_that_is_not_there_is_the_last_one(total: int, number: int, run: Run) -> None:
    assert run_of(total, number, 25) == run


def test_parts_follow_one_another_without_gap() -> None:
    items = list(range(7))
    assert [*part(items, 1, 3), *part(items, 2, 3), *part(items, 3, 3)] == items
    assert list(part(items, 4, 3)) == []

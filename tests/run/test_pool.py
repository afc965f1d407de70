import pytest

from crossbearing.run.pool import Pool
from pool_work import doubled, lost


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ([], []),
        ([[1, 2], [3], [4, 5], [6], [7], [8]], [2, 4, 6, 8, 10, 12, 14, 16]),
        ([[1], [12, 13, 14], [15]], [2, 24, -13, 28, 30]),
        ([[1], [2, 99, 3], [4], [5]], [2, 4, -99, 6, 8, 10]),
    ],
)
def test_results_come_in_order_and_a_fault_costs_only_its_own_thing(groups: list[list[int]], found: list[int]) -> None:
    assert list(Pool(doubled, lost, 2).run(groups)) == found


def test_groups_are_asked_for_only_as_they_are_needed() -> None:
    asked = []

    def groups():
        for number in range(100):
            asked.append(number)
            yield [number]

    results = Pool(doubled, lost, 1).run(number for number in groups() if number not in (13, 99))
    assert [next(results), next(results)] == [0, 2]
    assert len(asked) < 10
    results.close()

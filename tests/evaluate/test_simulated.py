"""Reconciling an invented war, scored against its truth."""

from dataclasses import replace

import pytest

from crossbearing.evaluate.reconciling_page import reconciling_page
from crossbearing.evaluate.simulated import WarScore, measure_war, measure_wars
from crossbearing.evaluate.simulated_tolls import Case, Share, TrueTolls, closed, errors, held, tally_of, width
from crossbearing.model.figure import Category
from crossbearing.model.incident import Counted, Ref, Tally
from simulated import incidents, tolds


def tally(low: int | None, best: int | None, high: int | None, *pages: int) -> Tally:
    figures = tuple(
        Counted(Ref(f"page {n}", f"r{n}", "q1"), f"o{n}", None, None, page, page, page) for n, page in enumerate(pages)
    )
    return Tally(Category.KILLED, "people", None, low, best, high, "range", "", figures)


@pytest.fixture(scope="module")
def score() -> WarScore:
    return measure_war(60, seed=4)


def test_a_number_is_held_between_the_bounds_and_by_an_open_end() -> None:
    cases = [Case(9, True, tally(8, None, 12)), Case(9, True, tally(4, None, None)), Case(9, True, tally(3, 4, 5))]
    assert held([*cases, Case(9, True, None), Case(9, False, None)]) == Share(2, 4)
    assert closed(cases) == Share(2, 3)
    assert width(cases) == pytest.approx((2 / 9 + 4 / 9) / 2)


def test_ways_are_compared_on_the_same_tolls() -> None:
    cases = [Case(10, True, tally(8, 10, 12, 8, 12, 12)), Case(5, True, tally(4, None, 6, 4, 6)), Case(3, True, None)]
    off = {one.way.split()[0]: one.absolute for one in errors(cases, settled=True)}
    assert off == {"`best`": 0, "largest": 2, "mean": pytest.approx(2 / 3), "number": 2, "every": 22}
    ours, *_ = errors(cases, settled=False)
    assert (ours.absolute, ours.exact) == (0, Share(2, 2))


def test_a_page_counts_once_with_its_largest_number() -> None:
    one = tally(8, 8, 8, 8, 8)
    same = replace(one, figures=(one.figures[0], replace(one.figures[0], value=30)))
    assert {one.way.split()[0]: one.absolute for one in errors([Case(8, True, same)], settled=True)}["every"] == 22


def test_the_tally_over_all_is_the_one_of_people_blaming_nobody() -> None:
    one = tally(1, 1, 1)
    assert tally_of([replace(one, counts="women"), replace(one, blamed="x"), one], Category.KILLED) is one
    assert tally_of([one], Category.WOUNDED) is None


def test_true_tolls_are_the_final_numbers_of_incidents() -> None:
    tolls = TrueTolls()
    for told in tolds():
        tolls.add(told)
    assert len(tolls.printed) > 100
    assert tolls.printed <= tolls.final.keys()
    assert all((incidents()[name].count(kind) or 0) == number for (name, kind), number in tolls.final.items())


def test_a_small_war_is_brought_together(score: WarScore) -> None:
    assert score.links.f1 > 0.9
    assert score.held.value > 0.9
    assert score.settled[0].relative < score.settled[-1].relative


def test_a_war_scores_the_same_in_a_process_of_its_own(score: WarScore) -> None:
    (other,) = measure_wars([60], seed=4)
    assert replace(other, linking=0.0, tallying=0.0, peak=0.0) == replace(score, linking=0.0, tallying=0.0, peak=0.0)


def test_the_page_sets_the_cost_of_an_event_beside_that_of_the_smaller_war(score: WarScore) -> None:
    larger = replace(score, incidents=600, events=10 * score.events, linking=12 * score.linking, peak=1234.5)
    lines = reconciling_page([score, larger]).splitlines()
    assert any(line.startswith("| 600 |") and "| 1.20 x |" in line and line.endswith("| 1,234 |") for line in lines)
    assert f"| 60 | {score.held.of} | {score.held.value:.3f} |" in "\n".join(lines)

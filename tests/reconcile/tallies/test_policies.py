"""What each policy makes of the same figures, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import InputError
from crossbearing.model.figure import Category, Figure, Modifier
from crossbearing.reconcile.incidents import Rules, find_incidents
from crossbearing.reconcile.tallies.bounds import agreed, least, most
from crossbearing.reconcile.tallies.policies import Policy, policy_of
from made import span
from tellings import at_least, counting, told


def toll(readings, policy="range"):
    """The tally of the dead over all, by a policy."""
    (incident,) = find_incidents(readings, Rules(policy=policy_of(policy)))
    return incident.tallies[0]


@pytest.fixture
def three(imprint):
    """12 on the 13th by one outlet, 15 on the 14th by another, at least 10 on the 15th by a third."""
    return [
        told(imprint, 1),
        told(imprint, 2, killed=15, published="2031-05-14"),
        at_least(told(imprint, 3, published="2031-05-15"), 10),
    ]


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [
        ("range", 10, None, 15),
        ("conservative", 10, 10, 15),
        ("latest", 10, None, None),
        ("hierarchy:Outlet 2", 15, 15, 15),
        ("reviewer", 10, None, 15),
    ],
)
def test_policies_on_the_same_figures(three, policy, low, best, high):
    tally = toll(three, policy)
    assert (tally.low, tally.best, tally.high) == (low, best, high)
    assert tally.policy == policy.partition(":")[0]


def test_majority_takes_what_most_sources_allow(imprint):
    tally = toll([told(imprint, 1), told(imprint, 2), told(imprint, 3, killed=30)], "majority")
    assert tally.best == 12


def test_a_tie_has_no_majority(imprint):
    assert toll([told(imprint, 1), told(imprint, 2, killed=30)], "majority").best is None


def test_sources_that_agree_give_the_best_number(imprint):
    assert toll([told(imprint, 1), at_least(told(imprint, 2), 10)]).best == 12


def test_a_reviewer_chooses_a_figure(imprint):
    readings = [told(imprint, 1), told(imprint, 2, killed=15)]
    (incident,) = find_incidents(readings)
    chosen = frozenset(one.figure for one in incident.tallies[0].figures if one.value == 15)
    (ruled,) = find_incidents(readings, Rules(policy=Policy("reviewer", chosen=chosen)))
    assert ruled.tallies[0].best == 15
    assert [one.aside for one in ruled.tallies[0].figures if one.value == 12] == ["not chosen by the reviewer"]


def test_figures_left_out_are_kept_with_the_reason(three):
    aside = {one.figure.doc: one.aside for one in toll(three, "latest").figures}
    assert aside == {"r1": "replaced by a later count", "r2": "replaced by a later count", "r3": None}


@pytest.mark.parametrize("text", ["median", "hierarchy", ""])
def test_an_unknown_policy_is_refused_with_what_there_is(text):
    with pytest.raises(InputError):
        policy_of(text)


def test_only_lower_bounds_leave_the_most_open(imprint):
    tally = toll([at_least(told(imprint, 1), 19)])
    assert (tally.low, tally.best, tally.high) == (19, None, None)


def test_only_upper_bounds_leave_the_least_open(imprint):
    reading = counting(told(imprint, 1), value=700, low=None, high=700, modifier=Modifier.FEWER_THAN)
    tally = toll([reading])
    assert (tally.low, tally.high) == (None, 700)


numbers = st.integers(0, 500)


@given(st.lists(numbers, min_size=1, max_size=8), numbers)
def test_a_further_figure_never_narrows_the_range(given_numbers, more):
    figures = [plain(number) for number in given_numbers]
    wider = [*figures, plain(more)]
    assert least(wider) <= least(figures)
    assert most(wider) >= most(figures)


@given(st.lists(numbers, min_size=1, max_size=6))
def test_the_number_agreed_on_lies_in_the_range(given_numbers):
    figures = [plain(number) for number in given_numbers]
    best = agreed(figures)
    assert best is None or least(figures) <= best <= most(figures)


def plain(number):
    """An exact figure."""
    words = "people killed", Category.KILLED
    return Figure("q1", span("12 people"), number, number, number, False, Modifier.EXACT, "persons", *words)

import pytest

from crossbearing.model.agreement import Degree
from crossbearing.model.deal import Amount, Balance
from crossbearing.web.charts.owed import owed_bar


def people(low, high=None):
    return Amount(low, low if high is None else high, "persons")


def bar(state=Degree.PARTIAL, **amounts):
    return [(piece.kind, piece.start, piece.length) for piece in owed_bar(Balance(None, state, "", **amounts))]


def test_what_is_done_disputed_and_outstanding_fills_what_is_owed():
    found = bar(owed=people(100), done=people(40), disputed=people(10))
    assert found == [("done", 0.0, 40.0), ("disputed", 40.0, 10.0), ("outstanding", 50.0, 50.0)]


def test_what_may_have_been_done_too_is_a_piece_of_its_own():
    assert bar(owed=people(100), done=people(0, 50)) == [("perhaps", 0.0, 50.0), ("outstanding", 50.0, 50.0)]


def test_what_may_be_owed_too_comes_last():
    assert bar(owed=people(50, 100), done=people(50)) == [("done", 0.0, 50.0), ("owed", 50.0, 50.0)]


def test_more_than_was_owed_fills_the_bar():
    assert bar(owed=people(50), done=people(100)) == [("done", 0.0, 100.0)]


@pytest.mark.parametrize("state", [Degree.NONE, Degree.REFUSED, Degree.POSTPONED])
def test_where_nothing_was_done_all_is_outstanding(state):
    assert bar(state, owed=people(50)) == [("outstanding", 0.0, 100.0)]


@pytest.mark.parametrize(
    "amounts",
    [
        {},
        {"done": people(5)},
        {"owed": people(50)},
        {"owed": people(50), "done": Amount(5, 5, "trucks")},
        {"owed": people(0), "done": people(0)},
    ],
)
def test_what_is_not_known_is_no_bar(amounts):
    assert bar(Degree.UNCLEAR, **amounts) == []

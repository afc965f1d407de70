from crossbearing.web.charts.shares import LENGTH
from crossbearing.web.charts.timeline import LEAST_LENGTH, timeline


def marks(*dated):
    found = timeline([("release", dated)])
    assert found is not None
    return [(mark.kind, mark.start, mark.length, mark.count) for mark in found.lanes[0].marks]


def test_marks_stand_at_their_days_over_the_whole_time():
    found = timeline([("release", [("full", "2031-05-01"), ("none", "2031-05-10")])])
    assert (found.first, found.last) == ("2031-05-01", "2031-05-10")
    assert [(mark.start, mark.length) for mark in found.lanes[0].marks] == [(0.0, 10.0), (90.0, 10.0)]


def test_a_day_of_a_long_time_is_still_seen_and_stays_inside():
    (first, last) = marks(("full", "2011-01-01"), ("none", "2031-01-01"))
    assert first[2] == last[2] == LEAST_LENGTH
    assert last[1] + last[2] <= LENGTH


def test_a_date_that_is_not_known_to_the_day_is_as_long_as_it_may_be():
    assert marks(("full", "2031-05"), ("none", "2031-05-31"))[0][:3] == ("full", 0.0, 100.0)


def test_an_open_end_reaches_to_the_end_of_the_time():
    found = {mark[0]: mark[1:3] for mark in marks(("full", "2031-05-06/.."), ("none", "2031-05-01/2031-05-10"))}
    assert found["full"] == (50.0, 50.0)


def test_states_of_one_kind_and_time_are_one_mark_with_their_number():
    assert marks(("full", "2031-05-01"), ("full", "2031-05-01")) == [("full", 0.0, 100.0, 2)]


def test_what_has_no_date_is_counted_beside_the_lane():
    found = timeline([("release", [("full", "2031-05-01"), ("none", None)])])
    assert found.lanes[0].undated == 1


def test_without_any_date_there_is_no_timeline():
    assert timeline([("release", [("none", None)])]) is None
    assert timeline([]) is None

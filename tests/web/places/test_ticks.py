from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.when import days_of
from crossbearing.web.places.ticks import ticks

DAYS = st.dates()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2016-11-14", "2016-11-18", ["2016-11-15", "2016-11-16", "2016-11-17", "2016-11-18"]),
        ("2016-01-01", "2016-12-31", ["2016-04", "2016-07", "2016-10"]),
        ("2013-01-01", "2017-03-01", ["2014", "2015", "2016"]),
        ("1850-06-01", "2016-06-01", ["1900", "1950", "2000"]),
        ("2016-11-14", "2016-11-14", []),
    ],
)
def test_a_stretch_of_time_has_round_dates(first, last, said):
    assert [tick.date for tick in ticks(date.fromisoformat(first), date.fromisoformat(last))] == said


@given(DAYS, DAYS)
def test_ticks_are_few_in_order_and_where_their_dates_begin(one, other):
    first, last = sorted((one, other))
    found = list(ticks(first, last))
    assert len(found) <= 6
    assert [tick.at for tick in found] == sorted({tick.at for tick in found})
    for tick in found:
        day = days_of(tick.date)[0]
        assert first <= day <= last
        assert tick.at == pytest.approx(100 * (day - first).days / ((last - first).days + 1), abs=0.01)

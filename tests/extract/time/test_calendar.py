from datetime import date

import pytest

from crossbearing.extract.time import calendar

THURSDAY = date(2021, 6, 17)


def test_weekdays_count_the_day_itself_only_where_asked() -> None:
    assert calendar.weekday_until(THURSDAY, 3) == THURSDAY
    assert calendar.weekday_before(THURSDAY, 3) == date(2021, 6, 10)
    assert calendar.weekday_from(THURSDAY, 3) == THURSDAY
    assert calendar.weekday_after(THURSDAY, 3) == date(2021, 6, 24)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2021, 3, 31), -1, date(2021, 2, 28)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2021, 12, 1), 1, date(2022, 1, 1)),
        (date(3, 1, 1), -100, date(1, 1, 1)),
    ],
)
def test_months_on_keeps_to_days_that_exist(start: date, count: int, end: date) -> None:
    assert calendar.months_on(start, count) == end


@pytest.mark.parametrize(
    "edtf", ["2021-06-17", "2021-06", "2021", "2021-06~/2022", "../2021-06", "2021/..", "1990/1999"]
)
def test_a_stretch_is_written_as_it_was_read(edtf: str) -> None:
    assert calendar.parse(edtf).edtf == edtf


def test_ends_in_the_wrong_order_are_swapped() -> None:
    assert calendar.days(date(2021, 6, 17), date(2021, 6, 3)).edtf == "2021-06-03/2021-06-17"

"""Feasts that move with the moon, and those of one weekday."""

from datetime import date, timedelta

import pytest
from dated import found

from crossbearing.extract.time.feasts import feast_in

# What sighting of the moon may add or take.
SIGHTING = timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "year", "first"),
    [
        (["easter", 0, 1], 2016, date(2016, 3, 27)),
        (["easter", -2, 1], 2021, date(2021, 4, 2)),
        (["weekday", 11, 3, 4], 2021, date(2021, 11, 25)),
        (["day", 12, 25], 1999, date(1999, 12, 25)),
    ],
)
def test_feasts_of_the_solar_year(rule: list[str | int], year: int, first: date) -> None:
    period = feast_in(year, rule)
    assert period is not None and period.first == first


@pytest.mark.parametrize(
    ("rule", "kept_on"),
    [
        (["hijri", 9, 1, 30], date(2016, 6, 6)),
        (["hijri", 10, 1, 3], date(2021, 5, 13)),
        (["hijri", 12, 10, 4], date(2016, 9, 12)),
        (["hijri", 9, 1, 30], date(2024, 3, 11)),
    ],
)
def test_feasts_of_the_lunar_year_are_right_to_a_day(rule: list[str | int], kept_on: date) -> None:
    period = feast_in(kept_on.year, rule)
    assert period is not None and period.first is not None
    assert abs(period.first - kept_on) <= SIGHTING
    assert period.edtf.count("~") == 2


def test_a_feast_takes_the_year_nearest_to_writing() -> None:
    assert found("Guns fired on Christmas Eve.", "2021-02-01") == [("on Christmas Eve", "2020-12-24")]
    assert found("Guns fired last Thanksgiving.", "2021-02-01") == [("last Thanksgiving", "2020-11-26")]


def test_a_day_of_the_lunar_year_stays_open() -> None:
    assert found("They signed on 15 Ramadan 1437.", "2021-02-01") == [("on 15 Ramadan 1437", None)]

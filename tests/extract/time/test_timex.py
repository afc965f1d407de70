"""Time expressions with the values of TIMEX3."""

from itertools import pairwise

import pytest
from dated import read_dates

from crossbearing.extract.time.timex import find_timexes

THURSDAY = "2021-06-17"


def timexes(text: str, published: str | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [(timex.span.quote, timex.kind.value, timex.value) for timex in find_timexes(read_dates(text, published))]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The dam fell on 5 May.", "5 May", "2021-05-05"),
        ("The dam fell on Tuesday evening.", "Tuesday evening", "2021-06-15TEV"),
        ("The dam fell at 6:30 p.m. on Tuesday.", "6:30 p.m. on Tuesday", "2021-06-15T18:30"),
        ("The dam fell at 1430 GMT on 3 June.", "1430 GMT on 3 June", "2021-06-03T14:30Z"),
        ("The dam fell last night.", "last night", "2021-06-16TNI"),
        ("The dam fell last week.", "last week", "2021-W23"),
        ("The dam fell at the weekend.", "the weekend", "2021-W23-WE"),
        ("The dam fell two weeks ago.", "two weeks ago", "2021-W22"),
        ("The dam fell a few years ago.", "a few years ago", "PAST_REF"),
        ("The dam fell in the summer of 2016.", "the summer of 2016", "2016-SU"),
        ("The dam fell in the 1990s.", "the 1990s", "199"),
        ("The dam fell in the 19th century.", "the 19th century", "18"),
        ("Output fell in the third quarter of 2020.", "the third quarter of 2020", "2020-Q3"),
        ("Output fell in the first quarter.", "the first quarter", "2021-Q1"),
        ("The dam is dry now.", "now", "PRESENT_REF"),
        ("The dam recently fell.", "recently", "PAST_REF"),
        ("Nobody speaks of the future.", "the future", "FUTURE_REF"),
    ],
)
def test_dates_and_times(text: str, words: str, value: str) -> None:
    assert [(found, got) for found, _, got in timexes(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They walked for three months.", "three months", "P3M"),
        ("They walked for two and a half hours.", "two and a half hours", "PT2H30M"),
        ("They walked for twenty-four hours.", "twenty-four hours", "PT24H"),
        ("They walked for at least 180 days.", "at least 180 days", "P180D"),
        ("They walked for the past two weeks.", "the past two weeks", "P2W"),
        ("A two-year siege began.", "two-year", "P2Y"),
        ("It took several decades.", "several decades", "PXY"),
        ("They walked for days.", "days", "PXD"),
        ("They met two days after the vote.", "two days", "P2D"),
    ],
)
def test_lengths(text: str, words: str, value: str) -> None:
    assert [(found, kind, got) for found, kind, got in timexes(text)] == [(words, "DURATION", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("They meet on Tuesday nights and Sundays.", "Sundays", "XXXX-WXX-7"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They meet daily.", "daily", "P1D"),
        ("They meet twice a month.", "a month", "P1M"),
        ("They meet each July.", "each July", "XXXX-07"),
    ],
)
def test_repeated_times(text: str, words: str, value: str) -> None:
    assert (words, "SET", value) in timexes(text)


@pytest.mark.parametrize(
    "text",
    [
        "A 27-year-old man was hurt.",
        "About three-quarters of the food is gone.",
        "Leave as soon as possible.",
        "They met at the same time.",
    ],
)
def test_what_tells_no_time(text: str) -> None:
    assert timexes(text) == []


def test_a_year_before_is_counted_from_the_quarter_told() -> None:
    text = "Output rose in the third quarter of 2020. A year earlier it had fallen."
    assert [value for *_, value in timexes(text)] == ["2020-Q3", "2019-Q3"]


def test_two_ends_of_a_stretch_are_two_expressions() -> None:
    found = timexes("Guns fired between 28 March and 3 April 2016.")
    assert [value for *_, value in found] == ["2016-03-28", "2016-04-03"]


def test_nothing_is_given_twice() -> None:
    found = find_timexes(
        read_dates("On Friday, 11 June, in the past two weeks and last year, 30 died a day.", THURSDAY)
    )
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))

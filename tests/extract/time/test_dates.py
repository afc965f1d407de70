import pytest
from dated import found, read_dates
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.when import Basis, Precision

THURSDAY = "2021-06-17"


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The bridge was hit on 16 April 2017.", "on 16 April 2017", "2017-04-16"),
        ("The bridge was hit on April 16, 2017.", "on April 16, 2017", "2017-04-16"),
        ("The bridge was hit on 2017-04-16.", "on 2017-04-16", "2017-04-16"),
        ("The bridge was hit on 16/04/2017.", "on 16/04/2017", "2017-04-16"),
        ("The bridge was hit on 04.03.2017.", "on 04.03.2017", "2017-03-04"),
        ("The bridge was hit on the 3rd of May.", "on the 3rd of May", "2021-05-03"),
        ("The bridge was hit on Nov. 2.", "on Nov. 2", "2020-11-02"),
        ("It fell on Sunday, 13 June.", "on Sunday, 13 June", "2021-06-13"),
        ("It fell in March 2016.", "in March 2016", "2016-03"),
        ("He was jailed in August.", "in August", "2020-08"),
        ("He was jailed in May.", "in May", "2021-05"),
        ("He was jailed in December last year.", "in December last year", "2020-12"),
        ("The war began in 2013.", "in 2013", "2013"),
        ("They fought in the 1990s.", "in the 1990s", "1990/1999"),
        ("It fell in the summer of 2016.", "in the summer of 2016", "2016-06~/2016-08~"),
        ("It fell in early 2015.", "in early 2015", "2015-01/2015-04~"),
        ("It fell in the first half of 2016.", "in the first half of 2016", "2016-01/2016-06"),
        ("It fell in the second quarter of 2016.", "in the second quarter of 2016", "2016-04/2016-06"),
        ("Shells fell on New Year's Day.", "on New Year's Day", "2021-01-01"),
        ("Fighting broke out around 3 May.", "around 3 May", "2021-05-03~"),
        ("The camp held 900 people as of 1 May.", "as of 1 May", "2021-05-01"),
    ],
)
def test_dates_by_day_month_and_year(text: str, words: str, edtf: str) -> None:
    assert found(text, THURSDAY) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Shells fell on Thursday.", "on Thursday", "2021-06-17"),
        ("Shells fell on Friday.", "on Friday", "2021-06-11"),
        ("Shells fell last Thursday.", "last Thursday", "2021-06-10"),
        ("They left before dawn on Wednesday.", "before dawn on Wednesday", "2021-06-16"),
        ("By Wednesday evening no bus had left.", "By Wednesday evening", "2021-06-16"),
        ("Monday's shelling was heavy.", "Monday", "2021-06-14"),
        ("Shells fell yesterday.", "yesterday", "2021-06-16"),
        ("Shells fell this morning.", "this morning", "2021-06-17"),
        ("Shells fell overnight.", "overnight", "2021-06-16/2021-06-17"),
        ("Shells fell last night.", "last night", "2021-06-16"),
        ("Shells fell at the weekend.", "at the weekend", "2021-06-12/2021-06-13"),
        ("Three were killed earlier this week.", "earlier this week", "2021-06-14/2021-06-17"),
        ("Three were killed last week.", "last week", "2021-06-07/2021-06-13"),
        ("Three were killed last month.", "last month", "2021-05"),
        ("Three were killed last year.", "last year", "2020"),
        ("Three were killed two weeks ago.", "two weeks ago", "2021-06-03"),
        ("Three were killed five years ago.", "five years ago", "2016"),
    ],
)
def test_dates_counted_back_from_publication(text: str, words: str, edtf: str) -> None:
    assert found(text, THURSDAY) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Talks are due on Sunday.", "2021-06-20"),
        ("Talks will open on July 3.", "2021-07-03"),
        ("Talks will open in September.", "2021-09"),
        ("Talks are expected to resume next Monday.", "2021-06-21"),
        ("The army said it would leave the port on Saturday.", "2021-06-19"),
        ("The army planned to leave on Saturday.", "2021-06-19"),
        ("A vote will be held tomorrow.", "2021-06-18"),
    ],
)
def test_words_that_look_ahead_count_forward(text: str, edtf: str) -> None:
    assert [when for _, when in found(text, THURSDAY)] == [edtf]


def test_a_plan_told_on_a_day_counts_from_that_day() -> None:
    text = "The army said on Monday it would leave the port by Wednesday."
    assert found(text, THURSDAY) == [("on Monday", "2021-06-14"), ("by Wednesday", "2021-06-16")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was bombed for the seventh straight day on Wednesday.", "2021-06-10/2021-06-16"),
        ("For the third day running the road is shut.", "2021-06-15/2021-06-17"),
        ("The road has been shut since last Friday.", "2021-06-11/2021-06-17"),
        ("The road has been shut since mid-2015.", "2015-06~/2021-06-17"),
        ("The town has been besieged for more than two years.", "2019~/2021-06-17"),
        ("Ten died between 2 and 5 May.", "2021-05-02/2021-05-05"),
        ("Ten died from 14 to 22 April.", "2021-04-14/2021-04-22"),
        ("Ten died between 28 May and 3 June.", "2021-05-28/2021-06-03"),
        ("Ten died in the raids (14-22 April 2017).", "2017-04-14/2017-04-22"),
        ("They met from Monday to Wednesday.", "2021-06-14/2021-06-16"),
        ("Ten died over the past three weeks.", "2021-05-27/2021-06-17"),
        ("The truce holds until 21 June.", "../2021-06-21"),
        ("It was the worst raid in 18 months.", "2019-12~/2021-06-17"),
    ],
)
def test_stretches_of_time(text: str, edtf: str) -> None:
    assert [when for _, when in found(text, THURSDAY)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 3 May the town fell. The next day the mayor fled.", "2021-05-04"),
        ("On 3 May the town fell. The day before it had been shelled.", "2021-05-02"),
        ("On 3 May the town fell. The mayor fled two days later.", "2021-05-05"),
        ("On 3 May the town fell. Later that day the mayor fled.", "2021-05-03"),
        ("On 3 May the town fell, and the port on the 28th.", "2021-05-28"),
        ("On 3 May, the day before the vote, the town fell.", "2021-05-04"),
        ("The pact of 2015 failed. In June of that year the town fell.", "2015-06"),
        ("On 3 May the town fell under the pact of 9 April. The same day the mayor fled.", "2021-05-03"),
        ("On Tuesday the town fell. Guns had hit it that day, he wrote on Wednesday.", "2021-06-15"),
    ],
)
def test_dates_counted_from_the_day_told_before(text: str, edtf: str) -> None:
    assert edtf in [when for _, when in found(text, THURSDAY)[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "The deal must be met within 72 hours.",
        "They have met every Friday.",
        "May he rest in peace. They march on.",
        "The Sunday Times wrote of it.",
        "About 2000 fighters left with 1990 rifles.",
        "A nine-month ceasefire covers the town.",
    ],
)
def test_deadlines_habits_and_numbers_are_no_dates(text: str) -> None:
    assert found(text, THURSDAY) == []


def test_figures_that_read_both_ways_stay_unknown_until_the_report_shows_its_order() -> None:
    assert found("It fell on 03/04/2017.", THURSDAY) == [("on 03/04/2017", None)]
    both = found("It fell on 03/04/2017 and again on 25/04/2017.", THURSDAY)
    assert [when for _, when in both] == ["2017-04-03", "2017-04-25"]


def test_a_time_of_day_makes_the_date_finer_not_longer() -> None:
    when = read_dates("At 11:40 hrs on 28 May the patrol arrived.", THURSDAY).dates[0]
    assert (when.edtf, when.precision) == ("2021-05-28", Precision.MINUTE)
    when = read_dates("Shells fell at about 7 a.m. on Monday.", THURSDAY).dates[0]
    assert (when.edtf, when.precision) == ("2021-06-14", Precision.HOUR)


def test_weekdays_of_a_reprint_count_from_its_dateline() -> None:
    text = "KARSA, June 12 (Hill Wire) - Rebels took the dam on Friday."
    assert found(text, "2021-06-15") == [("on Friday", "2021-06-11")]
    assert found("Rebels took the dam on Saturday.", "2021-06-15") == [("on Saturday", "2021-06-12")]


def test_words_quoted_from_an_own_earlier_report_count_from_that_report() -> None:
    text = 'On Tuesday we published a report. We wrote that guns fired "since last Sunday".'
    assert found(text, THURSDAY)[1] == ("since last Sunday", "2021-06-13/2021-06-15")


def test_every_date_says_why_and_on_what_ground() -> None:
    dates = read_dates("Shells fell on Friday, as on 3 May 2019.", THURSDAY).dates
    assert [when.basis for when in dates] == [Basis.RELATIVE, Basis.EXPLICIT]
    assert dates[0].why == "weekday counted back from the day of writing (2021-06-17)"


@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "since",
                "3",
                "31",
                "February",
                "Friday",
                "2017",
                "last",
                "week",
                "ago",
                "999",
                "years",
                "the day before",
                "1/2",
                "until",
                "at noon",
                ",",
                "and",
            ]
        ),
        min_size=1,
    )
)
@settings(max_examples=40, deadline=None)
def test_no_jumble_of_time_words_breaks_the_reader(words: list[str]) -> None:
    text = " ".join(["It fell", *words])
    for published in (None, "2016", "2016-09/2016-12", "0001-01-01"):
        for when in read_dates(text, published).dates:
            assert when.span is not None
            assert when.span.stands_in(text)

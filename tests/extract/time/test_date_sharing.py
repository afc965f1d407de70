"""Dates that take their year, month or day from another one."""

import pytest
from dated import found

THURSDAY = "2021-06-17"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Gas was used in July 2017 in two towns (3 July).", ["2017-07", "2017-07-03"]),
        ("On 6 May 2018 the mill burned. On 9 May the dam fell.", ["2018-05-06", "2018-05-09"]),
        ("Between 28 March and 3 April 2016 nobody came.", ["2016-03-28/2016-04-03"]),
        ("Between January and March last year nobody came.", ["2020-01/2020-03"]),
        ("The pact of May 2018 failed and on 9 June guns fired.", ["2018-05", "2021-06-09"]),
        ("It began on 30 December and on 2 January it ended.", ["2020-12-30", "2021-01-02"]),
        ("On 3 May 16 people fled.", ["2021-05-03"]),
    ],
)
def test_a_year_is_shared_with_the_date_beside_it(text: str, edtf: list[str]) -> None:
    assert [date for _, date in found(text, THURSDAY)] == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The swap was postponed from 5 to 8 June.", ["2021-06-05"]),
        ("The swap, planned for 5 June, was held two days later.", ["2021-06-05", "2021-06-07"]),
        ("The mill burned on 8 June. He said on Monday that six had died. A day later the dam fell.",
         ["2021-06-08", "2021-06-14", "2021-06-09"]),
        ("Shelling stopped at the end of March. They signed that month.", ["2021-03-31", "2021-03"]),
        ("In the week ending 6 June guns fired.", ["2021-05-31/2021-06-06"]),
        ("The truce expires on Sunday.", ["2021-06-20"]),
        ("On Tuesday he said the port had been shut since Monday.", ["2021-06-15", "2021-06-14/2021-06-17"]),
        ("In April 2018 the dam fell after several days of fighting.", ["2018-04", None]),
    ],
)  # fmt: skip
def test_the_day_a_date_is_counted_from(text: str, edtf: list[str | None]) -> None:
    assert [date for _, date in found(text, THURSDAY)] == edtf


def test_a_cable_has_its_year_in_two_figures() -> None:
    assert found("KARSA, 9 FEB 84 (KNA) -- Guns fired today.") == [("today", "1984-02-09")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The rebels must leave by Sunday.", "2021-06-20"),
        ("The rebels were told to leave by Sunday.", "2021-06-20"),
        ("The talks were postponed until Monday.", "../2021-06-21"),
        ("The convoy might leave as early as Saturday.", "2021-06-19"),
        ("The council has scheduled a vote on Saturday.", "2021-06-19"),
        ("They may have left on Saturday.", "2021-06-12"),
        ("By Wednesday evening no bus had left.", "2021-06-16"),
        ("The order issued on Saturday will stand.", "2021-06-12"),
    ],
)
def test_deadlines_look_ahead_and_deeds_look_back(text: str, edtf: str) -> None:
    assert [date for _, date in found(text, THURSDAY)] == [edtf]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("They left on 5 Tishreen al-Awwal 2016.", "on 5 Tishreen al-Awwal 2016", "2016-10-05"),
        ("Shells fell overnight Tuesday into Wednesday.", "overnight Tuesday into Wednesday", "2021-06-15/2021-06-16"),
        ("Shells fell on the night of Friday, 11 June.", "the night of Friday, 11 June", "2021-06-11"),
        ("Shells fell at 5 p.m. EST June 9.", "at 5 p.m. EST June 9", "2021-06-09"),
        ("Shells fell at 14:30 local time (1130 GMT) on Tuesday.", "at 14:30 local time (1130 GMT) on Tuesday",
         "2021-06-15"),
        ("On the 14th the dam fell.", "On the 14th", "2021-06-14"),
        ("Shells fell on 3/4 June.", "on 3/4 June", "2021-06-03/2021-06-04"),
        ("Shells fell on 6.5.21.", "on 6.5.21", "2021-05-06"),
        ("Shells fell on 2021/05/06.", "on 2021/05/06", "2021-05-06"),
        ("Shells fell for a third day on Tuesday.", "for a third day on Tuesday", "2021-06-13/2021-06-15"),
        ("Shells fell in the second half of May.", "in the second half of May", "2021-05-16/2021-05-31"),
        ("Output fell in Q3 2019.", "in Q3 2019", "2019-07/2019-09"),
        ("Shells will fall this winter.", "this winter", "2021-12~/2022-02~"),
    ],
)  # fmt: skip
def test_unusual_forms(text: str, words: str, edtf: str) -> None:
    assert found(text, THURSDAY) == [(words, edtf)]

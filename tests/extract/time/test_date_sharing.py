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

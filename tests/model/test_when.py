import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import DateError
from crossbearing.model.when import Basis, Precision, When, days_of


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-05-04", date(2019, 5, 4), date(2019, 5, 4)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02~", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-05-04T07:30", date(2019, 5, 4), date(2019, 5, 4)),
        ("2019-05-01/2019-05-04", date(2019, 5, 1), date(2019, 5, 4)),
        ("../2019-05", None, date(2019, 5, 31)),
        ("2019/..", date(2019, 1, 1), None),
    ],
)
def test_edtf_gives_its_earliest_and_latest_day(edtf, first, last):
    assert days_of(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf",
    [
        "yesterday",
        "2019-13",
        "2019-02-30",
        "2019-05-04/2019-05-01",
        "04.05.2019",
        "",
        "0000",
        "2019-05-04T25:00",
        "٢٠١٩",
    ],
)
def test_what_is_no_date_is_refused_with_how_to_write_one(edtf):
    with pytest.raises(DateError, match=f"^{re.escape(repr(edtf))} .*write 2016-11-17"):
        When(edtf, Precision.DAY, Basis.EXPLICIT)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_its_own_bounds(day):
    assert days_of(day.isoformat()) == (day, day)

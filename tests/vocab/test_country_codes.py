import pytest

from crossbearing.vocab import load
from crossbearing.vocab.country_codes import number, three_letters


@pytest.mark.parametrize(
    ("code", "letters", "count"), [("SY", "SYR", 760), ("AF", "AFG", 4), ("XK", "XKX", None), ("QQ", None, None)]
)
def test_a_country_is_known_by_its_other_codes(code, letters, count):
    assert (three_letters(code), number(code)) == (letters, count)
    assert three_letters(None) is None


def test_no_two_countries_share_a_code():
    rows = load("country_codes", "every")["codes"].values()
    assert len({row[0] for row in rows}) == len(rows)

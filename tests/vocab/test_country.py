import pytest

from crossbearing.vocab.country import country_code, wrong_country


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("SY", "SY"),
        ("sy", "SY"),
        ("Syria", "SY"),
        ("AD", "AD"),
        ("XK", "XK"),
        ("UK", None),
        ("QQ", None),
        ("Hill", None),
    ],
)
def test_a_country_is_given_by_its_code_or_name(cell: str, code: str | None) -> None:
    assert country_code(cell) == code


def test_a_code_that_is_another_one_is_put_right() -> None:
    assert wrong_country("SY") is None
    assert "write GB" in str(wrong_country("UK"))
    assert "two-letter ISO code" in str(wrong_country("QQ"))

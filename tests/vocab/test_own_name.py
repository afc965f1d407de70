import pytest

from crossbearing.vocab.own_name import wrong_name


@pytest.mark.parametrize("name", ["Orla", "Village of Orla", "WHO", "حمص", "Camp 7", "Tuesday Market"])
def test_a_name_can_be_used(name: str) -> None:
    assert wrong_name(name) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("12", "no letter"),
        ("--", "no letter"),
        ("Tuesday", "everyday word"),
        ("The", "everyday word"),
        ("camp", "word"),
    ],
)
def test_a_name_that_would_be_found_everywhere_is_refused(name: str, told: str) -> None:
    assert told in str(wrong_name(name))

import pytest

from crossbearing.vocab.spelling import is_respelled, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qasara", "Qassara"),
        ("Duma", "Douma"),
        ("Hodeidah", "Al-Hudaydah"),
        ("Konduz", "Kunduz"),
        ("Mboki", "Mobki"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert is_respelled(plain(one), plain(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Juba", "Jubail"), ("Herat", "Helmand"), ("Aden", "Abyan"), ("Orla", "Erla")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not is_respelled(plain(one), plain(other))

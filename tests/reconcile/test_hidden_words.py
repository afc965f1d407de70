import pytest

from crossbearing.reconcile.hidden_words import without_hidden

HIDDEN = frozenset({"umm omar", "omar", "abu laith al-shami", "عُمر"})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("deal with Umm Omar", "deal with [protected]"),
        ("Umm\nOmar's list", "[protected]'s list"),
        ("“Abu Laith al-Shami” signed", "“[protected]” signed"),
        ("Omar, then OMAR.", "[protected], then [protected]."),
        ("Omar—the mayor—left", "[protected]—the mayor—left"),
        ("قال عُمر إن", "قال [protected] إن"),
        ("Omarov signed", "Omarov signed"),
        ("nobody is named", "nobody is named"),
        ("", ""),
    ],
)
def test_hidden_names_have_a_stand_in(text, shown):
    assert without_hidden(text, HIDDEN) == shown


def test_where_nobody_is_protected_a_text_stays():
    assert without_hidden("deal with Umm Omar", frozenset()) == "deal with Umm Omar"


def test_a_label_is_without_the_names_that_any_report_protects():
    hidden = frozenset({"abu idris", "abu idris al-amin"})
    assert without_hidden("people killed: Abu  Idris al-Amin fled", hidden) == "people killed: [protected] fled"
    assert without_hidden("people killed: Abu Idrisa fled", hidden) == "people killed: Abu Idrisa fled"
    assert without_hidden("Abu Idris", frozenset()) == "Abu Idris"

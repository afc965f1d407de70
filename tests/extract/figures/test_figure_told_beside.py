"""Figures that a report itself sets beside one another."""

import pytest
from told import read


def pairs(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Type and words of the pairs of figures."""
    reading = read(*paragraphs)
    words = {figure.id: figure.span.quote for figure in reading.quantities}
    return [(pair.type.value, words[pair.a], words[pair.b]) for pair in reading.pairs if pair.a in words]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Partners received 700 litres of fuel out of the 900 requested.", "scope_difference"),
        ("Trucks carried 80 tonnes of grain in May, against 30 in all of April.", "scope_difference"),
        ("Of the 31 boys whom the militia admits to, six have been handed over.", "scope_difference"),
        ("The clinic counted 12 wounded and an hour later raised the number to 19.", "scope_difference"),
        ("On Friday we wrote that seven guards were held. There were six.", "numeric_conflict"),
        ("The army logged 40 violations by rebels and the rebels 28 by the army.", "rival_account"),
    ],
)
def test_words_between_two_figures_tell_how_they_stand(text: str, kind: str) -> None:
    assert [found for found, *_ in pairs(text)] == [kind]


def test_nothing_against_some_is_a_conflict() -> None:
    text = "The rebels said that 20 shells landed on Durra. Not one shell was fired, an army spokesman said."
    assert pairs(text) == [("numeric_conflict", "20 shells", "Not one shell")]


def test_a_comparison_of_two_weeks_is_no_conflict() -> None:
    assert pairs("The panel logged nine incidents this week, up from four.") == []
